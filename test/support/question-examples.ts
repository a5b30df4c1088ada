import { readFileSync } from 'node:fs';

/** A query of a page and the answer that stands after it: data, or errors with what clients rely on. */
export type QuestionExample = { readonly title: string; readonly query: string; readonly answer: unknown };

/** The page of twenty questions. */
export const questionsPage = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8');

/** The queries of a page, each with the heading above it; a query without an answer after it is a fault of the page. */
export function parseExamples(markdown: string): readonly QuestionExample[] {
  return markdown.split(/^### /m).flatMap((part) => {
    const title = part.slice(0, part.indexOf('\n'));
    const blocks = [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({
      language,
      text,
    }));
    return blocks.flatMap(({ language, text }, at): readonly QuestionExample[] => {
      if (language !== 'graphql') return [];
      const next = blocks[at + 1];
      if (next?.language !== 'json') throw new TypeError(`no answer after a query of: ${title}`);
      return [{ title, query: text, answer: JSON.parse(next.text) }];
    });
  });
}
