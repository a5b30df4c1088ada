import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from '../support/database.ts';
import { seedEucaim } from '../support/eucaim-graph.ts';
import { clearFixture } from '../support/graph-fixture.ts';

const { address, indexFolder } = testDatabase();
const [graph, probe] = [new Graph(address, unhurriedMs), new Graph(address)];
let serving: Serving;

beforeAll(async () => {
  await seedEucaim(graph);
  const config = { access: 'open', allowOpen: 'no', licensedNames: 'shown' } as const;
  const log = createLog('silent', { write: () => true });
  const terminology = followTerminology(graph, undefined, unhurriedMs);
  const index = followIndex(graph, terminology, { folder: indexFolder, patienceMs: unhurriedMs });
  await index(); // else the first question waits for it
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...config },
    ...{ graph, terminology, index, probe, log, version: '1.2.3' },
    caller: createCaller(graph, config, log),
  });
  serving.readiness.set('ready');
});
afterAll(async () => {
  await serving.close();
  await clearFixture(graph);
  await Promise.all([graph.close(), probe.close()]);
});

type Collection = {
  readonly id: string;
  readonly subjects_count: number;
  readonly studies_count?: number;
};
type Answer = {
  readonly collections: readonly Collection[];
  readonly total: object;
  readonly note?: string;
  readonly errors?: readonly { readonly extensions: object }[];
};

/** An answer as Focus takes it: its body begins with a brace, behind which Focus writes two members. */
async function search(query: string) {
  const response = await fetch(`${serving.url}/eucaim/search?${query}`);
  const text = await response.text();
  const spliced = text.replace('{', '{"provider_icon":"y",').replace('{', '{"provider":"x",');
  const { provider, provider_icon: icon, ...answer } = JSON.parse(spliced);
  expect([provider, icon]).toEqual(['x', 'y']);
  return { status: response.status, headers: response.headers, answer: answer as Answer };
}

/** Patients and studies of each collection of the datasets of the test, whose numbers are told. */
async function foundBy(query: string) {
  const { status, answer } = await search(query);
  expect(status).toBe(200);
  return answer.collections
    .filter(({ id }) => id.startsWith('eu-'))
    .map(({ id, subjects_count: subjects, studies_count: studies }) => [id, subjects, studies]);
}

const json = { 'content-type': 'application/json' };

async function askGraphql<Data>(query: string): Promise<Data> {
  const body = JSON.stringify({ query });
  const response = await fetch(`${serving.url}/graphql`, { method: 'POST', headers: json, body });
  const { data } = (await response.json()) as { data: Data }; // the test knows what it asks for
  return data;
}

/** The same numbers by GraphQL: of patients by `where`, of studies by `imaging`. */
async function countedBy(where: string, imaging: string) {
  const rows: unknown[] = [];
  for (const id of ['eu-a', 'eu-b']) {
    const { cohort } = await askGraphql<{
      cohort: { count: { value: number }; imaging: { studies: { value: number } } };
    }>(
      `{ cohort(where: ${where}, datasets: ["${id}"]) { count { value } imaging(where: ${imaging}) { studies { value } } } }`,
    );
    if (cohort.count.value > 0) rows.push([id, cohort.count.value, cohort.imaging.studies.value]);
  }
  return rows;
}

const women = '{ patient: { sex: [FEMALE] } }';
const cancer = '{ condition: { code: { codes: ["SNOMED:254837009"] } } }';
const breast = 'bodyPart: { codes: ["SNOMED:76752008"] }';

