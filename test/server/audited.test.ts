import { describe, expect, it } from 'vitest';
import { whoOf } from '../../server/audited.ts';

const login = { until: null, by: 'session', grants: [] } as const;

describe('whoOf', () => {
  it('names the person and the organisation, and not what the person is called', () => {
    const person = { issuer: 'https://login.example.org', subject: 'ada', name: 'Ada L.' };
    expect(whoOf({ login: { ...login, person } })).toEqual({ issuer: person.issuer, subject: 'ada' });
    const of = { ...person, organisation: 'hospital.example.org' };
    expect(whoOf({ login: { ...login, person: of } })).toEqual({
      ...{ issuer: person.issuer, subject: 'ada', organisation: 'hospital.example.org' },
    });
    expect(whoOf({})).toBeNull();
  });
});
