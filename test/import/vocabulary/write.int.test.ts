import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { openStore } from '../../../import/store/store.ts';
import {
  noteTerminologyChange,
  raiseTerminology,
  raiseTerminologyIfGrown,
} from '../../../import/store/terminology-version.ts';
import { mergeConcepts } from '../../../import/vocabulary/merge-concepts.ts';
import type { Release } from '../../../import/vocabulary/release.ts';
import { sweep, writeRelease } from '../../../import/vocabulary/write.ts';
import { type Lists, listOf } from '../../../terminology/lists.ts';
import { readTerminology, readTerminologyState } from '../../../terminology/read.ts';
import { conceptCode, type Terminology } from '../../../terminology/terminology.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { createHospital, population } from '../hospital.ts';
import { releaseOf, type Said } from './releases.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);

async function clear(): Promise<void> {
  await sweep(graph);
  await graph.write(async (run) => {
    await run(cypher`
      MATCH (concept:Concept)
      WHERE concept.vocabulary IN ['WRA', 'WRB'] OR concept.code IN ['LOINC:L1', 'LOINC:L2', 'LOINC:L3', 'LOINC:L4']
      DETACH DELETE concept`);
    await run(cypher`MATCH (vocabulary:Vocabulary WHERE vocabulary.id IN ['WRA', 'WRB']) DELETE vocabulary`);
    await raiseTerminology(run);
  });
}

beforeAll(() => openStore(graph));
beforeEach(clear);
afterAll(async () => {
  await clear();
  await clearPopulation(graph, population);
  await hospital.close();
  await graph.close();
});

const first: Said = {
  source: 'wr-a',
  vocabulary: 'WRA',
  release: '2026-01',
  concepts: {
    'WRA:1': 'tumour',
    'WRA:2': 'kidney tumour',
    'WRA:3': 'clear cell tumour',
    'WRA:4': 'old tumour',
  },
  isA: ['WRA:2 WRA:1', 'WRA:3 WRA:2', 'WRA:4 WRA:1'],
  mappings: { 'Maps to': ['WRB:9 WRA:2'] },
};
const second: Said = {
  ...first,
  release: '2026-02',
  concepts: {
    'WRA:1': 'neoplasm',
    'WRA:2': 'kidney tumour',
    'WRA:3': 'clear cell tumour',
    'WRA:5': 'new tumour',
  },
  isA: ['WRA:2 WRA:1', 'WRA:3 WRA:1', 'WRA:5 WRA:2'],
  mappings: { 'Maps to': ['WRB:9 WRA:5'], 'Concept replaced by': ['WRA:4 WRA:5'] },
};

const write = (said: Said) => writeRelease(graph, releaseOf(said));

/** A release that does `work` whenever its third concept is read. */
function interrupted(said: Said, work: () => Promise<void> | never): Release {
  const release = releaseOf(said);
  async function* concepts() {
    let read = 0;
    for await (const row of release.concepts()) {
      read += 1;
      if (read === 3) await work();
      yield row;
    }
  }
  return { ...release, concepts };
}

/** What the terminology says of the concepts of this test, as it is seen now. */
async function seen() {
  const terminology = await readTerminology(graph);
  const own = Array.from({ length: terminology.valid.length }, (_, concept) => concept).filter((concept) =>
    conceptCode(terminology, concept).startsWith('WR'),
  );
  const codes = (some: readonly number[]) => some.map((concept) => conceptCode(terminology, concept));
  return {
    codes: codes(own).join(' '),
    retired: codes(own.filter((concept) => terminology.valid[concept] === 0)),
    isA: pairsIn(terminology, terminology.parents, own),
    mapsTo: pairsIn(terminology, terminology.mapsTo, own),
  };
}

function pairsIn(terminology: Terminology, lists: Lists, own: readonly number[]): readonly string[] {
  return own.flatMap((from) =>
    [...listOf(lists, from)].map((to) => `${conceptCode(terminology, from)} ${conceptCode(terminology, to)}`),
  );
}