describe('/eucaim/search of open data', () => {
  it.each([
    [
      'gender=female',
      women,
      '{}',
      [
        ['eu-a', 2, 3],
        ['eu-b', 1, 2],
      ],
    ],
    ['gender=male', '{ patient: { sex: [MALE] } }', '{}', [['eu-a', 2, 3]]],
    [
      'diagnosis=SNOMEDCT254837009',
      cancer,
      '{}',
      [
        ['eu-a', 2, 3],
        ['eu-b', 1, 2],
      ],
    ],
    [
      'modality=MR',
      '{ imaging: { modality: ["MR"] } }',
      '{ modality: ["MR"] }',
      [
        ['eu-a', 2, 3],
        ['eu-b', 1, 2],
      ],
    ],
    [
      'modality=SPECT',
      '{ imaging: { modality: ["NM", "ST"] } }',
      '{ modality: ["NM", "ST"] }',
      [['eu-a', 1, 2]],
    ],
    ['modality=PET', '{ imaging: { modality: ["PT"] } }', '{ modality: ["PT"] }', [['eu-a', 1, 1]]],
    [
      'bodyPart=breast',
      `{ imaging: { ${breast} } }`,
      `{ ${breast} }`,
      [
        ['eu-a', 2, 2],
        ['eu-b', 1, 2],
      ],
    ],
    [
      'manufacturer=Siemens',
      '{ imaging: { manufacturer: ["Siemens", "Siemens Healthineers"] } }',
      '{ manufacturer: ["Siemens", "Siemens Healthineers"] }',
      [
        ['eu-a', 2, 3],
        ['eu-b', 1, 2],
      ],
    ],
    [
      'manufacturer=General%20Electric',
      '{ imaging: { manufacturer: ["GE MEDICAL SYSTEMS"] } }',
      '{ manufacturer: ["GE MEDICAL SYSTEMS"] }',
      [['eu-a', 1, 2]],
    ],
  ])(
    'counts patients and studies of each dataset as GraphQL does: %s',
    async (query, where, imaging, found) => {
      expect(await foundBy(query)).toEqual(found);
      expect(await countedBy(where, imaging)).toEqual(found);
    },
  );

  it('asks everything of images of one series, and counts the studies that have such a one', async () => {
    const query =
      'gender=female&diagnosis=SNOMEDCT254837009&modality=MR&bodyPart=breast&manufacturer=Siemens';
    const found = [
      ['eu-a', 1, 1],
      ['eu-b', 1, 2],
    ]; // Bea has an MR of the lung and a CT of the breast
    expect(await foundBy(query)).toEqual(found);
    const imaging = `{ modality: ["MR"], ${breast}, manufacturer: ["Siemens", "Siemens Healthineers"] }`;
    expect(await countedBy(`{ all: [${women}, ${cancer}, { imaging: ${imaging} }] }`, imaging)).toEqual(
      found,
    );
  });

  it('has collections with what the catalogue says of them, and their sum', async () => {
    const { answer, headers } = await search('gender=female&bodyPart=breast');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null]);
    expect(answer).toEqual({
      collections: [
        {
          ...{ id: 'eu-a', name: 'Übersicht eu-a', description: 'By hand.', age_range: { min: 50, max: 72 } },
          ...{ gender: ['Female', 'Male'], modalities: ['CT', 'MR', 'NM', 'PT', 'ST'] },
          body_parts: ['Breast', 'Chest', 'Lung', 'Prostate'],
          ...{ subjects_count: 2, studies_count: 2 },
        },
        {
          ...{ id: 'eu-b', name: 'Übersicht eu-b', description: 'By hand.', age_range: { min: 44, max: 44 } },
          ...{ gender: ['Female'], modalities: ['MR'], body_parts: ['Breast', 'Left Breast'] },
          ...{ subjects_count: 1, studies_count: 2 },
        },
      ],
      total: { subjects_count: 3, studies_count: 4 },
    });
  });

  it('answers without a question with what GraphQL says of each dataset', async () => {
    const { datasets } = await askGraphql<{
      datasets: { nodes: readonly { id: string; patients: { value: number }; studies: { value: number } }[] };
    }>('{ datasets(first: 100) { nodes { id patients { value } studies { value } } } }');
    const own = datasets.nodes.filter(({ id }) => id.startsWith('eu-'));
    expect(await foundBy('')).toEqual(
      own.map(({ id, patients, studies }) => [id, patients.value, studies.value]),
    );
    expect(await foundBy('')).toEqual([
      ['eu-a', 4, 6],
      ['eu-b', 1, 2],
    ]);
  });

  it('says so where nobody is found', async () => {
    const { status, answer } = await search('gender=other');
    expect([status, answer]).toEqual([
      200,
      {
        collections: [],
        total: { subjects_count: 0, studies_count: 0 },
        note: 'No collection is shown: below the threshold or none.',
      },
    ]);
  });

  it.each([
    ['age=40-50', 'UNSUPPORTED', ['age']],
    ['gender=male&gender=female', 'UNSUPPORTED', ['gender']],
    ['gender=', 'ARGUMENT_INVALID', ['gender']],
    ['modality=MRI', 'ARGUMENT_INVALID', ['modality']],
    ['gender=male&diagnosis=SNOMEDCT363484005', 'UNKNOWN_CODE', ['diagnosis']],
    ['bodyPart=pelvis', 'UNKNOWN_CODE', ['bodyPart']],
  ])('refuses %s, in the form of other errors', async (query, code, path) => {
    const { status, answer } = await search(query);
    expect(status).toBe(400);
    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([{ code, path }]);
  });

  it('refuses what is no GET', async () => {
    const statuses = await Promise.all(
      ['HEAD', 'POST'].map(async (method) => {
        const response = await fetch(`${serving.url}/eucaim/search?gender=male`, { method });
        return response.status;
      }),
    );
    expect(statuses).toEqual([404, 404]);
  });
});
