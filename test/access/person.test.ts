import { describe, expect, it } from 'vitest';
import { describedIn, isSubject, keyOf, parsePerson } from '../../access/person.ts';

const issuer = 'https://login.example.org';

describe('keyOf', () => {
  it('is another text for each person', () => {
    const people = [
      { issuer: 'local', subject: 'ada' },
      { issuer, subject: 'ada' },
      { issuer: `${issuer}/`, subject: 'ada' },
      { issuer, subject: 'ada bob' },
      { issuer: 'local', subject: 'anonymous' },
    ];
    const keys = [...people.map(keyOf), 'anonymous', 'public', 'operator'];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does not change with the name that is shown', () => {
    expect(keyOf({ issuer, subject: 'ada', name: 'Ada L.' })).toBe(keyOf({ issuer, subject: 'ada' }));
  });
});

describe('describedIn', () => {
  it.each([
    [{}, {}],
    [{ name: 'Ada L.', preferred_username: 'ada' }, { name: 'Ada L.' }],
    [{ name: '', preferred_username: 'ada' }, { name: 'ada' }],
    [{ schac_home_organization: 'hospital.example.org' }, { organisation: 'hospital.example.org' }],
    [{ schac_home_organization: ['a.example.org', 'b.example.org'] }, { organisation: 'a.example.org' }],
    [{ name: 7, schac_home_organization: 'a\nb' }, {}],
    [{ schac_home_organization: { of: 'a' } }, {}],
  ])('takes of %j the name and the organisation %j', (claims, said) => {
    expect(describedIn(claims)).toEqual(said);
  });
});

describe('isSubject', () => {
  it.each(['a', 'ada', 'F-1:ada@example.org', 'Zoë Ångström', 'a'.repeat(255)])('takes %j', (text) => {
    expect(isSubject(text)).toBe(true);
  });

  it.each([
    '',
    ' ada',
    'ada ',
    'a\nb',
    'a\u0000',
    '\u202eada',
    'ada\u200b',
    '\ud800',
    'a'.repeat(256),
    7,
    null,
    ['ada'],
  ])('takes no %j', (text) => {
    expect(isSubject(text)).toBe(false);
  });
});

describe('parsePerson', () => {
  it('means somebody who is known here alone where no issuer is said', () => {
    expect(parsePerson({ subject: 'ada' }, [issuer])).toEqual({ issuer: 'local', subject: 'ada' });
  });

  it('refuses an issuer that is not set, and names those that are', () => {
    expect(() => parsePerson({ subject: 'ada', issuer: `${issuer}/` }, [issuer])).toThrow(
      `The settings do not name the issuer "${issuer}/": --issuer takes one of local, ${issuer}, letter by letter as in OIDC_ISSUER.`,
    );
  });

  it('refuses a subject with a blank at its end', () => {
    expect(() => parsePerson({ subject: 'ada ' }, [])).toThrow('"ada " is no subject');
  });
});
