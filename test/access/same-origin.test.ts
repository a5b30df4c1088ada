import { describe, expect, it } from 'vitest';
import { LoginError } from '../../access/login.ts';
import { requireSameOrigin } from '../../access/same-origin.ts';

const ours = 'https://kg.example.org';

/** The code of the refusal, if the request is refused. */
function refusal(method: string, ...rawHeaders: readonly string[]): unknown {
  try {
    requireSameOrigin({ method, rawHeaders }, ours);
    return undefined;
  } catch (error) {
    return error instanceof LoginError ? error.code : error;
  }
}

describe('requireSameOrigin', () => {
  it.each([
    ['by its origin', ['Origin', ours]],
    ['by the site', ['Sec-Fetch-Site', 'same-origin']],
    ['by both', ['origin', ours, 'sec-fetch-site', 'same-origin']],
  ])('lets a page of the site in, %s', (_how, headers) =>
    expect(refusal('POST', ...headers)).toBeUndefined(),
  );

  it.each([
    ['another origin', ['Origin', 'https://evil.example']],
    ['another port', ['Origin', `${ours}:8443`]],
    ['another scheme', ['Origin', 'http://kg.example.org']],
    ['an origin that begins so', ['Origin', `${ours}.evil.example`]],
    ['no origin that is told', ['Origin', 'null']],
    ['two origins', ['Origin', ours, 'Origin', 'https://evil.example']],
    ['another site without an origin', ['Sec-Fetch-Site', 'cross-site']],
    ['a neighbour', ['Sec-Fetch-Site', 'same-site']],
    ['the address bar', ['Sec-Fetch-Site', 'none']],
    ['an origin that the site contradicts', ['Origin', ours, 'Sec-Fetch-Site', 'cross-site']],
    ['nothing that says where from', ['Host', 'kg.example.org', 'Referer', `${ours}/graphql`]],
  ])('refuses %s', (_what, headers) => expect(refusal('POST', ...headers)).toBe('FORBIDDEN'));

  it.each(['GET', 'HEAD'])('leaves %s alone, by which nothing is changed', (method) =>
    expect(refusal(method, 'Origin', 'https://evil.example')).toBeUndefined(),
  );

  it.each(['PUT', 'DELETE', 'get'])('refuses %s', (method) => expect(refusal(method)).toBe('FORBIDDEN'));
});
