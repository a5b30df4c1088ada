import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { holdQuestion, readHeldQuestions } from '../../questions/held.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { aQuestionThatWaits } from '../support/questions.ts';

const graph = new Graph(testDatabase().address);
let dataDir: string;
let id: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'oncograph-site-cli-'));
});
beforeEach(async () => {
  await forget();
  const held = await holdQuestion(graph, aQuestionThatWaits('sc-a'), new Date());
  id = held?.id ?? '';
});
afterAll(async () => {
  await forget();
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const forget = () => graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`));
const run = (...args: readonly string[]) =>
  runCli(['site', ...args], { ...settingsOf(testDatabase().address), DATA_DIR: dataDir });
const held = () => readHeldQuestions(graph, new Date());

describe('site queue', () => {
  it('shows what waits: what is asked, for whom, for what, over what', async () => {
    const { code, stdout } = await run('queue');
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        `${id}  waits`,
        '  a patient with sex FEMALE',
        expect.stringMatching(/^ {2}asked at 20.* by the-hub for ada of a.example, feasibility$/),
        expect.stringMatching(/^ {2}over sc-a; known until 20/),
        '',
      ],
    ]);
  });

  it('shows what the hub says on lines of its own, whatever it says', async () => {
    const tricks = '\u001b[2J\u001b]0;title\u0007\r\n\u2028\u202ex\u0085y\u200b';
    const asker = { issuer: 'local', subject: `ada${tricks}`, organisation: `b.example${tricks}` };
    const odd = { ...aQuestionThatWaits('sc-b'), asker, purpose: `care${tricks}`, text: `women${tricks}` };
    await holdQuestion(graph, odd, new Date());
    const { stdout } = await run('queue');
    const lines = stdout.split('\n');
    expect(lines.length).toBe(9);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}asked at 20.* for ada .* of b\.example .*, care /),
    );
  });

  it('shows it as JSON, one a line', async () => {
    const { stdout } = await run('queue', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id, where: { patient: { sex: ['FEMALE'] } }, decision: null });
  });

  it('says that nothing waits, and shows what was decided where it is asked for', async () => {
    await run('answer', id);
    expect((await run('queue')).stdout).toBe('No questions wait.\n');
    expect((await run('queue', '--all')).stdout).toMatch(/^\S+ {2}is answered by \S+ at 20/);
  });
});

describe('site answer and site refuse', () => {
  it('keep what was decided, by whom and why', async () => {
    const refused = await run('refuse', id, '--reason', 'Not for that.');
    expect(refused.stdout).toContain('is refused by');
    expect(await held()).toMatchObject([{ decision: { isAnswered: false, reason: 'Not for that.' } }]);
    await run('answer', id, '--reason', 'The committee agreed.');
    expect(await held()).toMatchObject([{ decision: { isAnswered: true, reason: 'The committee agreed.' } }]);
  });

  it('are kept in the audit, with the question', async () => {
    await run('answer', id);
    const lines = (
      await runCli(['audit', 'export'], { ...settingsOf(testDatabase().address), DATA_DIR: dataDir })
    ).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({
      ...{ kind: 'SITE_DECIDED', outcome: 'DONE', datasets: ['sc-a'] },
      details: { id, isAnswered: true, hub: 'the-hub', where: { patient: { sex: ['FEMALE'] } } },
    });
  });

  it('say that there is no such question', async () => {
    const answered = await run('answer', 'nothing');
    expect([answered.code, whyIn(answered)]).toEqual([1, 'No question "nothing" waits here.']);
  });

  it('want a reason of a refusal', async () => {
    expect((await run('refuse', id)).code).toBe(2);
    expect(whyIn(await run('refuse', id, '--reason', ' '))).toBe(
      'reason: say why, on one line of 500 characters at most.',
    );
  });
});
