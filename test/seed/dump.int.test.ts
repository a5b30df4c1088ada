import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpRecords } from '../../fair/dump/records.ts';
import { toNTriples } from '../../fair/rdf/lines.ts';
import { shapesDocument } from '../../fair/records/shapes.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { seedDatabase } from '../support/database.ts';
import { iris } from '../support/every-field.ts';
import { byJsonLd, byN3, faultsByShapes, withoutGraphs } from '../support/rdf.ts';
import { loadSeed, seedDatasets } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
beforeAll(() => loadSeed());
afterAll(() => graph.close());

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return parts.join('');
}

describe('dumpRecords', () => {
  it('says the same of a cohort in all formats', { timeout: 300_000 }, async () => {
    const [quads, turtle, json] = await Promise.all(
      (['nquads', 'turtle', 'jsonld'] as const).map((format) =>
        textOf(dumpRecords({ records: recordReads(graph), iris, datasets: ['tcga_kich'], format })),
      ),
    );
    const statements = byN3(quads ?? '');
    expect(byN3(turtle ?? '', 'text/turtle')).toEqual(withoutGraphs(statements));
    expect(await byJsonLd(JSON.parse(json ?? ''))).toEqual(statements);
  });

  it('conforms to the shapes of the catalogue', { timeout: 600_000 }, async () => {
    const turtle = await textOf(
      dumpRecords({ records: recordReads(graph), iris, datasets: ['tcga_kich'], format: 'turtle' }),
    );
    expect(await faultsByShapes(turtle, toNTriples(shapesDocument(iris), iris))).toEqual([]);
  });

  it('ends in the database when nobody takes more', async () => {
    const running = async () => {
      const rows = await graph.read<{ query: string }>(cypher`SHOW TRANSACTIONS YIELD currentQuery AS query`);
      return rows.filter(({ query }) => query.includes('patient.id >=')).length;
    };
    const pieces = dumpRecords({
      records: recordReads(graph),
      iris,
      datasets: seedDatasets,
      format: 'nquads',
    });
    for (let n = 0; n < 3; n += 1) await pieces.next();
    expect(await running()).toBe(1);
    await pieces.return(undefined);
    for (let tries = 0; tries < 20 && (await running()) > 0; tries += 1) await sleep(100);
    expect(await running()).toBe(0);
  });
});
