import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import { aRecord, type Fixture, seedGraph } from './graph-fixture.ts';

/** Codes that EUCAIM asks by, which other graphs may have as well. */
const concepts = {
  'SNOMED:254837009': 'Malignant neoplasm of breast',
  'SNOMED:353431000119107': 'Primary malignant neoplasm of left female breast',
  'SNOMED:399068003': 'Malignant tumor of prostate',
  'SNOMED:76752008': 'Breast structure',
  'SNOMED:80248007': 'Left breast structure',
  'SNOMED:39607008': 'Lung structure',
  'SNOMED:41216001': 'Prostatic structure',
};
const isA = [
  ['SNOMED:353431000119107', 'SNOMED:254837009'],
  ['SNOMED:80248007', 'SNOMED:76752008'],
] as const;

type Code = keyof typeof concepts;

/** A series: of which study, modality, body part and manufacturer. */
type Series = readonly [study: string, modality: string, bodyPart: string, code: Code | null, maker: string];

const seriesOf: Readonly<Record<string, readonly Series[]>> = {
  'eu-ann': [
    ['1', 'MR', 'BREAST', 'SNOMED:76752008', 'SIEMENS'],
    ['1', 'CT', 'CHEST', null, 'Philips'],
  ],
  'eu-bea': [
    ['1', 'MR', 'LUNG', 'SNOMED:39607008', 'SIEMENS'],
    ['2', 'CT', 'BREAST', 'SNOMED:76752008', 'SIEMENS'],
    ['2', 'MR', 'LUNG', 'SNOMED:39607008', 'SIEMENS'],
  ],
  'eu-cid': [
    ['1', 'PT', 'PROSTATE', 'SNOMED:41216001', 'GE MEDICAL SYSTEMS'],
    ['2', 'NM', 'PROSTATE', 'SNOMED:41216001', 'GE MEDICAL SYSTEMS'],
    ['3', 'ST', 'PROSTATE', 'SNOMED:41216001', 'TOSHIBA'],
  ],
  'eu-eve': [
    ['1', 'MR', 'Left Breast', 'SNOMED:80248007', 'Siemens Healthineers'],
    ['2', 'MR', 'BREAST', 'SNOMED:76752008', 'Siemens Healthineers'],
  ],
};

const people = [
  ['eu-ann', 'eu-a', 'FEMALE', 50, 'SNOMED:254837009'],
  ['eu-bea', 'eu-a', 'FEMALE', 61, 'SNOMED:353431000119107'],
  ['eu-cid', 'eu-a', 'MALE', 70, 'SNOMED:399068003'],
  ['eu-dan', 'eu-a', 'MALE', 72, null],
  ['eu-eve', 'eu-b', 'FEMALE', 44, 'SNOMED:254837009'],
] as const;

/** Patients of two open datasets, by hand; Dan has no records. */
const fixture: Fixture = {
  patients: people.map(([id, dataset, sex, ageAtDiagnosis]) => ({
    ...{ id, sourceId: id.toUpperCase(), population: dataset, datasets: [dataset], sex, ageAtDiagnosis },
  })),
  records: people.flatMap(([patient, dataset, , , code]) => [
    ...(code === null ? [] : [condition(patient, dataset, code)]),
    ...imagesOf(patient, dataset),
  ]),
  others: {
    Dataset: ['eu-a', 'eu-b'].map((id) => ({
      ...{ id, population: id, title: `Übersicht ${id}`, description: 'By hand.', accessRights: 'PUBLIC' },
    })),
    Population: [{ id: 'eu-a' }, { id: 'eu-b' }],
  },
};

function condition(patient: string, dataset: string, code: Code) {
  const said = { codeSource: concepts[code], codeSourceConcept: null, codeStandardConcept: code };
  return aRecord('condition', patient, { id: `${patient}-c`, dataset, index: true, startDay: 0, ...said });
}

function imagesOf(patient: string, dataset: string) {
  const all = seriesOf[patient] ?? [];
  const studyId = (study: string) => `${patient}-t${study}`;
  const studies = [...new Set(all.map(([study]) => studyId(study)))];
  return [
    ...studies.map((id) => aRecord('imagingStudy', patient, { id, dataset, studyInstanceUid: `3.${id}` })),
    ...all.map(([study, modalitySource, bodyPartSource, bodyPartStandardConcept, manufacturer], at) =>
      aRecord('imagingSeries', patient, {
        ...{ id: `${patient}-s${at}`, dataset, seriesInstanceUid: `4.${patient}.${at}` },
        ...{ studyId: studyId(study), modalitySource, bodyPartSource, bodyPartStandardConcept, manufacturer },
      }),
    ),
  ];
}

/** Seeds them with the concepts that they have. */
export async function seedEucaim(graph: Graph): Promise<void> {
  await seedGraph(graph, fixture);
  await graph.write(async (run) => {
    await run(cypher`
      UNWIND ${Object.entries(concepts).map(([code, name]) => ({ code, name }))} AS row
      MERGE (concept:Concept {code: row.code})
      ON CREATE SET concept:Fixture, concept.name = row.name, concept.vocabulary = 'SNOMED',
        concept.standard = true, concept.valid = true`);
    await run(cypher`
      UNWIND ${isA} AS pair
      MATCH (narrower:Concept {code: pair[0]})
      MATCH (broader:Concept {code: pair[1]})
      MERGE (narrower)-[:IS_A]->(broader)`);
    await raiseTerminology(run);
  });
}
