import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CodeMap, readCodeMap } from '../import/codes.ts';
import type { Compilation } from '../import/compilation.ts';
import { toForm } from '../import/form.ts';
import { createIdentity } from '../import/identity.ts';
import { readLookup } from '../import/lookup.ts';
import { readMapping } from '../import/mapping.ts';
import { certainMappings, readObo } from '../import/obo.ts';
import { addCoded, createReport, type Report } from '../import/report.ts';
import { openSources } from '../import/source.ts';
import { withBroader } from '../import/standard.ts';
import { type BuiltRecord, compileTable } from '../import/table.ts';
import type { Mapping } from '../ontology/mapping.ts';
import type { FieldModel } from '../ontology/model.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import { toCode, toTable } from './table.ts';

const path = fileURLToPath(new URL('../seeds/tcga.mapping.yaml', import.meta.url));
const folder = fileURLToPath(new URL('../seeds/tcga', import.meta.url));
const home = dirname(path);

/** Values of so many rows or fewer are not listed one by one. */
const fewRows = 5;

/**
 * What of the coded values of the shipped data has a standard concept, and every frequent value that has none with
 * the reason: the records are built as a load builds them, without a database.
 */
export async function toSeedMappingPage(): Promise<string> {
  const mapping = await readMapping(path);
  const codes = await readAll(mapping.codes, (file) => readCodeMap(join(home, file), file));
  const { report, records } = await readSeed(mapping, codes, await readStandards(mapping));
  const reasonOf = await readReasons(mapping, codes);
  const overview = [...report.coded].map(([field, { values, mapped, unmapped }]) => {
    const all = records.get(field.split('.')[0] ?? '') ?? 0;
    return [
      toCode(field),
      String(all),
      `${values} (${toShare(values, all)})`,
      `${mapped} (${toShare(mapped, values)})`,
      String(unmapped.size),
    ];
  });
  const sections = [...report.coded].filter(([, { unmapped }]) => unmapped.size > 0);
  return `# What of the shipped data is mapped to standard concepts

Of every coded field: the records, those with a value, how many of these have a standard concept, and the number of different
values that have none. A value without a standard concept stays in the graph as it came, and is found by
\`source\`. No code is guessed: a value is mapped where its code is certain and its citation stands in \`seeds/tcga/maps\`, or by a
cross-reference of the disease hierarchy. This page is made by \`npm run docs\` from the shipped files.

${toTable(['field', 'records', 'with a value', 'of these with a standard concept', 'different values without'], overview)}

${sections.map(([field, { unmapped }]) => toSection(field, unmapped, reasonOf)).join('\n\n')}
`;
}

