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
import { type Row, type Table, toCell } from './row.ts';

/** Opens a Parquet file. @throws KnownError */
export async function openParquet(path: string, name: string): Promise<Table> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map((child) => child.element.name);
    return {
      columns,
      rows: (wanted = columns) =>
        parquetRows({ file, metadata, name, columns: columns.filter((column) => wanted.includes(column)) }),
    };
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
  readonly columns: readonly string[];
};

/** A row group is decoded whole whatever part of it is asked for: larger ones are read in parts to bound memory. */
const rowsAtOnce = 250_000;

async function* parquetRows({ file, metadata, name, columns }: ParquetFile): AsyncGenerator<Row> {
  for (const { start, end } of rangesOf(metadata)) {
    const rows = await parquetReadObjects({
      file,
      metadata,
      compressors,
      columns: [...columns],
      rowStart: start,
      rowEnd: end,
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
        cells: Object.fromEntries(columns.map((column) => [column, cellOf(row[column])])),
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

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return toCell(String(value));
}
