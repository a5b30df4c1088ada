import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortfallsInWords, shortfallsOf } from '../../fair/catalogue/shortfalls.ts';
import { findRecord, type VersionedRecord } from '../../fair/catalogue/versioned.ts';
import { expand } from '../../fair/rdf/iris.ts';
import type { Name } from '../../fair/rdf/prefixes.ts';
import type { Profile } from '../../fair/rdf/profiles.ts';
import { checkTriples } from '../../fair/shacl/check.ts';
import { Graph } from '../../graph/graph.ts';
import { readCatalogue } from '../../loaders/catalogue.ts';
import { facts, iris, keepNow, triplesOf } from '../fair/hospital/load.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller, seedDatasets } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);
const records = new Map<string, VersionedRecord>();

beforeAll(async () => {
  await loadSeed();
  await keepNow(graph, seedDatabase().indexFolder);
  const catalogue = await readCatalogue(graph);
  for (const id of seedDatasets) {
    const found = findRecord(catalogue, id);
    if (found !== undefined) records.set(id, found);
  }
});
afterAll(() => graph.close());

function recordOf(id: string): VersionedRecord {
  const found = records.get(id);
  if (found === undefined) throw new TypeError(`no record of ${id}`);
  return found;
}

/** Per collection: patients and patients by sort of image of the ground truth for all patients, and what CT asks. */
const truth = {
  tcga_blca: { patients: 412, slides: 412, segmented: 386 },
  tcga_brca: { patients: 1098, slides: 1098, segmented: 1062 },
  tcga_cesc: { patients: 307, slides: 307, segmented: 268 },
  tcga_coad: { patients: 464, slides: 460, segmented: 451 },
  tcga_kich: { patients: 113, slides: 113, segmented: 10 },
  tcga_kirc: { patients: 537, slides: 537, segmented: 521 },
  tcga_kirp: { patients: 291, slides: 291, segmented: 18 },
  tcga_luad: { patients: 560, slides: 522, segmented: 489 },
  tcga_ov: { patients: 601, slides: 590, segmented: 106 },
  tcga_prad: { patients: 500, slides: 500, segmented: 403 },
} as const satisfies Record<(typeof seedDatasets)[number], unknown>;

describe('figures of the shipped datasets', () => {
  it.each(seedDatasets)('of %s are those of the ground truth', (id) => {
    const { numbers } = recordOf(id).record;
    const patientsOf = (modality: string) =>
      numbers.values.MODALITY.find(({ value }) => value === modality)?.patients.value;
    expect({
      patients: numbers.patients.value,
      slides: patientsOf('SM'),
      segmented: patientsOf('SEG'),
    }).toEqual(truth[id]);
  });

  it('tell segmentations of radiology and of slides apart: every one is of a study of one sort', () => {
    const { numbers } = recordOf('tcga_kirc').record;
    expect([
      numbers.segmentations.value,
      numbers.radiologySegmentations.value,
      numbers.pathologySegmentations.value,
    ]).toEqual([1_296, 268, 1_028]);
  });

  it('count a patient with both sorts of segmentation in two studies', () =>
    expect(recordOf('tcga_luad').record.numbers.segmentedStudies.value).toBe(506));

  it('have no period: no date of the seed is of the calendar', () =>
    expect(seedDatasets.map((id) => recordOf(id).record.numbers.period)).toEqual(
      seedDatasets.map(() => null),
    ));

  it('have a distribution for each licence of images and of tables', () =>
    expect(recordOf('tcga_kirc').record.parts.map(({ sort, license }) => `${sort} ${license}`)).toEqual([
      'images CC BY 3.0',
      'images CC BY 4.0',
      'records CC0 1.0',
      'records MIT',
      'records ODbL 1.0',
      'records TCGA open access',
    ]));
});

/** The value of a predicate of a dataset in its document. */
function said(id: string, profile: Profile, predicate: Name): string | undefined {
  const start = `<${iris.base}/dataset/${id}> <${expand(predicate, iris)}> `;
  const line = triplesOf(recordOf(id), profile)
    .split('\n')
    .find((one) => one.startsWith(start));
  return /"([^"]*)"/.exec(line ?? '')?.[1];
}

