import { describe, expect, it } from 'vitest';
import { bearerIn } from '../../access/bearer.ts';
import { LoginError } from '../../access/login.ts';

/** The token, or of a refusal its code, its challenge and its kind. */
function read(...rawHeaders: readonly string[]): unknown {
  try {
    return bearerIn(rawHeaders);
  } catch (error) {
    return error instanceof LoginError ? [error.code, error.challenge, error.kind] : error;
  }
}

const invalid = (kind: string) => ['UNAUTHENTICATED', 'Bearer error="invalid_token"', kind];

describe('bearerIn', () => {
  it.each([
    ['no header', ['Host', 'a', 'X-Authorization', 'Bearer abc'], undefined],
    ['a token', ['Host', 'a', 'Authorization', 'Bearer abc.DEF-_~+/=='], 'abc.DEF-_~+/=='],
    ['the scheme in any case', ['authorization', 'bEARER  abc'], 'abc'],
    ['the word as the value of another header', ['x', 'authorization', 'y', 'Bearer abc'], undefined],
    ['another scheme', ['Authorization', 'Basic YTpi'], ['UNAUTHENTICATED', 'Bearer', 'another scheme']],
    [
      'a scheme that begins so',
      ['Authorization', 'Bearers a'],
      ['UNAUTHENTICATED', 'Bearer', 'another scheme'],
    ],
    ['an empty header', ['Authorization', ''], ['UNAUTHENTICATED', 'Bearer', 'another scheme']],
    ['no token', ['Authorization', 'Bearer'], invalid('malformed')],
    ['two tokens in one', ['Authorization', 'Bearer abc, Bearer def'], invalid('malformed')],
    ['a quoted token', ['Authorization', 'Bearer "abc"'], invalid('malformed')],
    ['a token that is too long', ['Authorization', `Bearer ${'a'.repeat(8_200)}`], invalid('too long')],
    [
      'two headers, equal ones as well',
      ['Authorization', 'Bearer abc', 'AUTHORIZATION', 'Bearer abc'],
      ['BAD_REQUEST', 'Bearer error="invalid_request"', 'two headers'],
    ],
  ])('%s', (_what, headers, answer) => {
    expect(read(...headers)).toEqual(answer);
  });
});
