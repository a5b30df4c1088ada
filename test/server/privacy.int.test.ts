import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { readAudit } from '../../audit/read.ts';
import { createTrail } from '../../audit/trail.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AnswerCharge } from '../../ontology/charge.ts';
import { readConfig } from '../../server/config.ts';
import { createProtection } from '../../server/protection.ts';
import { copyIn, tellFound } from '../../server/second-copy.ts';
import { runCli, settingsOf } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { anAccount, aQuestion, clearLedger } from '../support/ledger-graph.ts';

const { address } = testDatabase();
const graph = new Graph(address);
await applyConstraints(graph);
const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-privacy-'));
const folder = join(dataDir, 'audit');
const config = readConfig({ ACCESS: 'tiered' });
const ann = anAccount('ann');

const clear = async () => {
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (kept:AuditHead) DELETE kept`));
  await rm(folder, { recursive: true, force: true });
};
beforeEach(clear);
afterAll(async () => {
  await clear();
  await graph.close();
  await rm(dataDir, { recursive: true });
});

/** What a server says of its ledger when it begins, and the ledger; `work` goes on until it ends. */
async function serving<Result>(
  work: (parts: {
    readonly ledger: Ledger;
    readonly audit: Audit;
    readonly said: readonly unknown[];
  }) => Promise<Result>,
): Promise<Result> {
  const said: unknown[] = [];
  const say = (one: object) => void said.push(one);
  const log = { info: say, warn: say, error: say };
  const quiet = { info: () => {}, error: () => {} };
  const audit = await openAudit({ folder, days: config.auditDays, chargedDays: 365, graph, log: quiet }, {});
  try {
    const { ledger } = createProtection(
      graph,
      { ...config, cutPoints: [] },
      { copy: copyIn(audit, graph, config.auditDays), told: tellFound(log) },
    );
    await ledger.reconcile();
    return await work({ ledger, audit, said });
  } finally {
    await audit.close();
  }
}

/** An answer that is bought and kept in the audit. */
const answer = (key: string, population = 'north') =>
  serving(async ({ ledger, audit }) => {
    const { charges } = await ledger.buy([{ ...aQuestion(key), populations: [population] }], ann);
    const trail = createTrail({ requestId: key, purpose: null, address: '192.0.2.1' });
    trail.charged(charges);
    const event = { kind: 'REQUEST', requestId: key, who: null, outcome: 'DONE' } as const;
    await audit.addAnswer(event, trail);
    return charges;
  });

async function kept(kind: string) {
  const found = [];
  for await (const entry of readAudit(folder)) if (entry.kind === kind) found.push(entry);
  return found;
}

describe('the audit', () => {
  it('names what an answer cost, and no value of it', async () => {
    const charges: readonly AnswerCharge[] = await answer('q');
    const [entry] = await kept('REQUEST');
    expect(entry?.charged).toEqual(charges);
    expect(JSON.stringify(entry)).not.toContain('values');
  });

  it('gives a database that was lost back what was spent', async () => {
    const charges = [...(await answer('q')), ...(await answer('p', 'south'))];
    await clearLedger(graph);
    await serving(async ({ said }) => expect(said).toEqual([{ replayed: 2, copied: 0 }]));
    const [row] = await graph.read(
      cypher`MATCH (charge:Charge) RETURN collect(charge.at) AS times, sum(charge.number) AS numbers`,
    );
    expect(row).toEqual({ times: charges.map(({ at }) => at), numbers: 3 });
  });

  it('is given what a server did not come to write before it was killed', async () => {
    const charges = await serving(async ({ ledger }) => (await ledger.buy([aQuestion('q')], ann)).charges);
    await serving(async ({ said }) => expect(said).toEqual([{ replayed: 0, copied: 1 }]));
    await serving(async ({ said }) => expect(said).toEqual([]));
    expect((await kept('CHARGES_COPIED')).map(({ charged }) => charged)).toEqual([charges]);
  });
});

describe('a server whose clock is behind the ledger', () => {
  it.each([
    ['within 100 days', 100],
    ['within a day', 0.5],
  ])('says so at its start, that time comes %s', async (how, days) => {
    await answer('q');
    const at = new Date(Date.now() + days * 86_400_000).toISOString();
    await graph.write((run) => run(cypher`MATCH (ledger:Ledger) SET ledger.at = ${at}`));
    await serving(async ({ said }) =>
      expect(said).toEqual([
        expect.stringMatching(`^The newest charge .* is of ${at}, .* comes ${how}\\. Until then `),
      ]),
    );
  });

  it('says nothing of a few seconds', async () => {
    await answer('q');
    const at = new Date(Date.now() + 5_000).toISOString();
    await graph.write((run) => run(cypher`MATCH (ledger:Ledger) SET ledger.at = ${at}`));
    await serving(async ({ said }) => expect(said).toEqual([]));
  });
});

describe('an audit that is not whole', () => {
  const chargedFile = async () => {
    const files = (await readdir(folder)).sort().map((name) => join(folder, name));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const at = texts.findIndex((text) => text.includes('"charged"'));
    return { file: files[at] ?? '', text: texts[at] ?? '' };
  };

  it.each([
    ['a cost that gives something back', '"rho":"1/200"', '"rho":"-1/2"'],
    ['a cost that is smaller', '"rho":"1/200"', '"rho":"1/20000"'],
    ['another population', '"population":"north"', '"population":"south"'],
  ])('gives a database that was lost nothing of %s', async (_what, was, is) => {
    await answer('q');
    const { file, text } = await chargedFile();
    await writeFile(file, text.replace(was, is));
    await clearLedger(graph);
    await serving(async ({ ledger, said }) => {
      expect(said).toEqual([
        expect.stringContaining(`the audit proves nothing from ${basename(file)}, line `),
      ]);
      await expect(ledger.buy([aQuestion('p')], ann)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    });
    expect(await graph.read(cypher`MATCH (charge:Charge) RETURN charge`)).toEqual([]);
    await writeFile(file, text);
    await serving(async ({ said }) => expect(said).toEqual([{ replayed: 1, copied: 0 }]));
  });

  it('is no loss once the file is back that was missing', async () => {
    await answer('q');
    const { file, text } = await chargedFile();
    await answer('p');
    await rm(file);
    await clearLedger(graph);
    const loss = 'charges 1 to 1 are neither in the graph nor in the audit';
    await serving(async ({ said }) =>
      expect(said).toEqual([{ replayed: 1, copied: 0 }, expect.stringContaining(loss)]),
    );
    await writeFile(file, text);
    await serving(async ({ said }) => expect(said).toEqual([{ replayed: 1, copied: 0 }, { over: loss }]));
  });
});

describe('privacy confirm', () => {
  const confirm = (reason: string) =>
    runCli(['privacy', 'confirm', '--reason', reason], { ...settingsOf(address), DATA_DIR: dataDir });

  it('lets protected numbers be told again after the audit was lost, once all counts as spent', async () => {
    await answer('q');
    await rm(folder, { recursive: true });
    await serving(async ({ ledger, said }) => {
      expect(said).toEqual([expect.stringContaining('oncograph privacy confirm --reason TEXT')]);
      await expect(ledger.buy([aQuestion('p')], ann)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
      const { code, stdout } = await confirm('the disk was replaced');
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/^All that may be spent .* counts as spent at 20/),
      ]);
      await expect(ledger.buy([aQuestion('p')], ann)).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
      expect(said.slice(1)).toEqual([{ replayed: 0, copied: 1 }]);
    });
    expect(
      (await kept('CHARGES_GIVEN_UP')).map(({ outcome, details, charged }) => [outcome, details, charged]),
    ).toEqual([
      ['BEGUN', expect.objectContaining({ reason: 'the disk was replaced' }), undefined],
      [
        'DONE',
        expect.objectContaining({ doubt: 'the audit begins after charges that the graph has' }),
        [expect.objectContaining({ kind: 'LOST', number: 2 })],
      ],
    ]);
    await serving(async ({ said }) => expect(said).toEqual([]));
  });

  it('confirms nothing where nothing is lost', async () => {
    const { code, stderr } = await confirm('just so');
    expect([code, stderr]).toEqual([1, expect.stringContaining('there is nothing to confirm')]);
  });

  it.each(['', ' '])('needs a reason before it looks for a database', async (reason) => {
    const nowhere = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none', DATA_DIR: dataDir };
    const { code, stderr } = await runCli(['privacy', 'confirm', '--reason', reason], nowhere);
    expect([code, stderr]).toEqual([1, '--reason: say what became of the charges that are lost.\n']);
  });
});

describe('audit verify', () => {
  it('says that charges of the graph are not in it, though what is there is whole', async () => {
    const [charge] = await answer('q');
    await answer('p');
    const verify = () => runCli(['audit', 'verify'], { ...settingsOf(address), DATA_DIR: dataDir });
    expect((await verify()).stdout).toMatch(/^The audit is whole: .*\n$/);
    await rm(folder, { recursive: true });
    await graph.write((run) => run(cypher`MATCH (kept:AuditHead) DELETE kept`));
    expect((await verify()).stdout).toContain(
      `heads.\nIt is not all that this graph knows: of what protected numbers cost it lacks 2 charges, from number 1 (${charge?.at}) to 2 (`,
    );
  });
});
