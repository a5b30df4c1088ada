import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';

/** A query of the page and the answer that stands after it: data, or errors with what clients rely on. */
type Example = { readonly title: string; readonly query: string; readonly answer: unknown };

const page = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8');
const examples = parseExamples(page);

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

describe('docs/questions.md', () => {
  it('has five questions of each of four people', () => {
    const questions = page.split(/^## /m).slice(1);
    expect(questions.map((part) => part.match(/^### /gm)?.length)).toEqual([5, 5, 5, 5]);
  });

  it('has a query and an answer for every question', () => {
    const titles = [...page.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    expect([...new Set(examples.map(({ title }) => title))]).toEqual(titles);
  });

  it.each(examples)('answers: $title', async ({ query, answer }) => {
    const { data, errors } = await ask(query);
    const refusals = errors.map(({ code, path }) => ({ extensions: { code, path } }));
    expect(refusals.length === 0 ? data : { errors: refusals }).toEqual(answer);
  });
});

/** The queries of a page, each with the heading above it; a query without an answer after it is a fault of the page. */
function parseExamples(markdown: string): readonly Example[] {
  return markdown.split(/^### /m).flatMap((part) => {
    const title = part.slice(0, part.indexOf('\n'));
    const blocks = [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({
      language,
      text,
    }));
    return blocks.flatMap(({ language, text }, at): readonly Example[] => {
      if (language !== 'graphql') return [];
      const next = blocks[at + 1];
      if (next?.language !== 'json') throw new TypeError(`no answer after a query of: ${title}`);
      return [{ title, query: text, answer: JSON.parse(next.text) }];
    });
  });
}
