import {
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { createSchema } from '../../schema/index.ts';
import { clearAccess, seedAccess } from '../support/access-graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address, unhurriedMs);
const ask = createAsk(graph, callerOf('gr-a1', 'gr-b1', 'gr-b2'));
const schema = createSchema();

beforeAll(() => seedAccess(graph));
afterAll(async () => {
  await clearAccess(graph);
  await graph.close();
});

/**
 * What would end a text, a name or a clause of Cypher, or a word of a search, were it put into one. Cypher reads `\u0060` before
 * it looks at quotes.
 */
const texts = [
  "' OR 1=1 //",
  '`',
  'Foo\\u0060) MATCH (s) DETACH DELETE s //',
  '\\u0027) RETURN 1 //',
  '\\\\u0060',
  '*/ RETURN 1 /*',
  'a\nMATCH (n) DETACH DELETE n',
  '$p0',
  '}) DETACH DELETE n //',
  '\u{1f9ec}',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '*:*',
  'a~2 OR *',
  '/.*{9}/',
  '"unbalanced',
  'x'.repeat(10_000),
];

/** Input fields of a type that take a text, with what is around it: `TEXT` stands for the text. */
function textsIn(type: string, levels: number): readonly string[] {
  const found = schema.getType(type);
  if (!isInputObjectType(found) || levels === 0) return [];
  const fields = Object.values(found.getFields()).filter(({ name }) => name !== 'not'); // of what nobody has, everybody
  return fields.flatMap((field) => valuesOf(field, levels).map((value) => `{ ${field.name}: ${value} }`));
}

function valuesOf(field: GraphQLInputField, levels: number): readonly string[] {
  const named = getNamedType(field.type);
  const isText = isScalarType(named) && (named.name === 'String' || named.name === 'ID');
  const values = isText ? ['TEXT'] : textsIn(named.name, levels - 1);
  return isListType(getNullableType(field.type)) ? values.map((value) => `[${value}]`) : values;
}

const cohorts = textsIn('CriterionInput', 3).map((where) => `cohort(where: ${where}) { count { value } }`);
const others = [
  'patient(id: TEXT) { id }',
  'imagingStudy(uid: TEXT) { id }',
  'imagingStudy(uid: TEXT, patient: TEXT) { id }',
  'concept(code: TEXT) { code }',
  'concepts(search: TEXT, first: 5) { nodes { code } }',
  'concepts(search: "a", vocabularies: [TEXT], domains: [TEXT], first: 5) { nodes { code } }',
  'concepts(search: "a", first: 5, after: TEXT) { nodes { code } }',
  'dataset(id: TEXT) { id }',
  'datasets(first: 5, after: TEXT) { nodes { id } }',
  'savedCohort(id: TEXT) { id }',
  'savedCohorts(first: 5, after: TEXT) { nodes { id } }',
  'compareCohorts(ids: [TEXT, "other"]) { parts { in } }',
];

/** Codes of a question that is refused for what it says. */
const known = new Set([
  ...['ARGUMENT_INVALID', 'BAD_REQUEST', 'CRITERION_INVALID', 'NOT_EVALUABLE', 'NOT_FOUND', 'UNKNOWN_CODE'],
  ...['UNKNOWN_UNIT', 'UNSUPPORTED'],
]);

/** How much there is in the graph. */
async function sizes() {
  return graph.read(cypher`
    CALL () { MATCH (node) RETURN count(node) AS nodes }
    CALL () { MATCH ()-[one]->() RETURN count(one) AS relationships }
    RETURN nodes, relationships`);
}

/** What is answered, as far as it is more than nothing: of a search that finds words in names that is no fault. */
function foundIn(data: unknown): readonly unknown[] {
  return Object.values(data ?? {}).filter(
    (one) => one !== null && !/^\{"(?:count":\{"value":0\}|nodes":\[)/.test(JSON.stringify(one)),
  );
}

describe('a text that would be Cypher', () => {
  it.each(texts.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))(
    'is what nobody has, wherever it is asked for: %s',
    async (_shown, text) => {
      const before = await sizes();
      for (const question of [...cohorts, ...others]) {
        const { data, errors } = await ask(`{ ${question.replaceAll('TEXT', () => JSON.stringify(text))} }`);
        const codes = errors.map(({ code }) => code);
        expect({
          question,
          found: foundIn(data),
          codes: codes.filter((code) => !known.has(String(code))),
        }).toEqual({
          question,
          found: [],
          codes: [],
        });
      }
      expect(await sizes()).toEqual(before);
    },
  );
});
