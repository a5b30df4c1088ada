import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf());

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('Query.concept', () => {
  it('is null for a code that the graph does not hold', async () => {
    const { data } = await ask(
      '{ a: concept(code: "DOID:FX0") { code } b: concept(code: "nonsense") { code } }',
    );
    expect(data).toEqual({ a: null, b: null });
  });

  it('shows the code where the licence keeps the name out', async () => {
    const { data } = await ask('{ concept(code: "ICD10:FX64.9") { name standard valid synonyms } }');
    expect(data).toEqual({ concept: { name: 'ICD10:FX64.9', standard: false, valid: true, synonyms: [] } });
  });
});

describe('Concept', () => {
  it('has parents and ancestors, each once', async () => {
    const { data } = await ask(
      '{ concept(code: "DOID:FX4") { parents { code } ancestors { totalCount nodes { code } } hierarchySource } }',
    );
    const both = [{ code: 'DOID:FX1' }, { code: 'DOID:FX2' }];
    expect(data).toEqual({
      concept: { parents: both, ancestors: { totalCount: 2, nodes: both }, hierarchySource: null },
    });
  });

  it('pages through itself and its descendants in order of their code', async () => {
    type Page = { readonly pageInfo: { readonly endCursor: string }; readonly edges: readonly unknown[] };
    const page = (args: string) =>
      ask<{ concept: { descendants: Page } }>(`{ concept(code: "DOID:FX1") { descendants(${args}) {
        totalCount edges { node { code } } pageInfo { hasNextPage endCursor }
      } } }`);
    const first = (await page('first: 2')).data.concept.descendants;
    const rest = (await page(`first: 2, after: "${first.pageInfo.endCursor}"`)).data.concept.descendants;
    expect([first, rest]).toMatchObject([
      {
        totalCount: 4,
        edges: [{ node: { code: 'DOID:FX1' } }, { node: { code: 'DOID:FX2' } }],
        pageInfo: { hasNextPage: true },
      },
      {
        totalCount: 4,
        edges: [{ node: { code: 'DOID:FX3' } }, { node: { code: 'DOID:FX4' } }],
        pageInfo: { hasNextPage: false },
      },
    ]);
  });

  it('has children, not what lies below them', async () => {
    const { data } = await ask('{ concept(code: "DOID:FX1") { children { nodes { code } } } }');
    expect(data).toEqual({ concept: { children: { nodes: [{ code: 'DOID:FX2' }, { code: 'DOID:FX4' }] } } });
  });

  it('is mapped, from both ends', async () => {
    const { data } = await ask(`{
      source: concept(code: "ICD10:FX64.9") { mappings { to { code } relationship source } mappedFrom { from { code } } }
      target: concept(code: "DOID:FX2") { mappedFrom { from { code } to { code } } }
    }`);
    expect(data).toEqual({
      source: {
        mappings: [{ to: { code: 'DOID:FX2' }, relationship: 'Maps to', source: 'fixture' }],
        mappedFrom: [],
      },
      target: { mappedFrom: [{ from: { code: 'ICD10:FX64.9' }, to: { code: 'DOID:FX2' } }] },
    });
  });

  it('names what replaces it', async () => {
    const { data } = await ask('{ concept(code: "DOID:FX4") { valid replacedBy { code } } }');
    expect(data).toEqual({ concept: { valid: false, replacedBy: [{ code: 'DOID:FX3' }] } });
  });
});
