import { isSctid } from '../../../ontology/sctid.ts';
import { eachLine, type Line, lineFault } from './lines.ts';

/** One row of a release file. */
export type Rf2Row<Column extends string> = {
  readonly line: Line;
  readonly cell: (column: Column) => string;
};

/**
 * Reads a release file row by row: columns separated by tabs, found by their names in the header, and nothing quoted.
 * SNOMED CT Release File Specifications, "Release File Format".
 * @throws KnownError with file and line where a column is missing or a row has too few or too many
 */
export async function eachRow<Column extends string>(
  file: string,
  columns: readonly Column[],
  onRow: (row: Rf2Row<Column>) => void,
): Promise<void> {
  const header = new Map<string, number>();
  await eachLine(file, (line) => {
    const tabs = tabsOf(line);
    const cellAt = (at: number) => line.bytes.toString('utf8', (tabs[at - 1] ?? -1) + 1, tabs[at]);
    if (line.number === 1) {
      for (const at of [...tabs, -1].keys()) header.set(cellAt(at), at);
      checkHeader(line, columns, header);
      return;
    }
    if (tabs.length + 1 !== header.size) throw wrongWidth(line, tabs.length + 1, header.size);
    // The last column of most files is an identifier, which tells whether something of it is missing.
    if (!line.ended && !isSctid(cellAt(tabs.length)))
      throw lineFault(line, 'the line has no end: the file seems truncated');
    onRow({ line, cell: (column) => cellAt(header.get(column) ?? 0) });
  });
}

const tab = 0x09;

function tabsOf({ bytes }: Line): readonly number[] {
  const tabs: number[] = [];
  for (let at = bytes.indexOf(tab); at !== -1; at = bytes.indexOf(tab, at + 1)) tabs.push(at);
  return tabs;
}

function checkHeader(line: Line, columns: readonly string[], header: ReadonlyMap<string, number>): void {
  const missing = columns.filter((column) => !header.has(column));
  if (missing.length === 0) return;
  const found = [...header.keys()].join(', ');
  throw lineFault(line, `the column ${missing.join(', ')} is missing; there are ${found}`);
}

function wrongWidth(line: Line, found: number, expected: number): Error {
  const truncated = line.last && found < expected ? ': the file seems truncated' : '';
  return lineFault(line, `${expected} columns are expected, but there are ${found}${truncated}`);
}

/** A SNOMED CT identifier; test data may have one without a check digit. @throws KnownError where it is none */
export function sctidOf<Column extends string>({ line, cell }: Rf2Row<Column>, column: Column): string {
  const sctid = cell(column);
  if (/^\d{1,18}$/.test(sctid)) return sctid;
  throw lineFault(line, `${column} has to be a SNOMED CT identifier (up to 18 digits), but it is "${sctid}"`);
}

/** Whether a row is in force. @throws KnownError where that is not said */
export function isActive({ line, cell }: Rf2Row<'active'>): boolean {
  const active = cell('active');
  if (active !== '0' && active !== '1')
    throw lineFault(line, `active has to be 0 or 1, but it is "${active}"`);
  return active === '1';
}
