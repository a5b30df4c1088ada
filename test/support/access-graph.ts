import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { noteShared, sharedBy } from '../../import/store/shares.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from './graph-fixture.ts';

/** Patients of two populations. Those of `gr-b` are in `gr-b1`, which is closed, and one of them in `gr-b2`, too. */
const accessGraph: Fixture = {
  patients: [
    aPatient('gr-ada', 'gr-a', ['gr-a1'], 'FEMALE'),
    aPatient('gr-bob', 'gr-b', ['gr-b1', 'gr-b2'], 'MALE'),
    aPatient('gr-cid', 'gr-b', ['gr-b1'], 'MALE'),
  ],
  records: [
    ...recordsOf('gr-ada', 'gr-a1', 'FEMALE'),
    ...recordsOf('gr-bob', 'gr-b1', 'MALE'),
    ...recordsOf('gr-bob', 'gr-b2', 'MALE'),
    ...recordsOf('gr-cid', 'gr-b1', 'MALE'),
  ],
  others: {
    Dataset: [
      { id: 'gr-a1', population: 'gr-a', title: 'A 1', accessRights: 'NON_PUBLIC' },
      {
        ...{ id: 'gr-b1', population: 'gr-b', title: 'B 1', accessRights: 'RESTRICTED' },
        stated: JSON.stringify({
          ...{ oncographDataset: 1, id: 'gr-b1', title: 'B 1', description: 'Of B.' },
          contact: { name: 'Data office', email: 'data@example.org' },
        }),
      },
      { id: 'gr-b2', population: 'gr-b', title: 'B 2', accessRights: 'PUBLIC' },
      { id: 'gr-b3', population: 'gr-b', title: 'B 3, without data', accessRights: 'RESTRICTED' },
    ],
    Load: ['gr-a', 'gr-b'].map((population) => ({
      id: `${population}-load`,
      population,
      finishedAt: '2026-01-02T03:04:05.000Z',
      files: ['fx.tsv'],
      licenses: ['internal'],
    })),
    Population: [
      { id: 'gr-a', version: 1 },
      { id: 'gr-b', version: 1 },
    ],
  },
};

function aPatient(id: string, population: string, datasets: readonly string[], sex: string) {
  return { id, population, sourceId: id.toUpperCase(), datasets, sex, conflict: false, conflictFields: [] };
}

function recordsOf(patient: string, dataset: string, sex: string) {
  const of = { dataset, load: `${dataset.slice(0, 4)}-load` };
  const uid = `2.25.${patient.charCodeAt(3)}.${dataset.charCodeAt(4)}`;
  return [
    aRecord('registration', patient, { id: `${patient}-${dataset}-r`, source: 'clinical', sex, ...of }),
    aRecord('imagingStudy', patient, { id: `${patient}-${dataset}-s`, studyInstanceUid: uid, ...of }),
    aRecord('imagingSeries', patient, {
      id: `${patient}-${dataset}-e`,
      seriesInstanceUid: `${uid}.1`,
      modalitySource: 'CT',
      location: `s3://idc-open-data/${patient}-${dataset}/*`,
      sizeBytes: 1_000,
      studyId: `${patient}-${dataset}-s`,
      ...of,
    }),
  ];
}

/**
 * Whose ids, source ids, record ids or UIDs stand in a text: `A` those of `gr-a1`, `B` those of `gr-b1`. Those of `gr-b2`, which
 * is open, count as of B: under tiered access nobody has them without a grant either.
 */
export function marksIn(text: string): string {
  const isIn = (...marks: readonly RegExp[]) => marks.some((mark) => mark.test(text));
  const [ofA, ofB] = [isIn(/gr-ada/i, /\b2\.25\.97\./), isIn(/gr-(?:bob|cid)/i, /\b2\.25\.9[89]\./)];
  return `${ofA ? 'A' : ''}${ofB ? 'B' : ''}`;
}

/** Seeds two populations of which nothing is granted to anybody. */
export async function seedAccess(graph: Graph): Promise<void> {
  await forgetAccess(graph);
  await seedGraph(graph, accessGraph);
}

/** Removes them, with all grants and tokens. */
export async function clearAccess(graph: Graph): Promise<void> {
  await forgetAccess(graph);
  await clearFixture(graph);
}

/** Takes away all grants and tokens. */
export async function forgetAccess(graph: Graph): Promise<void> {
  await graph.write((run) => run(cypher`MATCH (node:Grant|AccessToken|Session) DETACH DELETE node`));
}

/** Gives `gr-b3` a record of Bob, as a load would that comes later. */
export async function fillThird(graph: Graph): Promise<void> {
  await graph.write((run) =>
    run(cypher`
      MATCH (patient:Patient {id: 'gr-bob'})
      SET patient.datasets = patient.datasets + 'gr-b3'
      CREATE (patient)-[:HAS_REGISTRATION]->(:Registration:Fixture {id: 'gr-bob-b3', dataset: 'gr-b3',
        source: 'clinical', load: 'gr-b-load', file: 'fx.tsv', row: 1})`),
  );
}

/** Notes that `gr-b1` and `gr-b3` share records, as a load would that finds it. */
export async function shareThird(graph: Graph): Promise<void> {
  await fillThird(graph);
  await graph.write((run) => noteShared(run, 'gr-b', sharedBy('gr-b3', 'gr-b1')));
}