const seenOfFirst = {
  codes: 'WRA:1 WRA:2 WRA:3 WRA:4 WRB:9',
  retired: [],
  isA: ['WRA:2 WRA:1', 'WRA:3 WRA:2', 'WRA:4 WRA:1'],
  mapsTo: ['WRB:9 WRA:2'],
};
const seenOfSecond = {
  codes: 'WRA:1 WRA:2 WRA:3 WRA:4 WRA:5 WRB:9',
  retired: ['WRA:4'],
  isA: ['WRA:2 WRA:1', 'WRA:3 WRA:1', 'WRA:5 WRA:2'],
  mapsTo: ['WRB:9 WRA:5'],
};

async function namesInGraph(): Promise<readonly (string | null)[]> {
  const rows = await graph.read<{ name: string | null }>(cypher`
    MATCH (concept:Concept WHERE concept.vocabulary IN ['WRA', 'WRB'])
    RETURN concept.name AS name
    ORDER BY concept.code`);
  return rows.map(({ name }) => name);
}

describe('writeRelease, for the first time', () => {
  it('reports what it added; a code that it only refers to is a concept, too', async () =>
    expect(await write(first)).toMatchObject({
      concepts: { added: 5, changed: 0, unchanged: 0, retired: 0 },
      relationships: { added: 4, removed: 0 },
    }));
  it('shows everything', async () => {
    await write(first);
    expect(await seen()).toEqual(seenOfFirst);
  });
  it('raises the version by one', async () => {
    const { version } = await readTerminologyState(graph);
    await write(first);
    expect((await readTerminologyState(graph)).version).toBe(version + 1);
  });
  it('keeps the vocabulary with its release, and those of the codes that it refers to', async () => {
    await write(first);
    const rows = await graph.read(cypher`
      MATCH (vocabulary:Vocabulary WHERE vocabulary.id IN ['WRA', 'WRB'])
      RETURN vocabulary.id AS id, vocabulary.name AS name, vocabulary.release AS release, vocabulary.license AS license
      ORDER BY id`);
    expect(rows).toEqual([
      { id: 'WRA', name: 'All of WRA', release: '2026-01', license: 'unknown' },
      { id: 'WRB', name: 'WRB', release: null, license: 'unknown' },
    ]);
  });
  it('keeps attributes with their group, members and pairs that are apart', async () => {
    await write({
      ...first,
      notUnder: ['WRA:3 WRA:1'],
      members: ['WRA:3 WRA:4'],
      attributes: ['WRA:3 1 WRA:4 WRA:1', 'WRA:3 0 WRA:4 WRA:1', 'WRA:3 1 WRA:2 WRA:1'],
    });
    const terminology = await readTerminology(graph);
    const at = Array.from(terminology.valid, (_, concept) => conceptCode(terminology, concept)).indexOf(
      'WRA:3',
    );
    const codes = (some: Iterable<number>) =>
      Array.from(some, (concept) => conceptCode(terminology, concept));
    const attributes = [...listOf(terminology.attributes, at)];
    const members = pairsIn(terminology, terminology.members, [at - 1, at, at + 1]);
    expect({
      ancestors: codes(listOf(terminology.ancestors, at)),
      members,
      attributes: [0, 3, 6]
        .map((start) => `${attributes[start]} ${codes(attributes.slice(start + 1, start + 3))}`)
        .toSorted(),
    }).toEqual({
      ancestors: ['WRA:2'],
      members: ['WRA:4 WRA:3'],
      attributes: ['0 WRA:4,WRA:1', '1 WRA:2,WRA:1', '1 WRA:4,WRA:1'],
    });
  });
  it('takes over a concept of which a record or a mapping knew only the code', async () => {
    await write({ source: 'wr-map', mappings: { 'Maps to': ['WRB:9 WRA:1'] } });
    const { concepts } = await write(first);
    expect([concepts, (await namesInGraph())[0]]).toEqual([
      { added: 3, changed: 1, unchanged: 0, retired: 0 },
      'tumour',
    ]);
  });
});

