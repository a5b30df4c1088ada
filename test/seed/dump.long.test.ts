import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpRecords } from '../../fair/dump/records.ts';
import { Graph } from '../../graph/graph.ts';
import { recordReads } from '../../loaders/record-reads.ts';
import { seedDatabase } from '../support/database.ts';
import { iris } from '../support/every-field.ts';
import { byN3, byOxigraph } from '../support/rdf.ts';
import { loadSeed, seedDatasets } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
beforeAll(() => loadSeed());
afterAll(() => graph.close());

const linesAtOnce = 50_000;

/** Lines of a text that comes in pieces, many at a time. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  let lines: string[] = [];
  for await (const piece of pieces) {
    const parts = `${rest}${piece}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    if (lines.length < linesAtOnce) continue;
    yield lines;
    lines = [];
  }
  yield lines;
}

describe('dumpRecords', () => {
  it('gives N-Quads of the whole seed that two parsers read the same', { timeout: 900_000 }, async () => {
    const seen = { statements: 0, said: 0 };
    for await (const lines of linesOf(
      dumpRecords({ records: recordReads(graph), iris, datasets: seedDatasets, format: 'nquads' }),
    )) {
      const text = `${lines.join('\n')}\n`;
      const statements = byN3(text);
      if (JSON.stringify(statements) !== JSON.stringify(byOxigraph(text)))
        expect(statements).toEqual(byOxigraph(text));
      seen.statements += statements.length;
      seen.said += Number(/^# (\d+) statements;/m.exec(lines.at(-1) ?? '')?.[1] ?? 0);
    }
    expect(seen.statements).toBe(seen.said);
    expect(seen.statements).toBeGreaterThan(5_000_000);
  });
});
