import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { fileFault } from './file-fault.ts';
import { timesAsText, toCellOf, withDecimalsAsWritten } from './parquet-cell.ts';
import type { NameColumns, Row, Table } from './row.ts';

/** What is known of a file before it is read. */
export type ParquetFacts = {
  /** Without it the columns have the names of the file. */
  readonly nameColumns?: NameColumns;
  /** `kept` where the time of a day stays behind its date; without it the date is all. */
  readonly times?: 'kept';
  /** `whole` where texts keep the blanks around them and their accents as they are. */
  readonly texts?: 'whole';
};

/** Opens a Parquet file. @throws KnownError */
export async function openParquet(
  path: string,
  name: string,
  { nameColumns, times, texts }: ParquetFacts = {},
): Promise<Table> {
  const found = await readMetadata(path, name);
  const headings = parquetSchema(found.metadata).children.map((child) => child.element.name);
  const names = nameColumns?.(headings, headings.length) ?? headings;
  const columns = parquetSchema(found.metadata).children.map(({ element }, at) => ({
    heading: element.name,
    name: names[at] ?? element.name,
    toCell: texts === 'whole' ? withTextsWhole(toCellOf(element)) : toCellOf(element),
  }));
  return {
    columns: names,
    rows: (wanted = names) =>
      parquetRows({
        ...found,
        name,
        times,
        columns: columns.filter((column) => wanted.includes(column.name)),
      }),
  };
}

async function readMetadata(path: string, name: string): Promise<Pick<ParquetFile, 'file' | 'metadata'>> {
  try {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await parquetMetadataAsync(file) };
  } catch (error) {
    throw fileFault(
      name,
      `is no readable Parquet file (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  }
}

type ParquetFile = {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly name: string;
  readonly times: ParquetFacts['times'];
  readonly columns: readonly {
    readonly heading: string;
    readonly name: string;
    readonly toCell: (value: unknown) => string;
  }[];
};

function withTextsWhole(toText: (value: unknown) => string): (value: unknown) => string {
  return (value) => (typeof value === 'string' ? value : toText(value));
}

/** A row group is decoded whole whatever part of it is asked for: larger ones are read in parts to bound memory. */
const rowsAtOnce = 250_000;

async function* parquetRows({ file, metadata, name, times, columns }: ParquetFile): AsyncGenerator<Row> {
  for (const { start, end } of rangesOf(metadata)) {
    const rows = await parquetReadObjects({
      file,
      metadata: withDecimalsAsWritten(metadata),
      compressors,
      columns: columns.map(({ heading }) => heading),
      rowStart: start,
      rowEnd: end,
      ...(times === 'kept' ? { parsers: timesAsText } : {}),
    }).catch((error: unknown) => {
      throw fileFault(
        name,
        `cannot be read to its end (${error instanceof Error ? error.message : String(error)})`,
        error,
      );
    });
    for (const [at, row] of rows.entries())
      yield {
        number: start + at + 2,
        cells: Object.fromEntries(columns.map((column) => [column.name, column.toCell(row[column.heading])])),
      };
  }
}

function rangesOf({ row_groups }: FileMetaData): readonly { readonly start: number; readonly end: number }[] {
  const sizes = row_groups.map(({ num_rows }) => Number(num_rows));
  return sizes.flatMap((size, group) => {
    const first = sizes.slice(0, group).reduce((sum, one) => sum + one, 0);
    const parts = Math.ceil(size / rowsAtOnce);
    return Array.from({ length: parts }, (_, part) => ({
      start: first + part * rowsAtOnce,
      end: first + Math.min(size, (part + 1) * rowsAtOnce),
    }));
  });
}
