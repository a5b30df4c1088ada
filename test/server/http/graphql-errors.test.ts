import { describe, expect, it } from 'vitest';
import { exhausted } from '../../../ledger/exhausted.ts';
import { KnownError } from '../../../ontology/errors.ts';
import { headersOf } from '../../../server/http/graphql-errors.ts';
import { ask, codesOf, createToy, secret } from '../toy.ts';

const toy = await createToy();
const withoutContext = await createToy({ contextError: new TypeError('no context') });

describe('createFormatError', () => {
  it('hides the text of an unexpected error', async () => {
    const { body } = await ask(toy, '{ broken }');
    expect(codesOf(body)).toEqual(['INTERNAL']);
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  it.each([
    ['a field', toy, 'cannot read'],
    ['the context', withoutContext, 'no context'],
  ])('logs what failed of %s under the id that the caller gets', async (_part, failing, text) => {
    const { body } = await ask(failing, '{ broken }');
    const { correlationId } = body.errors[0].extensions;
    const lines = failing.log.filter((line) => JSON.parse(line).correlationId === correlationId);
    expect(lines.map((line) => JSON.parse(line).msg).sort()).toEqual(['request', 'unexpected error']);
    expect(lines.join()).toContain(`TypeError: ${text}`);
  });

  it('hides the value that a resolver returned for the wrong type', async () => {
    const { body } = await ask(toy, '{ miscounted }');
    expect(codesOf(body)).toEqual(['INTERNAL']);
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  it.each([
    ['a syntax error', '{ hello '],
    ['an unknown field', '{ helo }'],
    ['a missing variable', 'query ($ms: Int!) { slow(ms: $ms) }'],
    ['a null for an argument', 'query ($ms: Int = 1) { slow(ms: $ms) }'],
    ['no operation', 'fragment f on Query { hello }'],
    ['an unknown operation', 'query a { hello } query b { hello }'],
  ])('calls %s BAD_REQUEST', async (_fault, query) => {
    const { body } = await ask(toy, query, { ms: null });
    expect(new Set(codesOf(body))).toEqual(new Set(['BAD_REQUEST']));
  });
});

it('says of a document that asks for one field too often what is wrong with it', async () => {
  const { status, body } = await ask(toy, `{ ${'hello '.repeat(1_500)} }`);
  expect([status, codesOf(body)]).toEqual([400, ['BAD_REQUEST']]);
  expect(body.errors[0].message).toContain('one field too often');
});

describe('shapeErrors', () => {
  it('gives each fault of a criterion as an error of its own', async () => {
    const { body } = await ask(toy, '{ faulty }');
    expect(body.errors).toMatchObject([
      { path: ['faulty'], extensions: { code: 'UNKNOWN_CODE', path: ['where', 'condition', 'code'] } },
      { path: ['faulty'], extensions: { code: 'CRITERION_INVALID', path: ['where', 'all', 1] } },
    ]);
  });

  it('keeps the errors of other fields beside them', async () => {
    const { body } = await ask(toy, '{ broken faulty }');
    expect(codesOf(body).sort()).toEqual(['CRITERION_INVALID', 'INTERNAL', 'UNKNOWN_CODE']);
  });

  it('answers 503 and when to come again when the graph is away', async () => {
    const { status, headers, body } = await ask(toy, '{ unreachable }');
    expect([status, headers['retry-after'], codesOf(body)]).toEqual([503, '10', ['GRAPH_UNAVAILABLE']]);
  });

  it('answers 200 to what was executed, with errors or without', async () => {
    const answers = await Promise.all(
      ['{ hello }', '{ faulty }', '{ hello broken }'].map((q) => ask(toy, q)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('wholeAnswer', () => {
  it('answers 503 when the context cannot be made without the graph', async () => {
    const contextError = new KnownError('GRAPH_UNAVAILABLE', 'The graph database cannot be reached.');
    const { status, headers, body } = await ask(await createToy({ contextError }), '{ hello }');
    expect([status, headers['retry-after'], codesOf(body)]).toEqual([503, '10', ['GRAPH_UNAVAILABLE']]);
  });
});

describe('headersOf', () => {
  it.each([
    ['2026-12-30T01:17:02.254Z', 'Wed, 30 Dec 2026 01:17:03 GMT'],
    ['2026-12-31T23:59:59.001Z', 'Fri, 01 Jan 2027 00:00:00 GMT'],
    ['2026-12-30T01:17:02.000Z', 'Wed, 30 Dec 2026 01:17:02 GMT'],
  ])('asks nobody to come back before there is enough, at %s', (renewsAt, date) =>
    expect(headersOf(exhausted({ share: 'person', isOwn: true }, renewsAt))).toEqual({ 'retry-after': date }),
  );
});
