import { describe, expect, it } from 'vitest';
import { describedIn } from '../../access/person.ts';
import { accountOf } from '../../disclosure/account.ts';
import { publicCaller } from '../../disclosure/caller.ts';

const issuer = 'https://login.example.org';

/** Who pays for somebody of whom the issuer says this organisation. */
function organisationOf(said?: string): string {
  const person = { issuer, subject: 'ada', ...describedIn({ schac_home_organization: said }) };
  const login = { person, until: null, by: 'session', grants: [] } as const;
  return accountOf({ ...publicCaller, subject: 'ada', login }).organisation;
}

describe('accountOf', () => {
  it.each([
    ['another case', 'Hospital.Example.ORG'],
    ['the dot of the root', 'hospital.example.org.'],
    ['wide letters', '\uff48ospital.example.org'],
    ['wide dots', 'hospital\u3002example\u3002org'],
  ])('has one organisation, with %s or not', (_what, said) =>
    expect(organisationOf(said)).toBe(organisationOf('hospital.example.org')),
  );

  it.each([
    ['composed or not', 'Universita\u0308t M\u00fcnster', 'Universit\u00e4t Mu\u0308nster'],
    ['with several blanks', 'Ward  of   Hope', 'ward of hope'],
    ['with blanks that do not break', 'Ward\u00a0of\u00a0Hope', 'Ward of Hope'],
    ['with ligatures', 'O\ufb03ce', 'office'],
    ['with a sharp s in capitals', 'STRA\u1e9eE.de', 'stra\u00dfe.de'],
    ['as DNS has it', 'xn--mnster-3ya.example', 'm\u00fcnster.example'],
  ])('has one organisation, %s', (_what, one, other) =>
    expect(organisationOf(one)).toBe(organisationOf(other)),
  );

  it('tells two organisations apart', () =>
    expect(organisationOf('a.example.org')).not.toBe(organisationOf('b.example.org')));

  it('has the issuer where it says no organisation', () => expect(organisationOf()).toBe(issuer));

  it.each(['.', '...'])('has one for %j, too', (said) => expect(organisationOf(said)).not.toBe(''));

  it('leaves the organisation as the issuer wrote it for people to read', () =>
    expect(describedIn({ schac_home_organization: 'Hospital.Example.ORG' }).organisation).toBe(
      'Hospital.Example.ORG',
    ));
});
