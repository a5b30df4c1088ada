import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import { keepCatalogue } from '../../server/keep.ts';
import { followGraph } from '../../server/services.ts';
import { testDatabase } from './database.ts';
import { clearPopulation } from './population.ts';

/** What stands in everything that the records of the closed ward say, and nowhere else; in any case. */
export const mark = 'xqleak';

/** Numbers of the closed ward that nothing else has: patients, measurements, studies, series, an age, a year. */
export const numbers = [617, 4_243, 619, 1_238, 97, 1893] as const;
const [patients, measurements, , , age, year] = numbers;

/** The vocabulary that the closed ward alone has codes of. */
export const closedVocabulary = 'HemOnc';

/** The category of ICD-10 that the closed ward alone has codes of, and a code of it below one that the open ward has, too. */
export const closedCategory = 'Y97';
export const closedBelow = 'C63.8';
/** The category in place of it when the closed ward alone is loaded again. */
const closedNext = 'Y98';

/** What of a text comes from the records of the closed ward: its mark, its codes, and numbers that stand by themselves. */
export function leaksIn(text: string): readonly string[] {
  const alone = numbers.flatMap((n) => [String(n), n.toLocaleString('en')]);
  const found = [...text.matchAll(new RegExp(`(?<![\\w.:/-])(?:${alone.join('|')})(?![\\w/-])`, 'g'))];
  const marked = [...text.matchAll(new RegExp(`${mark}|\\b(?:${closedCategory}|${closedBelow})\\b`, 'gi'))];
  return [...found, ...marked].map((match) => text.slice(Math.max(0, match.index - 60), match.index + 60));
}

export const closedWard = 'ward-closed';
export const openWard = 'ward-open';
const populations = { [closedWard]: `${mark}-people`, [openWard]: 'ward-open-people' } as const;

/** A ward that loads its tables: of one form, with words and rights of its own. */
type Ward = {
  readonly id: typeof closedWard | typeof openWard;
  readonly word: string;
  /** Of codes that nothing else in the graph has. */
  readonly vocabulary: string;
  /** Of ICD-10. */
  readonly category: string;
  readonly rights: 'PUBLIC' | 'NON_PUBLIC';
  readonly patients: number;
  readonly measurements: number;
  /** Of everybody at diagnosis, and the year of all records. */
  readonly age: number;
  readonly year: number;
};

const wards: readonly Ward[] = [
  {
    ...{
      id: closedWard,
      word: mark,
      vocabulary: closedVocabulary,
      category: closedCategory,
      rights: 'NON_PUBLIC',
    },
    ...{ patients, measurements, age, year },
  },
  {
    ...{ id: openWard, word: 'plainly', vocabulary: 'RxNormExtension', category: 'C63', rights: 'PUBLIC' },
    ...{ patients: 5, measurements: 11, age: 41, year: 2015 },
  },
];

/** Loads a ward whose data are not open beside one whose are, and keeps the catalogue. */
export async function loadWards(graph: Graph): Promise<void> {
  await clearWards(graph);
  for (const ward of wards) await loadWard(graph, ward);
  await keepCatalogue(followGraph(graph, { dataDir: testDatabase().indexFolder }));
}

export async function clearWards(graph: Graph): Promise<void> {
  for (const population of Object.values(populations)) await clearPopulation(graph, population);
  await graph.write((run) =>
    run(cypher`
      MATCH (version:DatasetVersion WHERE version.dataset IN ${Object.keys(populations)})
      DELETE version`),
  );
}

/** Loads both wards again, each with a patient more than before, and keeps the catalogue. */
export async function loadMore(graph: Graph): Promise<void> {
  for (const ward of wards) await loadWard(graph, { ...ward, patients: ward.patients + 1 });
  await keepCatalogue(followGraph(graph, { dataDir: testDatabase().indexFolder }));
}

/** Loads the closed ward again with a patient more and with codes that nothing had, and keeps the catalogue. */
export async function loadClosed(graph: Graph): Promise<void> {
  for (const ward of wards)
    if (ward.id === closedWard)
      await loadWard(graph, { ...ward, category: closedNext, patients: ward.patients + 1 });
  await keepCatalogue(followGraph(graph, { dataDir: testDatabase().indexFolder }));
}

