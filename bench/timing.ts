import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createChance } from './chance.ts';
import { printTable, shown, spreadOf } from './measure.ts';
import { type Sample, toldApart } from './told-apart.ts';
import { hospitals, serveTwoHospitals } from './two-hospitals.ts';

/**
 * Tries to tell by the time of an answer whether an id is that of a record that the caller may not see, or of none at all.
 * Exit code 1 where that can be told. See README.md.
 */
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '2000' } } });

/** Somebody who cannot tell is right half of the time. */
const bar = 0.55;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const { server, tokens } = await serveTwoHospitals();
const [own, other] = hospitals;

type Answer = { readonly ms: number; readonly body: string };

async function ask(query: string, token: string): Promise<Answer> {
  const began = performance.now();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const asked = request(server.url, { method: 'POST', agent, headers }, (answer) => {
      text(answer).then((body) => resolve({ ms: performance.now() - began, body }), reject);
    });
    asked.on('error', reject).end(JSON.stringify({ query }));
  });
}

type Found = {
  readonly data: {
    readonly cohort: {
      readonly patients: {
        readonly nodes: readonly { readonly id: string; readonly imagingStudies: readonly Study[] }[];
      };
    };
  };
};
type Study = { readonly studyInstanceUid: string };

/** Ids of the other hospital, as who may read it is told them. */
async function idsOfOther(): Promise<{
  readonly patients: readonly string[];
  readonly studies: readonly string[];
}> {
  const query =
    '{ cohort(where: { patient: {} }) { patients(first: 10) { nodes { id imagingStudies { studyInstanceUid } } } } }';
  const { data } = JSON.parse((await ask(query, tokens[other])).body) as Found;
  const { nodes } = data.cohort.patients;
  const studies = nodes.flatMap(({ imagingStudies }) => imagingStudies.map((one) => one.studyInstanceUid));
  return { patients: nodes.map(({ id }) => id), studies };
}

/** As many ids of the same form that nobody has. */
const absentLike = (ids: readonly string[]) =>
  ids.map((id) =>
    /^[\d.]+$/.test(id) ? id.replace(/\d+$/, (end) => end.replaceAll(/\d/g, '7')) : randomUUID(),
  );

type Kind = 'forbidden' | 'absent';
/** In a random order that is the same each time. */
function shuffled<Member>(members: readonly Member[]): readonly Member[] {
  const chance = createChance(7);
  return members
    .map((member) => ({ member, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

async function measure(name: string, ids: readonly string[], queryOf: (id: string) => string) {
  const absent = absentLike(ids);
  const rounds = Array.from({ length: Number(options.rounds) }, (_, n) => n);
  const order = shuffled(
    rounds.flatMap((n) => [
      { kind: 'forbidden' as const, id: ids[n % ids.length] ?? '' },
      { kind: 'absent' as const, id: absent[n % absent.length] ?? '' },
    ]),
  );
  for (const { id } of order.slice(0, 200)) await ask(queryOf(id), tokens[own]); // warm
  const bodies = new Set<string>();
  const samples: Sample<Kind>[] = [];
  for (const { kind, id } of order) {
    const { ms, body } = await ask(queryOf(id), tokens[own]);
    samples.push({ kind, ms });
    bodies.add(body);
  }
  const score = toldApart(samples, ['forbidden', 'absent']);
  const p50 = (of: Kind) =>
    shown(spreadOf(samples.filter(({ kind }) => kind === of).map(({ ms }) => ms)).p50);
  return {
    row: [name, p50('forbidden'), p50('absent'), bodies.size, score.toFixed(3)],
    score,
    bodies: bodies.size,
  };
}

const { patients, studies } = await idsOfOther();
const told = [
  await measure('patient', patients, (id) => `{ patient(id: "${id}") { id sex conditions { id } } }`),
  await measure('study', studies, (uid) => `{ imagingStudy(uid: "${uid}") { id patient { id } } }`),
  await measure(
    'patients of a cohort',
    patients,
    (id) => `{ cohort(where: { patient: { ids: ["${id}"] } }) { count { value } } }`,
  ),
];
printTable('Forbidden or absent', [
  ['asked by', 'forbidden p50 ms', 'absent p50 ms', 'bodies', 'told apart'],
  ...told.map(({ row }) => row),
]);
await server.stop();
agent.destroy();
if (told.some(({ score, bodies }) => score > bar || bodies > 1)) process.exitCode = 1;
