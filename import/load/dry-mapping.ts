import type { Write } from '../../graph/graph.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { ConceptName } from '../concepts/candidates.ts';
import { checkMapping } from '../concepts/check-mapping.ts';
import { addCoded, type CodedReport } from '../concepts/coded-report.ts';
import type { ReviewedValue } from '../concepts/reviewed.ts';
import { withStandards } from '../concepts/standard.ts';
import { toStandardOf } from '../concepts/standards.ts';
import { mappingsOf } from '../concepts/terminology.ts';
import type { BuiltRecord, Reject } from '../delivery.ts';
import { createIdentity } from '../store/identity.ts';
import type { RecordBatch } from './batch.ts';
import { readTables } from './load.ts';
import { loadFile } from './load-file.ts';
import { checkDangling, checkRecords, type Dangling } from './references.ts';
import type { Contents } from './source.ts';

/** What a load of a folder would find, and what it would reject. */
export type DryMapping = {
  readonly mapping: Mapping;
  readonly contents: Contents;
  /** Coded values by field, such as `Condition.code`. */
  readonly coded: ReadonlyMap<string, CodedReport>;
  /** Records by GraphQL type. */
  readonly records: ReadonlyMap<string, number>;
  readonly rejects: readonly RejectGroup[];
};

/** Rejects of one reason: how many, and the first of them. */
export type RejectGroup = { readonly file: string; readonly first: Reject; readonly count: number };

/**
 * Builds and checks every record of a folder as a load into an empty graph does, without a database; counts its coded
 * values. @throws KnownError where mapping or folder cannot be used
 */
export async function dryMapping(path: string, folder: string): Promise<DryMapping> {
  const mapping = await checkMapping(path, folder);
  const { open } = await readTables({ folder, mapping: path });
  const contents = await open();
  const count = await createCount(contents);
  const check = createCheck(mapping);
  const load = {
    identity: createIdentity('no secret is needed to count', mapping.population),
    wanted: () => true,
    write: async (batch: RecordBatch) => {
      batch.records.forEach(count.add);
      await check.add(batch);
    },
    tell: () => {},
  };
  for (const file of contents.files) await loadFile(file, load);
  const { coded, records } = count;
  return { mapping, contents, coded, records, rejects: await check.end() };
}

/** Counts records, and their coded values with the standard concepts that the files of the mapping give. */
async function createCount({ terminology }: Contents) {
  const standards = { standardOf: toStandardOf(await mappingsOf(terminology)), replacementOf: () => null };
  const coded = new Map<string, CodedReport>();
  const records = new Map<string, number>();
  const add = (record: BuiltRecord) => {
    const { type } = modelOf(record.type);
    records.set(type, (records.get(type) ?? 0) + 1);
    addCoded(coded, withStandards(record, standards));
  };
  return { coded, records, add };
}

/** A graph in which nothing is found. */
const emptyGraph: Write = async () => [];

/**
 * Finds what batches reject: what their rows give, keys that come twice, patients whom nobody registers, references that
 * lead nowhere. What the mapping itself does not make is taken to be in the graph.
 */
function createCheck(mapping: Mapping) {
  const made = madeBy(mapping);
  const seen = {
    patients: new Set<string>(),
    records: new Set<string>(),
    targets: new Set<string>(),
    first: true,
  };
  const waiting: (Dangling & { readonly file: string })[] = [];
  const groups = new Map<string, RejectGroup>();
  const keep = (file: string, rejects: readonly Reject[]) => {
    for (const reject of rejects) {
      const key = JSON.stringify([file, reject.record, reject.column, reject.reason]);
      const { first = reject, count = 0 } = groups.get(key) ?? {};
      groups.set(key, { file, first, count: count + 1 });
    }
  };
  return {
    add: async ({ file, records, rejects }: RecordBatch) => {
      if (!made.has(person.record)) for (const { patient } of records) seen.patients.add(patient);
      const checked = await checkRecords(emptyGraph, records, seen);
      keep(file, [...rejects, ...checked.rejects]);
      waiting.push(...checked.dangling.filter(({ to }) => made.has(to)).map((one) => ({ ...one, file })));
    },
    end: async () => {
      for (const { file, ...one } of waiting)
        keep(file, (await checkDangling(emptyGraph, [one], seen)).rejects);
      return [...groups.values()];
    },
  };
}

function madeBy({ tables }: Mapping): ReadonlySet<string> {
  return new Set(tables.flatMap(({ records }) => records.map(({ record }): RecordType => record)));
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
export async function conceptNames({
  terminology,
  reviewed,
  names,
}: Contents): Promise<readonly ConceptName[]> {
  const found: ConceptName[] = [];
  for (const { concepts } of terminology)
    for await (const { code, name, synonyms } of concepts())
      found.push(...[name, ...synonyms].map((text) => ({ code, name, text })));
  for (const { value, code } of reviewed)
    if (code !== null) found.push({ code, name: names.get(code) ?? '', text: value });
  for (const [code, name] of names) found.push({ code, name, text: name });
  return found.filter(({ text }) => text !== '');
}
