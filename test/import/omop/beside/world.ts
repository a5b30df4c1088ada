import { createUniform } from '../../../../noise/uniform.ts';
import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import { seededBytes } from '../../../support/seeded-bytes.ts';
import type { Tables } from '../table-files.ts';

/** What new rows are made with: chances that a seed decides, and ids that no other row has. */
export type World = {
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** The next id of a table. */
  readonly next: (table: CdmTable) => string;
};

/** Ids that a site may give: the set's own end far below; some are above 2^31, some above 2^53. */
const firstIds: Readonly<Partial<Record<CdmTable, bigint>>> = {
  image_occurrence: 3_000_000_001n,
  image_feature: 3_000_000_001n,
  note: 9_007_199_254_740_993n,
};

/** The same seed makes the same world. */
export function createWorld(seed: string): World {
  const uniform = createUniform(seededBytes(seed));
  const below = (limit: number) => Number(uniform(BigInt(limit)));
  const last = new Map<CdmTable, bigint>();
  return {
    below,
    one: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new RangeError('nothing to draw from');
      return found;
    },
    next: (table) => {
      const id = (last.get(table) ?? (firstIds[table] ?? 1_000_001n) - 1n) + 1n;
      last.set(table, id);
      return `${id}`;
    },
  };
}

/** Rows of several parts, table by table, in the order of the parts. */
export function together(parts: readonly Tables[]): Tables {
  const all = new Map<string, Tables[CdmTable]>();
  for (const part of parts)
    for (const [table, rows] of Object.entries(part)) all.set(table, [...(all.get(table) ?? []), ...rows]);
  return Object.fromEntries(all);
}

/** The day that is so many days after another, which may be negative. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
