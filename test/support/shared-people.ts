import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import { clearPopulation } from './population.ts';

/** Three datasets of the same people, each a delivery of its own, whose registrations and index conditions differ. */
export const sharedDatasets = ['sp-a', 'sp-b', 'sp-c'] as const;

/** One of them. */
export type SharedDataset = (typeof sharedDatasets)[number];

export const sharedPopulation = 'shared-people';

/** Source ids of everybody. */
export const sharedPeople = Array.from({ length: 24 }, (_, n) => `SP${String(n).padStart(2, '0')}`);

/** Numbers below 1 that look random and are the same for the same text. */
function createRandom(text: string): () => number {
  let state = [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Random = ReturnType<typeof createRandom>;

const pick = (random: Random, ...values: readonly string[]) =>
  values[Math.floor(random() * values.length)] ?? '';
const dateIn = (random: Random, from: number, years: number) => {
  const two = (n: number) => String(n).padStart(2, '0');
  const year = from + Math.floor(random() * years);
  return `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
};

type Row = readonly string[];
/** Empty cells: as many as leave a field of most people to their index conditions. */
const none = ['', '', '', '', '', ''];
const rowsOf = (most: number, random: Random, make: (n: number) => Row) =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, (_, n) => make(n));

/** What a dataset says of a person: of each two in three. */
function personIn(dataset: SharedDataset, person: string) {
  const random = createRandom(`${dataset} ${person} of a test`);
  for (let warm = 0; warm < 5; warm += 1) random();
  if (random() > 0.67) return { people: [], diagnoses: [], labs: [], series: [] };
  const sources = random() < 0.5 ? ['registry', 'pacs'] : [pick(random, 'registry', 'pacs', 'rumour')];
  return {
    people: sources.map((source) => [
      ...[person, source, pick(random, 'FEMALE', 'MALE', ''), pick(random, 'ALIVE', 'DEAD', '')],
      ...[
        pick(random, '41', '52', '63', ...none),
        pick(random, '2010', '2012', ...none),
        pick(random, 'white', 'asian', ''),
      ],
      pick(random, dateIn(random, 1940, 30), dateIn(random, 1940, 30), '1955', ''),
    ]),
    diagnoses: rowsOf(2, random, (n) => [
      ...[person, `d${n}`, pick(random, 'C50.1', 'C64.9', 'C34.1'), pick(random, 'yes', 'no')],
      ...[dateIn(random, 2005, 10), pick(random, '', '', '44')],
    ]),
    labs: rowsOf(3, random, (n) => [
      person,
      `l${n}`,
      pick(random, 'hb', 'psa'),
      dateIn(random, 2005, 12),
      String(5 + n),
    ]),
    series: rowsOf(2, random, (n) => {
      const uid = `${dataset}.${person}.${n}`;
      return [person, uid, pick(random, 'CT', 'MR'), dateIn(random, 2006, 9), `s3://idc-open-data/${uid}/*`];
    }),
  };
}

const headers = {
  people: 'person source sex vital age year race born',
  diagnoses: 'person no code main date age',
  labs: 'person no test date value',
  series: 'person uid modality date place',
} as const;

function tablesOf(dataset: SharedDataset): Readonly<Record<string, string>> {
  const all = sharedPeople.map((person) => personIn(dataset, person));
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => {
      const rows = all.flatMap((one) => one[name as keyof typeof headers]); // entries widens the keys
      return [`${name}.tsv`, [header.split(' '), ...rows].map((row) => `${row.join('\t')}\n`).join('')];
    }),
  );
}

/** The third dataset has its days on a clock of its own. */
function mappingOf(dataset: SharedDataset): string {
  const clock = dataset === 'sp-c' ? 'sp-other' : 'sp-clinic';
  const table = (name: string) =>
    `  - name: ${name}\n    file: ${name}.tsv\n    license: internal\n    patient: person\n    dataset: { const: ${dataset} }\n    records:`;
  const start = `start: { timeline: { const: ${clock} }, date: date }`;
  const own = `{ const: ${dataset} }`;
  return `oncographMapping: 1
title: ${dataset}
population: ${sharedPopulation}
timelines: { ${clock}: { kind: ${dataset === 'sp-c' ? 'SHIFTED' : 'CALENDAR'}, description: days } }
precedence: { sex: [registry, pacs], birth: [pacs, registry, rumour], ageAtDiagnosis: [pacs, registry] }
datasets: { accessRights: NON_PUBLIC, license: [internal] }
tables:
${table('people')}
      - { record: registration, key: [${own}, source], fields: { source: source, sex: sex, vitalStatus: vital, ageAtDiagnosis: age, yearOfDiagnosis: year, race: { source: race }, birth: { timeline: { const: ${clock} }, date: born } } }
${table('diagnoses')}
      - { record: condition, key: [${own}, no], fields: { code: { source: code, code: code, vocabulary: ICD10 }, index: main, ageAtDiagnosis: age, ${start} } }
${table('labs')}
      - { record: measurement, key: [${own}, no], fields: { test: { source: test }, category: { const: LABORATORY }, value: { value: value, unit: { const: g/dL } }, ${start} } }
${table('series')}
      - { record: imagingStudy, key: [uid], fields: { studyInstanceUid: uid, ${start} } }
      - { record: imagingSeries, key: [uid], fields: { seriesInstanceUid: uid, modality: { source: modality }, study: { key: [uid] }, location: place, ${start} } }
`;
}

/** Makes the population anew, of these datasets alone, in this order. */
export async function loadSharedPeople(graph: Graph, datasets: readonly SharedDataset[]): Promise<void> {
  await clearPopulation(graph, sharedPopulation);
  for (const dataset of datasets) await loadShared(graph, dataset);
}

async function loadShared(graph: Graph, dataset: SharedDataset): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-shared-'));
  try {
    const files = { ...tablesOf(dataset), 'mapping.yaml': mappingOf(dataset) };
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
    const { report } = await loadTables(graph, {
      folder,
      mapping: join(folder, 'mapping.yaml'),
      access: 'tiered',
    });
    if (report.rejects.length > 0) throw new TypeError(JSON.stringify(report.rejects.slice(0, 5)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