function toShare(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function toSection(
  field: string,
  unmapped: ReadonlyMap<string, number>,
  reasonOf: (field: string, value: string) => string,
): string {
  const rows = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const listed = rows.filter(([, count]) => count > fewRows);
  const rest = rows.length - listed.length;
  const few = rest === 0 ? '' : `${rest} values of ${fewRows} rows or fewer are not listed.`;
  const table = toTable(
    ['value without standard concept', 'rows', 'reason'],
    listed.map(([value, count]) => [value, String(count), reasonOf(field, value)]),
  );
  return [`## ${field}`, ...(listed.length > 0 ? [table] : []), ...(few === '' ? [] : [few])].join('\n\n');
}

async function readAll<Model, Value>(
  models: Readonly<Record<string, Model>> | undefined,
  read: (model: Model) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const entries = Object.entries(models ?? {}).map(async ([key, model]) => [key, await read(model)] as const);
  return new Map(await Promise.all(entries));
}

type Standards = ReadonlyMap<string, ReadonlySet<string>>;

/** What each source code maps to by the terminology of the mapping. */
async function readStandards({ terminology = [] }: Mapping): Promise<Standards> {
  const targets = new Map<string, Set<string>>();
  const add = (from: string, to: string) => targets.set(from, (targets.get(from) ?? new Set()).add(to));
  for (const source of terminology) {
    const file = join(home, source.file);
    if (source.format === 'obo') {
      const { terms } = await readObo(file);
      for (const { from, to } of certainMappings(terms, source.except)) add(from, to);
    } else {
      for (const [value, meaning] of await readCodeMap(file, source.file))
        if (meaning.kind === 'mapped') add(`${source.vocabulary}:${value.toUpperCase()}`, meaning.code);
    }
  }
  return targets;
}

/** Builds every record of the seed and counts its coded values. */
async function readSeed(
  mapping: Mapping,
  codes: ReadonlyMap<string, CodeMap>,
  standards: Standards,
): Promise<{ readonly report: Report; readonly records: ReadonlyMap<string, number> }> {
  const compilation: Compilation = {
    identity: createIdentity('no secret is needed to count', mapping.population),
    lookups: await readAll(mapping.lookups, (model) => readLookup(folder, model)),
    codes,
    timelines: mapping.timelines ?? {},
    panels: new Map(Object.keys(mapping.genePanels ?? {}).map((key) => [key, key])),
  };
  const report = createReport();
  const records = new Map<string, number>();
  const count = (record: BuiltRecord) => {
    const { type } = modelOf(record.type);
    records.set(type, (records.get(type) ?? 0) + 1);
    addCoded(report, withStandards(record, standards));
  };
  for (const { model, table } of await openSources(folder, mapping)) {
    const compiled = compileTable(model, compilation);
    for await (const row of table.rows()) compiled.build(row).records.forEach(count);
    for (const record of compiled.rest()) count(record);
  }
  return { report, records };
}

/** The record with the standard concepts that its source codes, or the next broader ones, map to alone. */
function withStandards(record: BuiltRecord, standards: Standards): BuiltRecord {
  const found = codedFields(record).flatMap((name) => {
    const code = record.properties[`${name}SourceConcept`];
    if (typeof code !== 'string' || record.properties[`${name}StandardConcept`] != null) return [];
    const targets = withBroader(code)
      .map((step) => standards.get(step))
      .find((one) => one !== undefined);
    return targets?.size === 1 ? [[`${name}StandardConcept`, [...targets][0] ?? null]] : [];
  });
  return { ...record, properties: { ...record.properties, ...Object.fromEntries(found) } };
}

function codedFields({ type }: BuiltRecord): readonly string[] {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(type).fields;
  return Object.keys(fields).filter((name) => fields[name]?.kind === 'coded');
}

/** Why a value of a field has no standard concept, as the reviewed lists say. */
async function readReasons(
  mapping: Mapping,
  codes: ReadonlyMap<string, CodeMap>,
): Promise<(field: string, value: string) => string> {
  const files = (mapping.terminology ?? []).filter(({ format }) => format === 'mappings');
  const axes = await Promise.all(files.map(({ file }) => readCodeMap(join(home, file), file)));
  const categories = await readCodeMap(join(folder, 'maps/icd10-category.tsv'), 'icd10-category.tsv');
  const mapsOf = (field: string) => [
    ...mapNames(mapping, field).flatMap((name) => codes.get(name) ?? []),
    ...axes,
  ];
  return (field, value) => {
    const said = mapsOf(field).map((map) => map.get(value.toLowerCase()));
    const category = categories.get(value.slice(0, 3).toLowerCase());
    const reason = [...said, category].find((meaning) => meaning?.kind === 'unmapped');
    if (reason?.kind === 'unmapped') return reason.reason;
    return 'no value map of the mapping names it';
  };
}

/** Names of the value maps that give standard concepts to `field`, as in `Measurement.test`. */
function mapNames({ tables }: Mapping, field: string): readonly string[] {
  const [label, name = ''] = field.split('.');
  const type = recordTypes.find((one) => modelOf(one).type === label);
  const templates = tables.flatMap(({ records }) => records).filter(({ record }) => record === type);
  return [...new Set(templates.flatMap(({ fields }) => toForm(fields[name] ?? '').map ?? []))];
}
