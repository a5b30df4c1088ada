import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openAudit } from '../../audit/audit.ts';
import { readHeads } from '../../audit/heads.ts';
import { readAudit } from '../../audit/read.ts';
import { verifyAudit } from '../../audit/verify.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import type { Charge } from '../../ontology/charge.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const folder = await mkdtemp(join(tmpdir(), 'oncograph-retire-'));
const log = { info: () => {}, error: () => {} };

const clear = () => graph.write((run) => run(cypher`MATCH (head:AuditHead) DELETE head`));
beforeEach(clear);
afterAll(async () => {
  await clear();
  await rm(folder, { recursive: true });
  await graph.close();
});

/** A server that ran on a day, kept its audit for so long, and was paid if something is charged. */
async function ranOn(day: string, { days = 365, charged = false } = {}): Promise<void> {
  const place = { folder, days, chargedDays: 365, graph, log, now: () => new Date(`${day}T12:00:00Z`) };
  const audit = await openAudit(place, { version: '1' });
  const paid = charged ? { charged: [aCharge(day)] } : {};
  await audit.add({ kind: 'REQUEST', requestId: day, who: null, outcome: 'DONE', ...paid });
  await audit.close();
  const [own] = [...(await readdir(folder)).sort()].filter((name) =>
    name.startsWith(day.replaceAll('-', '')),
  );
  if (own !== undefined) await utimes(join(folder, own), new Date(day), new Date(day)); // as if it was written then
}

const aCharge = (day: string): Charge => ({
  ...{ kind: 'ANSWER', number: 1, at: `${day}T12:00:00.000Z`, draw: 1, key: 'q', population: 'p' },
  ...{ rho: '1/200', drawn: true, organisation: 'o', person: 'p' },
});

const heads = async () => (await readHeads(graph)).filter((head) => head.folder === folder);

describe('an audit that is kept for a year', () => {
  it('loses what is older, says so, and is whole', async () => {
    for (const day of ['2025-01-01', '2025-06-01', '2026-03-01']) await ranOn(day);
    expect(await readdir(folder)).toHaveLength(2);
    const found: unknown[] = [];
    for await (const { kind, requestId } of readAudit(folder)) found.push(requestId ?? kind);
    expect(found).toEqual(['BEGIN', '2025-06-01', 'END', 'BEGIN', 'RETIRED', '2026-03-01', 'END']);
    expect(await heads()).toHaveLength(2);
    expect((await verifyAudit(folder, await heads())).faults).toEqual([]);
  });

  it('is not whole without a file that was kept too short', async () => {
    const [first = ''] = (await readdir(folder)).sort();
    const before = (await verifyAudit(folder, [])).entries;
    for (const day of ['2026-04-01']) await ranOn(day);
    const kept = await heads();
    await rm(join(folder, first));
    expect(before).toBeGreaterThan(0);
    expect((await verifyAudit(folder, kept)).faults).toEqual([]); // its head was cleared before this test
    await rm(join(folder, (await readdir(folder)).sort().at(-1) ?? ''));
    expect((await verifyAudit(folder, kept)).faults).toHaveLength(1);
  });
});

describe('an audit that is kept for less than charges count', () => {
  const requests = async () => {
    const found: unknown[] = [];
    for await (const { kind, requestId } of readAudit(folder)) if (kind === 'REQUEST') found.push(requestId);
    return found;
  };

  it('has the charges that count and not what else is as old, whatever its setting says', async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name));
    await ranOn('2025-01-01', { charged: true });
    await ranOn('2025-01-02');
    await ranOn('2025-12-31', { days: 10 });
    expect(await requests()).toEqual(['2025-01-01', '2025-12-31']);
    expect((await verifyAudit(folder, await heads())).faults).toEqual([]);
  });

  it('loses them when they count no more', async () => {
    await ranOn('2026-01-03', { days: 10 });
    expect(await requests()).toEqual(['2025-12-31', '2026-01-03']);
  });
});