/** The size in schema.org with a unit. */
function sizeOf(id: string, unit: string): string | undefined {
  const start = `<${iris.base}/dataset/${id}#size/${unit}> <https://schema.org/value> `;
  const line = triplesOf(recordOf(id), 'schema')
    .split('\n')
    .find((one) => one.startsWith(start));
  return /"([^"]*)"/.exec(line ?? '')?.[1];
}

describe('numbers of one dataset and version', () => {
  it.each(seedDatasets)('of %s are the same in GraphQL, DCAT and schema.org', async (id) => {
    type Number = { readonly value: number };
    type Answer = {
      readonly dataset: { version: string; patients: Number; studies: Number; series: Number };
    };
    const { data } = await ask<Answer>(
      `{ dataset(id: "${id}") { version patients { value } studies { value } series { value } } }`,
    );
    const { version, patients, studies, series } = data.dataset;
    const numbers = [patients, studies, series].map(({ value }) => String(value));
    const dcat: readonly Name[] = [
      'healthdcatap:numberOfUniqueIndividuals',
      'healthdcatap:numberOfRecords',
      'kg:numberOfSeries',
    ];
    expect(dcat.map((name) => said(id, 'dcat-ap', name))).toEqual(numbers);
    expect(['patients', 'imaging-studies', 'imaging-series'].map((unit) => sizeOf(id, unit))).toEqual(
      numbers,
    );
    expect([said(id, 'dcat-ap', 'dcat:version'), said(id, 'schema', 'schema:version')]).toEqual([
      version,
      version,
    ]);
  });
});

const check = { facts: () => facts, iris, check: checkTriples };

/** What nobody who publishes the seed has said, in the words of the record's page; each distribution lacks the same. */
const healthLacks = [
  'dcat:contactPoint: is missing',
  'dcat:distribution: has not all that is demanded of it; dcatap:applicableLegislation is missing',
  'dcatap:applicableLegislation: is missing',
  'dct:accessRights: is not the value that is demanded',
  'dct:publisher: has not all that is demanded of it; cv:contactPoint is missing',
  'dct:type: is missing',
  'healthdcatap:hdab: is missing',
];
const eucaimLacks = [
  ...healthLacks,
  'eucaim:collectionMethod: is missing',
  'eucaim:interoperabilityLevel: is missing',
];

/** Two classes of the hyper-ontology are called ovary: neither is certain. */
const lacks: Readonly<Partial<Record<string, readonly string[]>>> = {
  tcga_ov: ['eucaim:hasImageBodyPart: is missing'],
};

describe('the shipped datasets', () => {
  it.each(
    seedDatasets.flatMap((id) =>
      (['dcat-ap', 'fdp', 'schema'] as const).map((profile) => [id, profile] as const),
    ),
  )('%s conforms to %s', async (id, profile) =>
    expect(await shortfallsOf(recordOf(id), profile, check)).toEqual([]),
  );

  it.each(seedDatasets)(
    '%s lacks for the health profiles what nobody has said, and nothing else',
    async (id) => {
      const versioned = recordOf(id);
      const parts = versioned.record.parts.length;
      const wordsOf = async (profile: Profile) =>
        shortfallsInWords(versioned, profile, await shortfallsOf(versioned, profile, check), iris);
      const health = await wordsOf('healthdcat');
      const eucaim = await wordsOf('eucaim');
      const ofDataset = (words: readonly string[]) =>
        words.filter((one) => !one.includes(' of /distribution/') && !one.includes('left out')).sort();
      const ofParts = (words: readonly string[], property: string) =>
        words.filter((one) => one.startsWith(`${property} of /distribution/`)).length;
      expect(ofDataset(health)).toEqual([...healthLacks].sort());
      expect(ofDataset(eucaim)).toEqual([...eucaimLacks, ...(lacks[id] ?? [])].sort());
      expect(ofParts(health, 'dcatap:applicableLegislation')).toBe(parts);
      expect(ofParts(eucaim, 'dct:rights')).toBe(parts);
    },
  );
});
