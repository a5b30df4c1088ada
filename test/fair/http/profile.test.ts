import { describe, expect, it } from 'vitest';
import { chooseProfile } from '../../../fair/http/profile.ts';
import { allProfiles, profileOf } from '../../../fair/rdf/profiles.ts';

describe('chooseProfile', () => {
  it.each([
    [undefined, 'dcat-ap'],
    ['', 'dcat-ap'],
    ['*', 'dcat-ap'],
    ['<http://data.europa.eu/r5r/>', 'dcat-ap'],
    ['<https://schema.org/>', 'schema'],
    ['<http://schema.org/>;q=0.5, <http://healthdataportal.eu/ns/health#>;q=0.9', 'healthdcat'],
    ['<https://example.org/a,b;c>;q=1, <https://schema.org/>;q=0.1', 'schema'],
    ['<https://schema.org/>, <http://healthdataportal.eu/ns/health#>', 'schema'],
    ['eucaim', 'eucaim'],
  ])('answers Accept-Profile: %s with %s', (acceptProfile, profile) => {
    expect(chooseProfile({ acceptProfile })).toBe(profile);
  });

  it.each(['<https://example.org/other>', '<https://schema.org/>;q=0', 'toString', '<', '""'])(
    'has nothing for Accept-Profile: %s',
    (acceptProfile) => {
      expect(chooseProfile({ acceptProfile })).toBeUndefined();
    },
  );

  it('takes the query before the header', () => {
    expect(chooseProfile({ query: 'fdp', acceptProfile: '<https://schema.org/>' })).toBe('fdp');
  });

  it.each(['', 'dcat', '__proto__'])('has nothing for ?_profile=%s', (query) => {
    expect(chooseProfile({ query })).toBeUndefined();
  });

  it('chooses of what is offered', () => {
    expect([undefined, 'schema', 'dcat-ap'].map((query) => chooseProfile({ query }, ['schema']))).toEqual([
      'schema',
      'schema',
      undefined,
    ]);
  });
});

describe('profileOf', () => {
  it('knows each profile by its name and by its IRI', () => {
    expect(allProfiles.map(profileOf)).toEqual(allProfiles);
  });
});
