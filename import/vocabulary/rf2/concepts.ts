import { lineFault } from './lines.ts';
import { eachRow, isActive, type Rf2Row, sctidOf } from './rows.ts';

/** The concepts of a release, numbered as they stand in its concept file. */
export type Rf2Concepts = {
  /** As CURIEs. */
  readonly codes: readonly string[];
  readonly isActive: (concept: number) => boolean;
  /** The CURIE of a concept. */
  readonly codeOf: (concept: number) => string;
  /** The concept that a row names. @throws KnownError where the concept file does not have it */
  readonly numberOf: <Column extends string>(row: Rf2Row<Column>, column: Column) => number;
  /** The same; a type or reference set that only other files name gets the next number. */
  readonly referTo: <Column extends string>(row: Rf2Row<Column>, column: Column) => number;
};

/** Reads a concept file. */
export async function readRf2Concepts(file: string): Promise<Rf2Concepts> {
  const numbers = new Map<string, number>();
  const active: boolean[] = [];
  await eachRow(file, ['id', 'active'], (row) => {
    const sctid = sctidOf(row, 'id');
    if (numbers.has(sctid))
      throw lineFault(row.line, `the concept ${sctid} is there twice; a snapshot has each once`);
    numbers.set(sctid, active.length);
    active.push(isActive(row));
  });
  if (active.length === 0)
    throw lineFault({ file, number: 2 }, 'there is no concept: the file seems truncated');
  const codes = Array.from(numbers.keys(), toCurie);
  return {
    codes,
    isActive: (concept) => active[concept] === true,
    codeOf: (concept) => codes[concept] ?? '',
    numberOf: (row, column) => {
      const known = numbers.get(row.cell(column));
      if (known !== undefined) return known;
      throw lineFault(row.line, `${column} is ${sctidOf(row, column)}, which is no concept of ${file}`);
    },
    referTo: (row, column) => {
      const sctid = sctidOf(row, column);
      const known = numbers.get(sctid) ?? codes.push(toCurie(sctid)) - 1;
      numbers.set(sctid, known);
      return known;
    },
  };
}

function toCurie(sctid: string): string {
  return `SNOMED:${sctid}`;
}