describe('writeRelease, the same again', () => {
  it('finds nothing to do', async () => {
    await write({ ...first, members: ['WRA:3 WRA:4'], attributes: ['WRA:3 1 WRA:4 WRA:1'] });
    expect(
      await write({ ...first, members: ['WRA:3 WRA:4'], attributes: ['WRA:3 1 WRA:4 WRA:1'] }),
    ).toMatchObject({
      concepts: { added: 0, changed: 0, unchanged: 4, retired: 0 },
      relationships: { added: 0, removed: 0 },
    });
  });
  it('leaves the version as it is', async () => {
    await write(first);
    const state = await readTerminologyState(graph);
    await write(first);
    expect(await readTerminologyState(graph)).toEqual(state);
  });
});

describe('writeRelease, a newer one', () => {
  it('reports what is new, other and gone', async () => {
    await write(first);
    expect(await write(second)).toMatchObject({
      concepts: { added: 1, changed: 1, unchanged: 2, retired: 1 },
      relationships: { added: 4, removed: 3 },
    });
  });
  it('is as if it had come alone, but for what it no longer defines, which is retired', async () => {
    await write(first);
    await write(second);
    expect([await seen(), await namesInGraph()]).toEqual([
      seenOfSecond,
      ['neoplasm', 'kidney tumour', 'clear cell tumour', 'old tumour', 'new tumour', null],
    ]);
  });
  it('is not seen while its concepts are written, nor when they are', async () => {
    await write(first);
    const during: unknown[] = [];
    const look = async () => {
      during.push([await seen(), (await namesInGraph())[0]]);
    };
    await writeRelease(graph, interrupted(second, look));
    expect(during).toEqual([
      [seenOfFirst, 'tumour'],
      [seenOfFirst, 'tumour'],
    ]);
  });
  it('finds nothing to do when it comes again, although a concept is retired', async () => {
    await write(first);
    await write(second);
    expect((await write(second)).concepts).toEqual({ added: 0, changed: 0, unchanged: 4, retired: 0 });
  });
  it('brings back what an earlier one has retired', async () => {
    await write(first);
    await write(second);
    await write(first);
    expect(await seen()).toMatchObject({
      retired: ['WRA:5'],
      isA: seenOfFirst.isA,
      mapsTo: seenOfFirst.mapsTo,
    });
  });
  it('takes away relationships of concepts that it defines, and of no other, where it is not whole', async () => {
    await write({ ...first, whole: false });
    await write({
      ...first,
      concepts: { 'WRA:3': 'clear cell tumour' },
      isA: [],
      mappings: {},
      whole: false,
    });
    expect(await seen()).toEqual({ ...seenOfFirst, isA: ['WRA:2 WRA:1', 'WRA:4 WRA:1'] });
  });
  it('keeps what a concept is to records', async () => {
    await write(first);
    await graph.write((run) =>
      run(cypher`MATCH (concept:Concept {code: 'WRA:1'}) SET concept.used = true, concept.usedBy = ['dwr']`),
    );
    await write(second);
    const rows = await graph.read(cypher`
      MATCH (concept:Concept {code: 'WRA:1'})
      RETURN concept.name AS name, concept.used AS used, concept.usedBy AS usedBy`);
    expect(rows).toEqual([{ name: 'neoplasm', used: true, usedBy: ['dwr'] }]);
  });
  it('is found by its new name, not by its old one', async () => {
    await write(first);
    await write(second);
    const ask = createAsk(graph, callerOf());
    const { data } = await ask<{ readonly [key: string]: { readonly nodes: readonly { code: string }[] } }>(`{
      old: concepts(search: "tumour", vocabularies: ["WRA"]) { nodes { code } }
      new: concepts(search: "neoplasm", vocabularies: ["WRA"]) { nodes { code } }
    }`);
    const codes = Object.entries(data).map(([name, { nodes }]) => [
      name,
      nodes.map(({ code }) => code).sort(),
    ]);
    expect(Object.fromEntries(codes)).toEqual({ old: ['WRA:2', 'WRA:3', 'WRA:4', 'WRA:5'], new: ['WRA:1'] });
  });
});

