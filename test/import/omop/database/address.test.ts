import { describe, expect, it } from 'vitest';
import { isAddress, parseAddress, placeOf } from '../../../../import/omop/database/address.ts';
import { KnownError } from '../../../../ontology/errors.ts';

/** What is said of an address that is refused. */
function refusal(text: string, env: NodeJS.ProcessEnv = {}): string {
  try {
    parseAddress(text, env);
  } catch (error) {
    if (error instanceof KnownError && error.code === 'ARGUMENT_INVALID') return error.message;
    throw error;
  }
  return 'none';
}

describe('isAddress', () => {
  it.each(['postgres://host/cdm', 'postgresql://host/cdm', 'POSTGRES://host/cdm', 'postgres:host'])(
    'takes %s for one',
    (text) => expect(isAddress(text)).toBe(true),
  );
  it.each(['cdm/', '/data/postgres', './postgres://x', 'postgres'])('takes %s for a folder', (text) =>
    expect(isAddress(text)).toBe(false),
  );
});

describe('parseAddress', () => {
  it('has all parts of an address', () =>
    expect(
      parseAddress(
        'postgresql://re%40der:p%40ss%2Fword@db.example.org:5433/omop%2054?schema=CDM%205&vocabulary_schema=v&sslmode=require',
        { PGPASSWORD: 'another' },
      ),
    ).toEqual({
      ...{ host: 'db.example.org', port: 5433, user: 're@der', password: 'p@ss/word', database: 'omop 54' },
      ...{ tls: 'require', schema: 'CDM 5', vocabularySchema: 'v' },
    }));
  it('takes what an address does not say from the surroundings', () =>
    expect(
      parseAddress('postgres:///', {
        ...{
          PGHOST: '/run/postgresql',
          PGPORT: '5433',
          PGUSER: 'reader',
          PGPASSWORD: 'word',
          PGDATABASE: 'omop',
        },
      }),
    ).toEqual({
      ...{ host: '/run/postgresql', port: 5433, user: 'reader', password: 'word', database: 'omop' },
      ...{ tls: 'prefer', schema: undefined, vocabularySchema: undefined },
    }));
  it('knows the folder of a socket', () =>
    expect(parseAddress('postgres://reader@%2Frun%2Fpostgresql/omop', {}).host).toBe('/run/postgresql'));
  it('knows a number of IPv6', () =>
    expect(placeOf(parseAddress('postgres://reader@[::1]/omop', {}))).toBe('[::1]:5432/omop'));
  it('refuses an address without a user or a database', () => {
    expect(refusal('postgres://host/omop')).toContain('names no user');
    expect(refusal('postgres://reader@host')).toContain('names no database');
  });
  it.each(['options=-csearch_path%3Dcdm', 'schema=a&schema=b', 'Schema=a', 'sslmode=allow'])(
    'refuses ?%s and says what there is',
    (asked) => expect(refusal(`postgres://reader@host/omop?${asked}`)).toMatch(/schema, voc|prefer, disable/),
  );
  it.each([
    ...['qq/zz', 'qq#zz', '12#zz', '12/zz', '12?zz', 'qq?zz', '12?schema=zz', '12?sslmode=zz'],
    ...['qq%', '12/zz%'],
  ])('shows nothing of a password that is %s, as it is', (password) =>
    expect(refusal(`postgres://reader:${password}@host:5432/omop`)).toMatch(/^(?!.*(qq|zz|12)).*percent-enc/),
  );
});
