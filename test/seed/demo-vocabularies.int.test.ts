import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import type { VocabularyFormat } from '../../server/commands/formats.ts';
import { loadVocabulary } from '../../server/commands/load-vocabulary.ts';
import { readConfig } from '../../server/config.ts';
import { followTerminology } from '../../terminology/current.ts';
import { readTerminology, readTerminologyState } from '../../terminology/read.ts';
import {
  conceptCode,
  conceptNumber,
  descendantsOf,
  type Terminology,
} from '../../terminology/terminology.ts';
import { type Answer, callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { createDataDir } from '../support/neo4j.ts';
import { clearTerminology } from '../support/population.ts';

/**
 * Demo sets that stand beside the project, not in it: their SOURCE.md says that they may not be shipped. Where they are
 * not, what is tested with them is passed over.
 */
const demos = join(import.meta.dirname, '../../../shared/omop-demo');
const diseases = join(import.meta.dirname, '../../seeds/tcga/terminology/DO_cancer_slim.obo.gz');

type Descendants = ReadonlyMap<string, readonly string[]>;

const graph = new Graph(testDatabase().address);
const dataDir = await createDataDir();

beforeAll(() => clearTerminology(graph)); // codes of the demo sets are codes of other tests, too
afterAll(async () => {
  await clearTerminology(graph);
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const load = (format: VocabularyFormat, path: string) =>
  loadVocabulary(graph, readConfig({ DATA_DIR: dataDir }), { format, path, onStep: () => {} });

/** Rows of a file of a demo set, read without the reader that is tested. */
function demoRows(set: string, file: string): readonly (readonly string[])[] {
  const path = join(demos, set, `${file}.csv.gz`);
  const rows: string[][] = parse(gunzipSync(readFileSync(path)));
  return rows.slice(1);
}

/** Each concept of CONCEPT with those of CONCEPT that CONCEPT_ANCESTOR has below it, and itself, as `OMOP:<id>`. */
function demoDescendants(set: string): Descendants {
  const found = new Map(demoRows(set, 'CONCEPT').map(([id = '']) => [id, new Set([id])]));
  for (const [ancestor = '', descendant = ''] of demoRows(set, 'CONCEPT_ANCESTOR'))
    if (found.has(descendant)) found.get(ancestor)?.add(descendant);
  return new Map(
    [...found].map(([id, below]) => [`OMOP:${id}`, [...below].map((one) => `OMOP:${one}`).sort()]),
  );
}

/** The same as the terminology has it. */
function descendantsIn(terminology: Terminology, codes: readonly string[]): Descendants {
  const asked = new Map(codes.map((code) => [conceptNumber(terminology, code), code]));
  return new Map(
    [...asked].map(([concept, code]) => {
      const below = concept === undefined ? [] : descendantsOf(terminology, concept);
      return [
        code,
        Array.from(below, (one) => asked.get(one))
          .filter((one) => one !== undefined)
          .sort(),
      ];
    }),
  );
}

/** Codes below a concept as GraphQL pages through them. */
async function descendantsAsked(code: string): Promise<readonly string[]> {
  type Page = {
    readonly totalCount: number;
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
  const ask = createAsk(graph, callerOf());
  const codes: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: Answer<{ readonly concept: { readonly descendants: Page } }> = await ask(
      `query ($code: Curie!, $after: String) { concept(code: $code) { descendants(first: 100, after: $after) {
        totalCount nodes { code } pageInfo { hasNextPage endCursor }
      } } }`,
      undefined,
      { code, after },
    );
    const { totalCount, nodes, pageInfo } = answer.data.concept.descendants;
    codes.push(...nodes.map((node) => node.code));
    if (!pageInfo.hasNextPage) {
      expect(codes).toHaveLength(totalCount);
      return codes;
    }
    after = pageInfo.endCursor;
  }
}

/** Of as many concepts as `count` those that have the most below them, and every so many of the others. */
function sampleOf(descendants: Descendants, count: number): readonly string[] {
  const codes = [...descendants]
    .sort(([, some], [, other]) => other.length - some.length)
    .map(([code]) => code);
  const step = Math.ceil(codes.length / count);
  return [...new Set([...codes.slice(0, 5), ...codes.filter((_, at) => at % step === 0)])];
}

describe.skipIf(!existsSync(demos)).each(['synthea1k', 'gibleed'])('vocabulary athena, of %s', (set) => {
  beforeAll(() => load('athena', join(demos, set)));

  it('gives every concept the descendants of CONCEPT_ANCESTOR', async () => {
    const expected = demoDescendants(set);
    expect(descendantsIn(await readTerminology(graph), [...expected.keys()])).toEqual(expected);
  });
  it('gives them to whoever asks in GraphQL', async () => {
    const expected = demoDescendants(set);
    const terminology = await readTerminology(graph);
    const codeOf = (id: string) => conceptCode(terminology, conceptNumber(terminology, id) ?? -1);
    const wanted = new Set([...expected.keys()].map(codeOf));
    for (const id of sampleOf(expected, 20)) {
      const found = (await descendantsAsked(id)).filter((code) => wanted.has(code));
      expect(found).toEqual(
        expected
          .get(id)
          ?.map(codeOf)
          .sort((one, other) => (one < other ? -1 : 1)),
      );
    }
  });
  it('keeps in its file what the graph says', async () => {
    const { statements } = graph;
    const kept = await followTerminology(graph, dataDir)();
    expect([graph.statements - statements, kept]).toEqual([1, await readTerminology(graph)]);
  });
  it('changes nothing when it is loaded again', async () => {
    const before = await readTerminologyState(graph);
    const summary = await load('athena', join(demos, set));
    expect([await readTerminologyState(graph), summary]).toEqual([
      before,
      expect.stringMatching(
        /^concepts: 0 new, 0 changed, \d+ unchanged, 0 no longer in it\nrelationships: 0 new, 0 removed$/m,
      ),
    ]);
  });
});

describe('vocabulary obo, of the Disease Ontology', () => {
  beforeAll(() => load('obo', diseases));

  it('gives every term the descendants of a closure of its is_a, found the simple way', async () => {
    const terms = gunzipSync(readFileSync(diseases))
      .toString()
      .split('\n\n[')
      .filter((text) => text.startsWith('Term]'));
    const parents = new Map(
      terms.map((text) => [
        /^id: (\S+)/m.exec(text)?.[1] ?? '',
        [...text.matchAll(/^is_a: (\S+)/gm)].map(([, parent = '']) => parent),
      ]),
    );
    const climb = (code: string): readonly string[] => [code, ...(parents.get(code) ?? []).flatMap(climb)];
    const expected = new Map([...parents.keys()].map((code) => [code, [] as string[]]));
    for (const code of [...parents.keys()].sort())
      for (const above of new Set(climb(code))) expected.get(above)?.push(code);
    expect(expected.get('DOID:162')?.length).toBeGreaterThan(100);
    expect(descendantsIn(await readTerminology(graph), [...expected.keys()])).toEqual(expected);
  });
});
