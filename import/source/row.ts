/** One row of a source; an absent or empty cell is ''. */
export type Row = {
  /** That of its first line in the file; a header in the first line is row 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
};

/**
 * A cell or the name of a column as it is read: without blanks around it, and each letter with its accents as one character
 * (NFC): macOS writes `ü` as two, and who is `Pü2` in one file would be another one in the next.
 */
export function toCell(text: string): string {
  return text.trim().normalize('NFC');
}

/** A row that cannot be read as one: what is wrong with it, where, and its cells as far as they can be told. */
export type BrokenRow = Row & { readonly broken: string; readonly column: string; readonly value: string };

/** Rows that are asked for: those with one of some whole numbers, as their digits, in a column. */
export type Among = { readonly column: string; readonly numbers: ReadonlySet<string> };

/** A source table. @throws KnownError where the file as a whole cannot be read. */
export type Table = {
  readonly columns: readonly string[];
  /**
   * All rows; of a file that stores columns apart only the cells of `wanted`. What finds rows by their cells, as a database does, may leave
   * out those that are not `among` the ones that are asked for.
   */
  readonly rows: (wanted?: readonly string[], among?: Among) => AsyncGenerator<Row | BrokenRow>;
};

/** Names of columns by what a file heads them with, and by how many cells its first row has. @throws KnownError */
export type NameColumns = (headings: readonly string[], cells: number) => readonly string[];
