import { dirname, join } from 'node:path';
import type { Mapping } from '../../ontology/mapping.ts';
import { modelOf } from '../../ontology/records.ts';
import { type ReviewedValue, readReviewed } from '../concepts/reviewed.ts';
import { withStandards } from '../concepts/standard.ts';
import { toStandardOf } from '../concepts/standards.ts';
import { mappingsOf, readTerminology } from '../concepts/terminology.ts';
import type { BuiltRecord } from '../delivery.ts';
import { type CodeMap, readCodeMap } from '../mapping/codes.ts';
import type { Compilation } from '../mapping/compilation.ts';
import { readLookup } from '../mapping/lookup.ts';
import { readMapping } from '../mapping/mapping.ts';
import { openSources } from '../mapping/sources.ts';
import { compileTable } from '../mapping/table.ts';
import { createIdentity } from '../store/identity.ts';
import type { Release } from '../vocabulary/release.ts';
import type { ConceptName } from './candidates.ts';
import { addCoded, createReport, type Report } from './report.ts';

/** What the files of a mapping say of codes, and what a load of a folder would find coded. */
export type Survey = {
  readonly mapping: Mapping;
  readonly codes: ReadonlyMap<string, CodeMap>;
  readonly terminology: readonly Release[];
  readonly reviewed: readonly ReviewedValue[];
  /** Coded values by field, such as `Condition.code`, and rejects without their file. */
  readonly report: Report;
  /** Records by GraphQL type. */
  readonly records: ReadonlyMap<string, number>;
};

/**
 * Builds every record of a folder as a load does, without a database, and counts its coded values.
 * @throws KnownError where mapping or folder cannot be used
 */
export async function surveyTables(path: string, folder: string): Promise<Survey> {
  const mapping = await readMapping(path);
  const home = dirname(path);
  const sources = await openSources(folder, mapping);
  const codes = await readAll(mapping.codes, (file) => readCodeMap(join(home, file), file));
  const terminology = await readTerminology(home, mapping);
  const compilation: Compilation = {
    identity: createIdentity('no secret is needed to count', mapping.population),
    lookups: await readAll(mapping.lookups, (model) => readLookup(folder, model)),
    codes,
    timelines: mapping.timelines ?? {},
    panels: new Map(Object.keys(mapping.genePanels ?? {}).map((key) => [key, key])),
  };
  const standards = { standardOf: toStandardOf([...mappingsOf(terminology)]), replacementOf: () => null };
  const report = createReport();
  const records = new Map<string, number>();
  const count = (record: BuiltRecord) => {
    const { type } = modelOf(record.type);
    records.set(type, (records.get(type) ?? 0) + 1);
    addCoded(report, withStandards(record, standards));
  };
  for (const { model, rows } of sources) {
    const { build, rest } = compileTable(model, compilation);
    for await (const row of rows()) build(row).records.forEach(count);
    for (const record of rest()) count(record);
  }
  return {
    mapping,
    codes,
    terminology,
    reviewed: await readReviewed(home, mapping, codes),
    report,
    records,
  };
}

async function readAll<Model, Value>(
  models: Readonly<Record<string, Model>> | undefined,
  read: (model: Model) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const entries = Object.entries(models ?? {}).map(async ([key, model]) => [key, await read(model)] as const);
  return new Map(await Promise.all(entries));
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
export async function conceptNames({ codes, terminology }: Survey): Promise<readonly ConceptName[]> {
  const names: ConceptName[] = [];
  for (const { concepts } of terminology)
    for await (const { code, name, synonyms } of concepts())
      names.push(...[name, ...synonyms].map((text) => ({ code, name, text })));
  for (const [value, meaning] of [...codes.values()].flatMap((map) => [...map]))
    if (meaning.kind === 'mapped')
      names.push(...[value, meaning.name].map((text) => ({ code: meaning.code, name: meaning.name, text })));
  return names.filter(({ text }) => text !== '');
}
