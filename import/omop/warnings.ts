/** Notes something odd about a cell that is kept all the same. */
export type Warn = (column: string, what: string) => void;

/** Odd things by table, column and what they are, with how many rows have them. */
export type Warnings = {
  readonly warnOf: (table: string) => Warn;
  readonly list: () => readonly string[];
};

/** No warnings yet. */
export function createWarnings(): Warnings {
  const counts = new Map<string, number>();
  return {
    warnOf: (table) => (column, what) => {
      const key = `${table}.${column}: ${what}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    list: () => [...counts].map(([key, rows]) => `${key} (${rows} ${rows === 1 ? 'row' : 'rows'})`),
  };
}
