import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import { markUsed } from '../../import/store/usage.ts';
import type { Properties } from '../../ontology/model.ts';
import { readTerminologyState } from '../../terminology/read.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const caller = callerOf('fx-a');
const ask = createAsk(graph, caller);

const concept = (code: string, name: string | null, properties: Properties = {}): Properties => ({
  code,
  name,
  vocabulary: code.split(':')[0] ?? '',
  ...properties,
});

const manyAlike = ['Blorp', 'New blorp'].flatMap((name, at) =>
  Array.from({ length: 350 }, (_, n) =>
    concept(`FXC:${at}${String(n).padStart(3, '0')}`, `${name} ${100 + n}`),
  ),
);

/** Names around an organ that nobody has. Ann's conditions use two of the concepts, Ben's one. */
const fixture: Fixture = {
  patients: ['ann', 'ben'].map((id) => ({
    id: `fx-${id}`,
    population: 'fx',
    sourceId: id,
    datasets: ['fx-a'],
  })),
  records: [
    aRecord('condition', 'fx-ann', { id: 'fx-c1', codeSource: 'x', codeSourceConcept: 'FXA:3' }),
    aRecord('condition', 'fx-ann', { id: 'fx-c2', codeSource: 'x', codeStandardConcept: 'FXA:6' }),
    aRecord('condition', 'fx-ben', {
      id: 'fx-c3',
      codeSource: 'x',
      codeStandardConcept: 'FXA:5',
      dataset: 'fx-b',
    }),
  ],
  others: {
    Vocabulary: [
      { id: 'FXA', name: 'A', license: 'CC0' },
      { id: 'FXB', name: 'B', license: 'CC0' },
      { id: 'FXC', name: 'C', license: 'CC0' },
    ],
    Concept: [
      concept('FXA:1', 'Zorb cancer', { domain: 'Condition' }),
      concept('FXA:2', 'Malignant neoplasm of zorb', { synonyms: ['Cancer of the zorb', 'ZORB cancer'] }),
      concept('FXA:3', 'Zorb cancer, left'),
      concept('FXA:4', 'Zorb cancer, right', { standard: true, domain: 'Condition/Device' }),
      concept('FXA:5', 'Zorb cancer, both sides'),
      concept('FXA:6', 'Old zorb cancer'),
      concept('FXA:7', 'Zorb cancer of cats'),
      concept('FXA:8', 'Zorb cancer of dogs'),
      concept('FXA:C1.9', null),
      concept('FXB:1', 'Vitamin Zorbine A', { domain: 'Spec Anatomic Site' }),
      concept('FXB:2', 'Neither', { synonyms: ['zorb tumour', 'another cancer'] }),
      concept('FXB:3', 'Ménière-Köhler’s zorbosis', { conceptId: 990_001 }),
      concept('FXB:4', '佐尔布癌'),
      concept('FXB:5', 'Coming'),
      concept('FXB:C1.9', 'Zorbal'),
      ...manyAlike,
    ],
  },
};

beforeAll(async () => {
  await applyConstraints(graph);
  await seedGraph(graph, fixture);
  await markUsed(graph);
});
afterAll(async () => {
  await clearFixture(graph);
  await markUsed(graph);
  await graph.close();
});

type Found = {
  readonly concepts: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
};

/** The concepts that a search finds, in order. */
async function find(search: string, args = '', who = caller): Promise<readonly string[]> {
  return (await page(search, args, who)).nodes.map(({ code }) => code);
}

async function allPages(search: string, after: string | null = null): Promise<readonly string[]> {
  const { nodes, pageInfo } = await page(
    search,
    `vocabularies: ["FXC"] first: 100 ${after ? `after: "${after}"` : ''}`,
  );
  const found = nodes.map(({ code }) => code);
  return pageInfo.hasNextPage ? [...found, ...(await allPages(search, pageInfo.endCursor))] : found;
}

async function page(search: string, args = '', who = caller): Promise<Found['concepts']> {
  const query = `query ($search: String!) {
    concepts(search: $search ${args}) { totalCount nodes { code } pageInfo { hasNextPage endCursor } }
  }`;
  const { data, errors } = await ask<Found>(query, who, { search });
  expect(errors).toEqual([]);
  return data.concepts;
}

