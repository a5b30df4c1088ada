import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { countOne } from '../../support/count.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { writeBad } from './bad/bad.ts';
import { sound } from './bad/sound.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import type { Cells, Tables } from './table-files.ts';

const dataset = 'it-omop-second';
const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf(dataset));
beforeEach(() => clearPopulation(graph, dataset));
afterAll(async () => {
  await clearPopulation(graph, dataset);
  await graph.close();
});

function load(rows: Tables) {
  return inFolder(async (folder) => {
    await writeBad(folder, { rows });
    return (await loadOmop(graph, { folder, dataset })).report;
  });
}

const [ofConcept = {}] = sound.concept ?? [];
const [ofMeasurement = {}] = sound.measurement ?? [];

function conceptOf(id: string, [vocabulary, kind, name]: readonly [string, string, string]): Cells {
  return {
    ...ofConcept,
    concept_id: id,
    vocabulary_id: vocabulary,
    concept_class_id: kind,
    concept_name: name,
    concept_code: id,
  };
}

/** A measurement of a concept with a value. */
function measured(id: string, concept: string, value: string): Cells {
  return {
    ...ofMeasurement,
    measurement_id: id,
    measurement_concept_id: concept,
    value_as_number: '',
    value_as_concept_id: value,
  };
}

const variants = () =>
  graph.read<{ readonly row: string }>(cypher`
    MATCH (variant:Variant {dataset: ${dataset}})-[:SAID_BY]->(row:Measurement)
    RETURN variant.gene AS gene, variant.proteinChange AS change, row.omopKey AS row
    ORDER BY row`);

describe('a variant of OMOP Genomic', () => {
  const genomic = (kind: string, name: string) => ({
    concept: [conceptOf('2000000044', ['OMOP Genomic', kind, name])],
  });
  const present = measured('900', '2000000044', '4181412');

  it.each([
    ['Gene Protein Variant', 'TP53:p.Arg175His', { gene: 'TP53', change: 'Arg175His' }],
    ['Protein Variant', 'MLL2 protein: p.Gln3 Ter', { gene: 'KMT2D', change: null }],
    [
      'Gene DNA Variant',
      'TP53 on genome GRCh38 at chr17:7675088C>T, substitution',
      { gene: 'TP53', change: null },
    ],
  ])('of the class %s with the name %s is a record beside that of its row', async (kind, name, expected) => {
    const report = await load({ ...genomic(kind, name), measurement: [present] });
    expect(await variants()).toEqual([{ ...expected, row: '900' }]);
    expect(report.types.get('measurement')?.loaded).toBe(2);
  });

  it('has the change of the protein of its row where its name has none', async () => {
    const measurement = [{ ...present, value_source_value: 'NP_000537.3:p.Arg175His' }];
    await load({ ...genomic('Gene DNA Variant', 'TP53 on genome GRCh38'), measurement });
    expect(await variants()).toEqual([{ gene: 'TP53', change: 'Arg175His', row: '900' }]);
  });

  it.each([
    ['Gene Variant', 'ESR1 (estrogen receptor 1) gene variant measurement'],
    ['Genetic Variation', 'MKI67 (marker of proliferation Ki-67) gene variant measurement'],
    ['Structural Variant', 'Karyotype 47,XX,+21'],
    ['Gene Protein Variant', 'NOSUCHGENE:p.Arg1His'],
  ])('is none where the class is %s and the name %s', async (kind, name) => {
    await load({ ...genomic(kind, name), measurement: [present] });
    expect(await variants()).toEqual([]);
  });

  it('is found where its row says so or says no value, and asked as any variant', async () => {
    const report = await load({
      ...genomic('Gene Protein Variant', 'TP53:p.Arg175His'),
      measurement: [
        present,
        measured('901', '2000000044', ''),
        measured('902', '2000000044', '0'),
        measured('903', '2000000044', '4132135'),
        measured('904', '2000000044', '9189'),
        measured('905', '2000000044', '777'),
        {
          ...measured('906', '0', '9191'),
          person_id: '2',
          visit_occurrence_id: '',
          measurement_source_concept_id: '2000000044',
        },
      ],
    });
    expect((await variants()).map(({ row }) => row)).toEqual(['900', '901', '902', '906']);
    expect(report.notes).toContain(
      'measurement.value_as_concept_id: does not say whether the variant was found (1 row)',
    );
    const asked = { variant: { gene: ['tp53'], proteinChange: ['p.Arg175His'] } };
    expect(await countOne(ask, asked)).toBe(2);
  });
});

