import { dirname } from 'node:path';
import type { Mapping } from '../../ontology/mapping.ts';
import { modelOf } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import type { CodeMap } from '../mapping/codes.ts';
import { readMapping } from '../mapping/mapping.ts';
import { openTables } from '../mapping/open-tables.ts';
import { readCompilation, toCompilation } from '../mapping/read-compilation.ts';
import { readTable } from '../mapping/table.ts';
import { createIdentity } from '../store/identity.ts';
import type { Release } from '../vocabulary/release.ts';
import type { ConceptName } from './candidates.ts';
import { addCoded, type CodedReport } from './coded-report.ts';
import { readReviewed } from './read-reviewed.ts';
import { readMappedTerminology } from './read-terminology.ts';
import type { ReviewedValue } from './reviewed.ts';
import { withStandards } from './standard.ts';
import { toStandardOf } from './standards.ts';
import { mappingsOf } from './terminology.ts';

/** What the files of a mapping say of codes, and what a load of a folder would find coded. */
export type DryMapping = {
  readonly mapping: Mapping;
  readonly codes: ReadonlyMap<string, CodeMap>;
  readonly terminology: readonly Release[];
  readonly reviewed: readonly ReviewedValue[];
  /** Coded values by field, such as `Condition.code`. */
  readonly coded: ReadonlyMap<string, CodedReport>;
  /** Records by GraphQL type. */
  readonly records: ReadonlyMap<string, number>;
};

/**
 * Builds every record of a folder as a load does, without a database, and counts its coded values.
 * @throws KnownError where mapping or folder cannot be used
 */
export async function dryMapping(path: string, folder: string): Promise<DryMapping> {
  const mapping = await readMapping(path);
  const home = dirname(path);
  const tables = await openTables(folder, mapping);
  const read = await readCompilation({ folder, home }, mapping);
  const terminology = await readMappedTerminology(home, mapping);
  const identity = createIdentity('no secret is needed to count', mapping.population);
  const compilation = toCompilation(read, mapping, identity);
  const standards = { standardOf: toStandardOf(await mappingsOf(terminology)), replacementOf: () => null };
  const coded = new Map<string, CodedReport>();
  const records = new Map<string, number>();
  const count = (record: BuiltRecord) => {
    const { type } = modelOf(record.type);
    records.set(type, (records.get(type) ?? 0) + 1);
    addCoded(coded, withStandards(record, standards));
  };
  for (const table of tables) {
    const { rows, rest } = readTable(table, compilation);
    for await (const row of rows()) row.build().records.forEach(count);
    for (const record of rest()) count(record);
  }
  const reviewed = await readReviewed(home, mapping, read.codes);
  return { mapping, codes: read.codes, terminology, reviewed, coded, records };
}

/** Why values of a field have no standard concept, as the value maps say; undefined where none does. */
export function createReasons(
  reviewed: readonly ReviewedValue[],
): (field: string, value: string) => string | undefined {
  const reasons = new Map<string, string>();
  for (const { record, field, value, reason } of reviewed)
    if (reason !== null) reasons.set(`${record}.${field} ${value}`, reason);
  return (field, value) => reasons.get(`${field} ${value.toLowerCase()}`);
}

/** Every name of a concept that the files of a mapping hold, and every value that its value maps give a code. */
export async function conceptNames({ codes, terminology }: DryMapping): Promise<readonly ConceptName[]> {
  const names: ConceptName[] = [];
  for (const { concepts } of terminology)
    for await (const { code, name, synonyms } of concepts())
      names.push(...[name, ...synonyms].map((text) => ({ code, name, text })));
  for (const [value, meaning] of [...codes.values()].flatMap((map) => [...map]))
    if (meaning.kind === 'mapped')
      names.push(...[value, meaning.name].map((text) => ({ code: meaning.code, name: meaning.name, text })));
  return names.filter(({ text }) => text !== '');
}
