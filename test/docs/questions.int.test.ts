import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { questionsPage as page, parseExamples } from '../support/question-examples.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';

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