describe('writeRelease, broken off', () => {
  const fail = () => {
    throw new TypeError('pulled the plug');
  };
  const whileReading = () => writeRelease(graph, interrupted(second, fail));
  const beforeTheSwitch = () =>
    writeRelease(graph, releaseOf(second), (step) => {
      if (step === 'switch') fail();
    });

  it.each([
    ['while its concepts are read', whileReading],
    ['before the switch', beforeTheSwitch],
  ])('changes nothing that is seen: %s', async (_, breakOff) => {
    await write(first);
    const state = await readTerminologyState(graph);
    await expect(breakOff()).rejects.toThrow('pulled the plug');
    expect([await seen(), await readTerminologyState(graph)]).toEqual([seenOfFirst, state]);
  });
  it('shows no mapping of it in GraphQL, and finds no concept of it', async () => {
    await write(first);
    await expect(beforeTheSwitch()).rejects.toThrow();
    const ask = createAsk(graph, callerOf());
    const { data } = await ask(`{
      concept(code: "WRB:9") { mappings { to { code } } }
      added: concept(code: "WRA:5") { code }
      concepts(search: "new tumour", vocabularies: ["WRA"]) { nodes { code } }
    }`);
    expect(data).toMatchObject({ concept: { mappings: [{ to: { code: 'WRA:2' } }] }, added: null });
    expect(data).not.toMatchObject({ concepts: { nodes: expect.arrayContaining([{ code: 'WRA:5' }]) } });
  });
  it('is done in full by the same release once more', async () => {
    await write(first);
    await expect(beforeTheSwitch()).rejects.toThrow();
    const { relationships } = await write(second);
    expect([relationships, await seen()]).toEqual([{ added: 4, removed: 3 }, seenOfSecond]);
  });
  it('leaves nothing behind once another release is loaded', async () => {
    await expect(beforeTheSwitch()).rejects.toThrow();
    await write(first);
    const [row] = await graph.read(cypher`
      MATCH (concept:Concept WHERE concept.vocabulary IN ['WRA', 'WRB'])
      RETURN count(concept) AS concepts, sum(COUNT { (concept)-->() }) AS relationships`);
    expect(row).toEqual({ concepts: 5, relationships: 4 });
  });
  it('stays unseen when a load of tables raises the version', async () => {
    await write(first);
    await expect(beforeTheSwitch()).rejects.toThrow();
    const { version } = await readTerminologyState(graph);
    await hospital.load(
      {},
      { mapping: await hospital.mappingWith('test: test', 'test: { code: no, vocabulary: LOINC }') },
    );
    const raised = (await readTerminologyState(graph)).version > version;
    expect([raised, (await seen()).isA]).toEqual([true, seenOfFirst.isA]);
  });
});

describe('writeRelease, of several sources', () => {
  const other: Said = { source: 'wr-b', isA: ['WRA:2 WRA:1'], mappings: { 'Maps to': ['WRB:9 WRA:2'] } };

  it('keeps what one source withdraws and another still says', async () => {
    await write(first);
    await write(other);
    const { relationships } = await write({ ...first, isA: ['WRA:3 WRA:2', 'WRA:4 WRA:1'], mappings: {} });
    expect([relationships, await seen()]).toEqual([{ added: 0, removed: 2 }, seenOfFirst]);
  });
  it('takes it away once nobody says it', async () => {
    await write(first);
    await write(other);
    await write({ ...first, isA: ['WRA:3 WRA:2', 'WRA:4 WRA:1'], mappings: {} });
    await write({ source: 'wr-b' });
    expect(await seen()).toMatchObject({ isA: ['WRA:3 WRA:2', 'WRA:4 WRA:1'], mapsTo: [] });
  });
  it('retires no concept that another source defines', async () => {
    await write(first);
    await write({ source: 'wr-c', vocabulary: 'WRA', concepts: { 'WRA:6': 'another' } });
    expect((await seen()).retired).toEqual([]);
  });
  it('keeps mappings of several relationships apart', async () => {
    const both = { 'Maps to': ['WRB:9 WRA:2'], 'Concept same_as to': ['WRB:9 WRA:2', 'WRB:9 WRA:3'] };
    await write({ ...first, mappings: both });
    await write({ ...first, mappings: { ...both, 'Maps to': [] } });
    const ask = createAsk(graph, callerOf());
    const { data } = await ask('{ concept(code: "WRB:9") { mappings { to { code } relationship source } } }');
    const same = { relationship: 'Concept same_as to', source: 'by wr-a' };
    expect(data).toEqual({
      concept: {
        mappings: [
          { to: { code: 'WRA:2' }, ...same },
          { to: { code: 'WRA:3' }, ...same },
        ],
      },
    });
  });
  it('gives a concept of another vocabulary its name only with the switch', async () => {
    await write(first);
    const map = releaseOf({
      source: 'wr-map',
      concepts: { 'WRB:9': 'named by a map', 'WRB:10': 'x', 'WRB:11': 'y' },
    });
    await expect(
      writeRelease(graph, map, (step) => {
        if (step === 'switch') throw new TypeError('pulled the plug');
      }),
    ).rejects.toThrow('pulled the plug');
    const broken = (await namesInGraph()).at(-1);
    await writeRelease(graph, map);
    expect([broken, (await namesInGraph()).at(-1)]).toEqual([null, 'named by a map']);
  });
});

