import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../resolvers/context.ts';
import { oncePerField } from '../../resolvers/once-per-field.ts';

const schema = buildSchema('type Query { things: [Thing!]! } type Thing { size(unit: String): String }');

/** What `{ things { ... } }` gives for two things, and how often something was made for it. */
function askTwice(fields: string, contexts: readonly Context[]) {
  const made: string[] = [];
  const sizeOf = oncePerField(({ unit }: { readonly unit?: string }) => {
    made.push(unit ?? 'none');
    return { unit };
  });
  const size = (args: { readonly unit?: string }, context: Context, info: GraphQLResolveInfo) =>
    sizeOf(args, context, info).unit;
  const rootValue = { things: [{ size }, { size }] };
  const document = parse(`{ things { ${fields} } }`);
  const answers = contexts.map((contextValue) => execute({ schema, document, rootValue, contextValue }));
  return { made, answers: answers.map((answer) => JSON.parse(JSON.stringify(answer)).data.things) };
}

const request = () => ({}) as Context; // nothing of it is asked

describe('oncePerField', () => {
  it('makes one thing for all parents of a field, and another for each alias', () => {
    const { made, answers } = askTwice('a: size(unit: "m") b: size(unit: "cm")', [request()]);
    expect(made).toEqual(['m', 'cm']);
    expect(answers).toEqual([
      [
        { a: 'm', b: 'cm' },
        { a: 'm', b: 'cm' },
      ],
    ]);
  });

  it('makes it anew for each request', () => {
    expect(askTwice('size(unit: "m")', [request(), request()]).made).toEqual(['m', 'm']);
  });
});