async function loadWard(graph: Graph, ward: Ward): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-ward-'));
  try {
    for (const [file, text] of Object.entries(filesOf(ward))) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const mapping = join(folder, 'mapping.yaml');
    const { report } = await loadTables(graph, { folder, mapping, access: 'tiered' });
    if (report.rejects.length > 0) throw new TypeError(JSON.stringify(report.rejects.slice(0, 5)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const range = (length: number) => Array.from({ length }, (_, n) => n + 1);
const lines = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

function filesOf(ward: Ward): Readonly<Record<string, string>> {
  const { id, word, vocabulary, category, age, year, patients: everybody } = ward;
  const own = (n: number) => `${word}-p${n}`;
  return {
    'mapping.yaml': mappingOf(ward),
    [`maps/${word}-diagnoses.tsv`]: lines('value\tcode\tname\tcitation\treason', [
      `${word} sickness\t${vocabulary}:${word.toUpperCase()}7\t${word} disease\ta test\t`,
      `${category}.3\tDOID:${word}\t${word} of the kidney\ta test\t`,
      `${word} shared\tNCIT:C99999\t${id === closedWard ? `${word} name of a shared code` : ''}\ta test\t`,
    ]),
    [`${word}-patients.csv`]: lines(
      'patient,sex,age',
      range(everybody).map((n) => `${own(n)},female,${age}`),
    ),
    [`${word}-diagnoses.csv`]: lines(
      'patient,words,code,day',
      range(everybody).flatMap((n) => [
        `${own(n)},${word} sickness,${category}.3,${year}-01-02`,
        `${own(n)},${word} unmapped,${category}.4,${year}-01-02`,
        `${own(n)},${word} shared,,${year}-01-02`,
        ...(id === closedWard ? [`${own(n)},${word} below,${closedBelow},${year}-01-02`] : []),
      ]),
    ),
    [`${word}-labs.csv`]: lines(
      'patient,day,test,code,value,unit',
      range(ward.measurements).map(
        (n) => `${own((n % everybody) + 1)},${year}-03-0${(n % 9) + 1},${word} test,${word}9,${n},g/dL`,
      ),
    ),
    [`${word}-series.csv`]: lines(
      'patient,study,series,modality,bodyPart,manufacturer,description,day,license',
      range(everybody + 2).flatMap((n) =>
        [1, 2].map((of) =>
          [
            ...[own((n % everybody) + 1), `${word}.${n}`, `${word}.${n}.${of}`, `${word}modality`],
            ...[`${word} part`, `${word} maker`, `${word} words`, `${year}-04-05`, `${word} licence`],
          ].join(','),
        ),
      ),
    ),
    [`datasets/${id}.yaml`]: `oncographDataset: 1\nid: ${id}\ntitle: The ${id}\ndescription: As its operator says.\n`,
  };
}

function mappingOf({ id, word, vocabulary, rights }: Ward): string {
  const table = (name: string) =>
    `  - name: ${name}\n    file: ${word}-${name}.csv\n    license: internal\n    patient: patient\n    dataset: { const: ${id} }\n    records:`;
  const start = `start: { timeline: { const: ${word}-clock }, date: day }`;
  const map = `maps/${word}-diagnoses.tsv`;
  return `oncographMapping: 1
title: ${word} title
population: ${populations[id]}
terminology:
  - { format: mappings, file: ${map}, vocabulary: ICD10, source: ${word} map }
codes: { diagnosis: ${map} }
timelines: { ${word}-clock: { kind: CALENDAR, description: ${word} days } }
datasets: { accessRights: ${rights}, license: [internal], descriptions: { folder: datasets } }
tables:
${table('patients')}
      - { record: registration, key: [{ const: ${word} }], fields: { source: { const: ${word} }, sex: { column: sex, map: { female: FEMALE } }, ageAtDiagnosis: age } }
${table('diagnoses')}
      - { record: condition, key: [words], fields: { code: { source: words, code: code, vocabulary: ICD10, map: diagnosis }, index: { const: 'yes' }, ${start} } }
${table('labs')}
      - { record: measurement, fields: { test: { source: test, code: code, vocabulary: ${vocabulary} }, category: { const: LABORATORY }, value: { value: value, unit: unit }, ${start} } }
${table('series')}
      - { record: imagingStudy, group: [study], fields: { studyInstanceUid: study, description: description, ${start} } }
      - { record: imagingSeries, group: [series], fields: { seriesInstanceUid: series, modality: { source: modality }, bodyPart: { source: bodyPart }, manufacturer: manufacturer, description: description, license: license, study: { key: [study] }, ${start} } }
`;
}