describe('Query.concepts', () => {
  it('puts the exact first, then what begins so; in each the used, the standard, the short, then by code', async () => {
    expect(await find('zorb cancer')).toEqual(
      ['1', '2', '3', '4', '7', '8', '5', '6'].map((n) => `FXA:${n}`),
    );
  });

  it('takes the last word as a prefix', async () => {
    expect((await page('zorb canc')).totalCount).toBe(8);
  });

  it('takes a word before a blank as a whole', async () => {
    expect(await find('zorb canc ')).toEqual([]);
  });

  it('takes no other word as a prefix', async () => {
    expect(await find('zor cancer')).toEqual([]);
  });

  it('takes words in any order and writing', async () => {
    expect(await find('CANCER-zorb old')).toEqual(['FXA:6']);
  });

  it('needs all words in one name or synonym', async () => {
    expect(await find('zorb another')).toEqual([]);
  });

  it('finds by synonyms', async () => {
    expect(await find('another canc')).toEqual(['FXB:2']);
  });

  it('finds names with accents by words without, and the other way', async () => {
    expect([await find('meniere kohler'), await find('Mênière Kohlers')]).toEqual([['FXB:3'], []]);
    expect(await find('MÉNIÈRE Kohler’s zörb')).toEqual(['FXB:3']);
  });

  it('finds words of one letter, and such as mean little', async () => {
    expect([await find('zorbine a'), await find('cancer of the zorb')]).toEqual([['FXB:1'], ['FXA:2']]);
  });

  it('finds by the letters of a script without blanks', async () => {
    expect(await find('布癌')).toEqual(['FXB:4']);
  });

  it.each([
    ['FXA:C1.9', ['FXA:C1.9']],
    ['fxa:c1.9', ['FXA:C1.9']],
    ['C1.9', ['FXB:C1.9', 'FXA:C1.9']],
    ['OMOP:990001', ['FXB:3']],
    ['C1', []],
  ])('finds by the code %s', async (text, expected) => {
    const found = await find(text, 'vocabularies: ["FXA", "FXB"]');
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('finds nothing that is still being loaded', async () => {
    const since = (await readTerminologyState(graph)).version + 2;
    await graph.write(async (run) => {
      await run(cypher`MATCH (concept:Concept {code: 'FXB:5'}) SET concept.since = ${since}`);
      await raiseTerminology(run);
    });
    expect(await find('coming', 'vocabularies: ["FXB"]')).toEqual([]);
  });

  it.each([
    ['vocabularies: ["FXB"]', ['FXB:2', 'FXB:3', 'FXB:1', 'FXB:C1.9']],
    ['domains: ["Condition"]', ['FXA:1']],
    ['domains: ["Condition/Device", "Spec Anatomic Site"]', ['FXA:4', 'FXB:1']],
    ['standard: true', ['FXA:4']],
    ['inUse: true', ['FXA:3', 'FXA:6']],
    ['inUse: true, standard: true', []],
    ['vocabularies: ["FXA"], standard: false, inUse: false', ['FXA:1', 'FXA:2', 'FXA:5', 'FXA:7', 'FXA:8']],
  ])('filters by %s', async (filter, expected) => {
    const found = await find('zorb', filter);
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('tells nothing of the use in datasets that the caller may not count', async () => {
    expect([
      await find('zorb', 'inUse: true', callerOf('fx-b')),
      await find('zorb', 'inUse: true', callerOf()),
    ]).toEqual([['FXA:5'], []]);
  });

  it('pages through all in the same order', async () => {
    const whole = await page('zorb cancer');
    const first = await page('zorb cancer', 'first: 3');
    const second = await page('zorb cancer', `first: 3, after: "${first.pageInfo.endCursor}"`);
    const third = await page('zorb cancer', `first: 3, after: "${second.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes, ...third.nodes]).toEqual(whole.nodes);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  });

  it.each(['bl', 'blorp', 'blorp '])(
    'pages through hundreds of hits of one rank, asked as "%s"',
    async (search) => {
      expect(await allPages(search)).toEqual(manyAlike.map(({ code }) => code));
    },
  );

  it('counts all that it finds, whatever the page', async () => {
    expect(await page('zorb cancer', 'first: 1')).toMatchObject({
      totalCount: 8,
      nodes: [{ code: 'FXA:1' }],
    });
  });

  it('asks the database no more for a long word than for a short one, and nothing for the count', async () => {
    const statementsOf = async (query: string) => {
      const before = graph.statements;
      await ask(query);
      return graph.statements - before;
    };
    await statementsOf('{ concepts(search: "z") { nodes { code } } }'); // what is remembered is read now
    expect(await statementsOf('{ concepts(search: "zorb cancer") { totalCount nodes { code } } }')).toBe(
      await statementsOf('{ concepts(search: "z") { nodes { code } } }'),
    );
  });

  it.each([
    'zorb"',
    'zorb*',
    'zorb AND cancer',
    'searchName:zorb',
    'zorb \\u0022 OR 1',
    'zorb~2',
    'zorb) OR (a',
    '+zorb -cancer',
    'zorb^9 && || !',
    '/zor.*/',
    '[zorb TO zorc]',
    '{$zorb}',
  ])('takes %s for words', async (text) => {
    expect(await find(text)).toEqual(await find(text.replace(/[^a-z0-9]+/gi, ' ')));
  });

  it.each([
    ['search: " *\\" "', ['search']],
    ['search: "a", first: 101', ['first']],
    ['search: "a", vocabularies: ["FXA", "nope"]', ['vocabularies', 1]],
    ['search: "a", after: "nonsense"', ['after']],
  ])('refuses %s', async (args, path) => {
    const { errors } = await ask(`{ concepts(${args}) { nodes { code } } }`);
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path }]);
  });
});

describe('markUsed', () => {
  it('unmarks what no record uses any more', async () => {
    await graph.write((run) => run(cypher`MATCH (record:Condition {id: 'fx-c2'}) DETACH DELETE record`));
    await markUsed(graph);
    expect(await find('zorb', 'inUse: true')).toEqual(['FXA:3']);
  });
});