describe('names that come without a new concept', () => {
  const find = async (search: string) => {
    const ask = createAsk(graph, callerOf());
    const { data } = await ask(`{ concepts(search: "${search}", vocabularies: ["WRB"]) { nodes { code } } }`);
    return data;
  };

  it('are found once a release has brought nothing else', async () => {
    await write(first);
    await write({ source: 'wr-map', concepts: { 'WRB:9': 'named by a map' } });
    expect(await find('named by')).toEqual({ concepts: { nodes: [{ code: 'WRB:9' }] } });
  });
  it('are counted, each once, and not when they are there already', async () => {
    await write(first);
    const named = { code: 'WRB:9', name: 'a name' };
    const merge = () => graph.write((run) => mergeConcepts(run, [named, named]));
    expect([await merge(), await merge()]).toEqual([1, 0]);
  });
  it('raise the version when that is noted, once', async () => {
    const raise = async () => {
      await graph.write(raiseTerminologyIfGrown);
      return readTerminologyState(graph);
    };
    const { version } = await raise();
    await graph.write(noteTerminologyChange);
    const versions = [(await raise()).version, (await raise()).version];
    expect(versions).toEqual([version + 1, version + 1]);
  });
});

describe('writeRelease, of a cycle', () => {
  const cyclic = { ...second, isA: ['WRA:2 WRA:1', 'WRA:3 WRA:2', 'WRA:1 WRA:3', 'WRA:5 WRA:3'] };

  it('refuses one inside the release and names its members', async () =>
    expect(write(cyclic)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^The hierarchy has a cycle: (?:WRA:[123] is below ){3}WRA:[123]\.$/),
    }));
  it('refuses one that closes over what another source says, and names its members', async () => {
    await write(first);
    await expect(write({ source: 'wr-b', isA: ['WRA:1 WRB:1', 'WRB:1 WRA:3'] })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^The hierarchy has a cycle: (?:WR[AB]:[123] is below ){4}WR[AB]:[123]\.$/,
      ),
    });
  });
  it('changes nothing then', async () => {
    await write(first);
    await expect(write(cyclic)).rejects.toThrow();
    expect(await seen()).toEqual(seenOfFirst);
  });
  it('takes a release that turns a relationship round which it said itself', async () => {
    await write(first);
    await write({ ...first, isA: ['WRA:1 WRA:2', 'WRA:3 WRA:2'] });
    expect((await seen()).isA).toEqual(['WRA:1 WRA:2', 'WRA:3 WRA:2']);
  });
});

describe('writeRelease, of codes that it does not define', () => {
  const dangling: Said = { ...first, mappings: { 'Concept replaced by': ['WRA:4 WRA:99'] } };

  it('keeps a relationship to a code of its own vocabulary that nobody defines', async () => {
    await write(dangling);
    const ask = createAsk(graph, callerOf());
    const { data } = await ask('{ concept(code: "WRA:4") { replacedBy { code } } }');
    expect(data).toEqual({ concept: { replacedBy: [{ code: 'WRA:99' }] } });
  });
  it('finds nothing to do when it comes again', async () => {
    await write(dangling);
    expect((await write(dangling)).relationships).toEqual({ added: 0, removed: 0 });
  });
});
