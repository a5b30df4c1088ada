import { describe, expect, it } from 'vitest';
import { codesOf, createToy } from '../toy.ts';

const { app } = await createToy();

const preferences = [
  'accept',
  'accept-profile',
  'accept-encoding',
  'accept-language',
  'if-none-match',
  'if-modified-since',
];

describe('limitHeaders', () => {
  it.each(preferences)('answers 431 to more than 2,000 characters of %s, and names it', async (name) => {
    const response = await app.inject({ url: '/health/live', headers: { [name]: '<'.repeat(2_001) } });
    expect([response.statusCode, codesOf(response.json())]).toEqual([431, ['BAD_REQUEST']]);
    expect(response.json().errors[0].message).toContain(name);
  });

  it('lets 2,000 characters pass', async () => {
    const headers = { accept: `${'<'.repeat(1_990)}>,*/*`.padEnd(2_000) };
    expect((await app.inject({ url: '/health/live', headers })).statusCode).toBe(200);
  });
});
