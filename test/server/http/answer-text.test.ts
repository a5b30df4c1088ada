import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAnswerText } from '../../../server/http/answer-text.ts';

describe('toAnswerText', () => {
  it('writes what JSON.stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (answer) => {
        expect(await toAnswerText(answer)).toBe(JSON.stringify(answer));
      }),
    );
  });

  it.each([
    ['many members', { data: Array.from({ length: 30_000 }, (_, at) => ({ at, name: `"${at}"` })) }],
    ['long members', { data: Array.from({ length: 30 }, () => ['a'.repeat(9_000), null, [], {}, true]) }],
    ['a long text', { data: { text: 'line "1"\n'.repeat(30_000) }, errors: undefined, extensions: {} }],
    ['no data', { errors: undefined, data: null }],
    ['gaps', { data: [undefined, 1, [undefined], {}], extensions: undefined }],
  ])('writes an answer of %s', async (_, answer) => {
    expect(await toAnswerText(answer)).toBe(JSON.stringify(answer));
  });

  it('means the same character where a part of a long text ends in it', async () => {
    const text = `${'a'.repeat(65_535)}😀${'b'.repeat(65_536)}`;
    expect(JSON.parse(await toAnswerText({ text }))).toEqual({ text });
  });

  it('refuses an answer of more bytes than allowed, and says how many are', async () => {
    const answer = { data: 'ä'.repeat(50) };
    expect(await toAnswerText(answer, 111)).toBe(JSON.stringify(answer));
    await expect(toAnswerText(answer, 110)).rejects.toMatchObject({
      message: 'The answer has more than 110 bytes: ask for fewer fields, smaller pages or a smaller top.',
      extensions: { code: 'QUERY_TOO_EXPENSIVE', http: { status: 400 } },
    });
  });
});
