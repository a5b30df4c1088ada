import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { holdQuestion, readHeldQuestions } from '../../questions/held.ts';
import { aQuestionThatWaits } from '../support/questions.ts';
import { type StewardSite, startStewardSite } from '../support/steward-site.ts';

let site: StewardSite;
/** A question that waits because of gr-a1 alone, and one because of gr-b1, too. */
let own: string;
let shared: string;

const forget = () => site.graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`));
const hold = async (...datasets: readonly string[]) =>
  (await holdQuestion(site.graph, aQuestionThatWaits(...datasets), new Date()))?.id ?? '';

beforeAll(async () => {
  site = await startStewardSite();
});
beforeEach(async () => {
  await site.reset();
  await forget();
  own = await hold('gr-a1');
  shared = await hold('gr-a1', 'gr-b1');
});
afterAll(async () => {
  await forget();
  await site.close();
});

type Held = { readonly id: string; readonly isAnswered: boolean | null; readonly reason: string | null };
type Who = Parameters<StewardSite['ask']>[0];

const fields = 'id hub where text subject organisation purpose datasets isAnswered reason decidedBy';
const list = (who: Who, args = '') =>
  site.ask<{ readonly heldQuestions: readonly Held[] } | null>(who, `{ heldQuestions${args} { ${fields} } }`);
const decide = (who: Who, id: string, said: string) =>
  site.ask<{ readonly decideQuestion: Held } | null>(
    who,
    `mutation { decideQuestion(id: "${id}", ${said}) { ${fields} } }`,
  );

describe('questions of a hub that wait', () => {
  it('are shown to the steward of all the datasets because of which they wait', async () => {
    const { data } = await list('anna');
    expect(data?.heldQuestions).toEqual([
      {
        ...{
          id: own,
          hub: 'the-hub',
          where: { patient: { sex: ['FEMALE'] } },
          text: 'a patient with sex FEMALE',
        },
        ...{ subject: 'ada', organisation: 'a.example', purpose: 'feasibility', datasets: ['gr-a1'] },
        ...{ isAnswered: null, reason: null, decidedBy: null },
      },
    ]);
    expect((await list('bert')).data?.heldQuestions).toEqual([]);
    await site.grant('anna', 'STEWARD', 'gr-b1');
    expect((await list('anna')).data?.heldQuestions.map(({ id }) => id).sort()).toEqual([own, shared].sort());
  });

  it.each(['rita', 'otto', 'nora'])('are shown to nobody else: %s', async (who) => {
    expect((await list(who)).codes).toEqual(['FORBIDDEN']);
    expect((await decide(who, own, 'isAnswered: true')).codes).toEqual(['FORBIDDEN']);
  });

  it('are decided by the steward, which is kept before it is done', async () => {
    const kept = await site.keptOf(async () => {
      const { data } = await decide('anna', own, 'isAnswered: false, reason: "Not for that."');
      expect(data?.decideQuestion).toMatchObject({ isAnswered: false, reason: 'Not for that.' });
    });
    const decisions = kept.filter(({ kind }) => kind === 'SITE_DECIDED');
    expect(decisions).toMatchObject([
      { outcome: 'BEGUN', datasets: ['gr-a1'], details: { id: own, isAnswered: false } },
      { outcome: 'DONE', who: { subject: 'anna' } },
    ]);
    expect((await list('anna')).data?.heldQuestions).toEqual([]);
    expect((await list('anna', '(includeDecided: true)')).data?.heldQuestions).toMatchObject([
      { id: own, isAnswered: false, decidedBy: expect.stringContaining('anna') },
    ]);
  });

  it.each([
    ['a question of others', () => shared, 'isAnswered: true', 'NOT_FOUND'],
    ['a question that does not wait', () => 'nothing', 'isAnswered: true', 'NOT_FOUND'],
    ['a refusal without a reason', () => own, 'isAnswered: false', 'ARGUMENT_INVALID'],
    ['a reason of two lines', () => own, 'isAnswered: true, reason: "a\\nb"', 'ARGUMENT_INVALID'],
  ])('are not decided by %s', async (_what, id, said, code) => {
    expect((await decide('anna', id(), said)).codes).toEqual([code]);
    expect((await readHeldQuestions(site.graph, new Date())).map(({ decision }) => decision)).toEqual([
      null,
      null,
    ]);
  });

  it('are not decided by a personal token', async () => {
    const token = await site.tokenOf('anna');
    expect((await decide(token, own, 'isAnswered: true')).codes).toEqual(['FORBIDDEN']);
    expect((await list(token)).data?.heldQuestions).toHaveLength(1);
  });
});
