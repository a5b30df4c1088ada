import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, seedAccess } from '../support/access-graph.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { clearLedger } from '../support/ledger-graph.ts';

const address = testDatabase().address;
const graph = new Graph(address);
const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-publish-'));

const clear = async () => {
  await clearAccess(graph);
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (kept:AuditHead|AuditPatient) DELETE kept`));
};
beforeAll(async () => {
  await clear();
  await seedAccess(graph);
});
afterAll(async () => {
  await clear();
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const publish = (args: readonly string[], settings: NodeJS.ProcessEnv = {}) =>
  runCli(['dataset', 'publish', ...args], {
    ...settingsOf(address),
    ...{ DATA_DIR: dataDir, ACCESS: 'tiered', ...settings },
  });

describe('dataset publish', () => {
  it('says what it would cost, and does nothing', async () => {
    const { stdout } = await publish(['gr-a1', '--dry-run']);
    expect(stdout).toMatch(
      /^gr-a1: \d+ numbers with noise of standard deviation \d+\.\d, for ρ = 3\/50 of 3\/10 that descriptions of the population gr-a may cost in any 365 days\. It was never released\. It may be released now\.\n$/,
    );
    expect(await graph.read(cypher`MATCH (any:ReleasedDescription|DescriptionCharge) RETURN any`)).toEqual(
      [],
    );
  });

  it('releases, and says what it cost', async () => {
    const { stdout, code } = await publish(['gr-a1', 'gr-b1', 'gr-a1']);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^gr-a1: released as of .+Z\. It cost ρ = 3\/50 of 3\/10 /),
      expect.stringMatching(/^gr-b1: released as of /),
      '',
    ]);
  });

  it('is in the audit with what it cost', async () => {
    const exported = await runCli(['audit', 'export'], { ...settingsOf(address), DATA_DIR: dataDir });
    const kept = exported.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    expect(kept.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'DATA_PUBLISHED BEGUN',
      'DATA_PUBLISHED DONE',
    ]);
    expect(kept[1]).toMatchObject({
      datasets: ['gr-a1', 'gr-b1'],
      charged: [
        { kind: 'DESCRIPTION', number: 1, dataset: 'gr-a1', population: 'gr-a', rho: '3/50' },
        { number: 2, dataset: 'gr-b1' },
      ],
    });
  });

  it('is refused with one line when it is too early, and says so before', async () => {
    const ended = await publish(['gr-a1']);
    expect([ended.code, whyIn(ended)]).toEqual([
      1,
      expect.stringMatching(
        /^It is too early to release the description again: that of gr-a1 from \S+Z on\. Nothing was released\.$/,
      ),
    ]);
    expect((await publish(['gr-a1', '--dry-run'])).stdout).toMatch(
      /It was released last at \S+\. It may be released from \S+ on\.\n$/,
    );
  });

  it('is refused where the graph forgot that it was released: the audit knows', async () => {
    await clearLedger(graph);
    expect(whyIn(await publish(['gr-a1']))).toContain('It is too early to release');
  });

  it('is refused where the audit is another one, which lacks what the graph has', async () => {
    const other = { DATA_DIR: join(dataDir, 'other') };
    expect(whyIn(await publish(['gr-b3'], other))).toMatch(
      /^It is not known what was spent of protected numbers \(the audit begins after charges that the graph has\): /,
    );
    expect((await publish(['gr-b3'])).code).toBe(0);
  });

  it.each([
    ['gr-none', {}, 'There is no dataset gr-none.'],
    ['gr-b2', {}, 'gr-b2 publishes exact numbers: there is nothing to release.'],
    [
      'gr-b3',
      { PRIVACY_DESCRIPTION_RHO: 'off' },
      'PRIVACY_DESCRIPTION_RHO is off: no description is released.',
    ],
  ])('of %s with %j is refused: %s', async (id, settings, why) => {
    const ended = await publish([id], settings);
    expect([ended.code, whyIn(ended)]).toEqual([1, why]);
  });
});