describe('a stage of Cancer Modifier', () => {
  it('is a measurement of the category of stages', async () => {
    await load({
      concept: [
        conceptOf('2000000021', ['Cancer Modifier', 'Staging/Grading', 'AJCC/UICC Stage 1']),
        conceptOf('2000000034', ['Cancer Modifier', 'Topography', 'Left']),
      ],
      measurement: [measured('900', '2000000021', ''), measured('901', '2000000034', '')],
    });
    expect(
      await graph.read(cypher`
        MATCH (row:Measurement {dataset: ${dataset}, category: 'STAGING'})
        RETURN row.omopKey AS row`),
    ).toEqual([{ row: '900' }]);
  });
});

describe('a feature of an image', () => {
  const image = {
    image_occurrence_id: '1',
    person_id: '1',
    procedure_occurrence_id: '300',
    wadors_uri: '',
    local_path: '',
    image_occurrence_date: '2013-07-05',
    image_study_uid: '1.2.3',
    image_series_uid: '1.2.3.4',
    modality_concept_id: '0',
    anatomic_site_concept_id: '0',
  };
  const feature = {
    image_feature_id: '1',
    person_id: '1',
    image_occurrence_id: '1',
    image_feature_event_field_concept_id: '1147138',
    image_feature_event_id: '400',
    image_feature_concept_id: '443392',
    image_feature_type_concept_id: '32817',
  };

  it('leads to the measurement that has its value', async () => {
    await load({
      image_occurrence: [image],
      image_feature: [
        feature,
        { ...feature, image_feature_id: '2', image_feature_event_id: '99' },
        { ...feature, image_feature_id: '3', image_feature_event_field_concept_id: '1147127' },
      ],
    });
    expect(
      await graph.read(cypher`
        MATCH (feature:ImageFeature {dataset: ${dataset}})
        OPTIONAL MATCH (feature)-[:MEASURED_AS]->(row:Measurement)
        RETURN feature.omopKey AS feature, row.value AS value
        ORDER BY feature`),
    ).toEqual([
      { feature: '1', value: 9.5 },
      { feature: '2', value: null },
      { feature: '3', value: null },
    ]);
  });
});

describe('the provider and the care site of a row', () => {
  const visits = (where: string) =>
    graph.read(cypher`
      MATCH (row:Visit {dataset: ${dataset}, placeOfServiceConcept: ${where}})
      RETURN row.omopKey AS row, row.specialtyConcept AS specialty
      ORDER BY row`);

  it('say specialty and place of service, and are asked by them', async () => {
    const [visit = {}] = sound.visit_occurrence ?? [];
    const of2 = (id: string, place: string, provider: string) => ({
      ...visit,
      visit_occurrence_id: id,
      person_id: '2',
      care_site_id: place,
      provider_id: provider,
    });
    await load({
      care_site: [
        { care_site_id: '8', place_of_service_concept_id: '8717' },
        { care_site_id: '8', place_of_service_concept_id: '8756' },
        { care_site_id: '9', place_of_service_concept_id: '0' },
      ],
      provider: [{ provider_id: '6', specialty_concept_id: '38004514' }],
      visit_occurrence: [of2('30', '8', '6'), of2('31', '9', ''), of2('32', '77', '78')],
    });
    expect([await visits('8717'), await visits('0'), await visits('8756')]).toEqual([
      [{ row: '30', specialty: '38004514' }],
      [{ row: '31', specialty: null }],
      [],
    ]);
    const asked = { visit: { specialtyConcept: ['38004514'], placeOfServiceConcept: ['8717'] } };
    expect(await countOne(ask, asked)).toBe(1);
  });
});
