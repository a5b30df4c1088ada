import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuthenticate } from '../../access/authenticate.ts';
import type { Login } from '../../access/login.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, forgetAccess } from '../support/access-graph.ts';
import { createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const issuer = 'https://login.example.org';
const nobody: Caller = { subject: 'anonymous', records: [], counts: [] };
const ask = createAsk(graph, nobody);

const as = (subject: string, by: Login['by'] = 'session', of = issuer): Caller => ({
  ...{ subject: `${of} ${subject}`, records: [], counts: [] },
  login: { person: { issuer: of, subject }, until: null, by, grants: [] },
});

type Created = {
  readonly createToken: {
    readonly text: string;
    readonly token: { readonly id: string; readonly until: string };
  };
};
type Mine = { readonly me: { readonly tokens: readonly { readonly id: string; readonly name: string }[] } };

const create = (caller: Caller, rest = '') =>
  ask<Created | null>(
    `mutation { createToken(name: "notebook"${rest}) { text token { id name from until } } }`,
    caller,
  );
const revoke = (caller: Caller, id: string) =>
  ask<{ readonly revokeToken: boolean } | null>(`mutation { revokeToken(id: "${id}") }`, caller);
const mine = async (caller: Caller) =>
  (await ask<Mine>('{ me { tokens { id name from until } } }', caller)).data.me.tokens;
const codes = ({ errors }: { readonly errors: readonly { readonly code: unknown }[] }) =>
  errors.map(({ code }) => code);

/** Whose request it is that brings a token; undefined where it is refused. */
const bringing = (token: string) =>
  createAuthenticate(graph, { issuers: [issuer], audience: undefined })({
    method: 'POST',
    rawHeaders: ['Authorization', `Bearer ${token}`],
  }).then(
    (login) => login?.person,
    () => undefined,
  );

beforeEach(() => forgetAccess(graph));
afterAll(async () => {
  await clearAccess(graph);
  await graph.close();
});

describe('createToken', () => {
  it.each(['session', 'access token'] as const)(
    'makes a token of who is logged in by a %s, told once',
    async (by) => {
      const { data, errors } = await create(as('ada', by));
      expect(errors).toEqual([]);
      const { text = '', token } = data?.createToken ?? {};
      expect(await bringing(text)).toEqual({ issuer, subject: 'ada' });
      expect(await mine(as('ada'))).toEqual([token]);
    },
  );

  it('lasts a year, or until it is said within one', async () => {
    const days = async (rest: string) => {
      const { token } = (await create(as('ada'), rest)).data?.createToken ?? {};
      return Math.round((Date.parse(token?.until ?? '') - Date.now()) / 86_400_000);
    };
    const soon = new Date(Date.now() + 7 * 86_400_000).toISOString();
    expect([365, 366]).toContain(await days(''));
    expect(await days(`, until: "${soon}"`)).toBe(7);
    expect(await days(', until: null')).toBeGreaterThan(364);
  });

  it.each([
    ['is over', '2020-01-01'],
    ['is more than a year away', '2999-01-01'],
    ['is no day', '2027-02-30'],
  ])('refuses an end that %s', async (_what, until) => {
    expect(codes(await create(as('ada'), `, until: "${until}"`))).toEqual(['ARGUMENT_INVALID']);
    expect(await mine(as('ada'))).toEqual([]);
  });

  it.each(['', '   ', 'x'.repeat(201)])('refuses the name %j', async (name) => {
    const answer = await ask(`mutation { createToken(name: "${name}") { text } }`, as('ada'));
    expect(codes(answer)).toEqual(['ARGUMENT_INVALID']);
  });

  it('makes no token by a personal token, which may list and revoke', async () => {
    const { data } = await create(as('ada'));
    expect(codes(await create(as('ada', 'personal token')))).toEqual(['FORBIDDEN']);
    expect(await mine(as('ada', 'personal token'))).toHaveLength(1);
    const { id = '' } = data?.createToken.token ?? {};
    expect((await revoke(as('ada', 'personal token'), id)).data).toEqual({ revokeToken: true });
  });

  it('makes none of nobody, under open access too', async () => {
    expect(codes(await create(nobody))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await revoke(nobody, 'a'))).toEqual(['UNAUTHENTICATED']);
    const open = createAsk(graph, nobody, { access: 'open' });
    expect(codes(await open('mutation { createToken(name: "a") { text } }'))).toEqual(['UNAUTHENTICATED']);
    expect((await open<Mine>('{ me { tokens { id name } } }')).data.me.tokens).toEqual([]);
  });

  it('makes 20 at most that are accepted at a time', async () => {
    for (let n = 0; n < 20; n += 1) expect((await create(as('ada'))).errors).toEqual([]);
    expect(codes(await create(as('ada')))).toEqual(['CONFLICT']);
    const [{ id = '' } = {}] = await mine(as('ada'));
    await revoke(as('ada'), id);
    expect((await create(as('ada'))).errors).toEqual([]);
    expect((await create(as('bob'))).errors).toEqual([]);
  });
});

describe('revokeToken', () => {
  it('ends a token with the next request, and once', async () => {
    const { text = '', token } = (await create(as('ada'))).data?.createToken ?? {};
    expect((await revoke(as('ada'), token?.id ?? '')).data).toEqual({ revokeToken: true });
    expect(await bringing(text)).toBeUndefined();
    expect(await mine(as('ada'))).toEqual([]);
    expect((await revoke(as('ada'), token?.id ?? '')).data).toEqual({ revokeToken: false });
  });

  it('leaves tokens of others alone, of another issuer as well', async () => {
    const { text = '', token } = (await create(as('ada'))).data?.createToken ?? {};
    for (const other of [as('bob'), as('ada', 'session', 'https://other.example.org')]) {
      expect((await revoke(other, token?.id ?? '')).data).toEqual({ revokeToken: false });
      expect(await mine(other)).toEqual([]);
    }
    expect(await bringing(text)).toEqual({ issuer, subject: 'ada' });
  });

  it('takes those that an operator made', async () => {
    const made = {
      person: { issuer, subject: 'ada' },
      name: 'old',
      from: '2026-01-01T00:00:00.000Z',
      until: null,
    };
    const { token } = await addPersonalToken(graph, made);
    expect(await mine(as('ada'))).toMatchObject([{ id: token.id, name: 'old', until: null }]);
    expect((await revoke(as('ada'), token.id)).data).toEqual({ revokeToken: true });
  });
});
