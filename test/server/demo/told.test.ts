import { describe, expect, it } from 'vitest';
import { demoSites } from '../../../server/demo/demo-site.ts';
import { toAnswer, toQuestion, toSites, toTotal } from '../../../server/demo/told.ts';

const exact = (value: number) => ({ value, precision: 'EXACT', low: value, high: value });

describe('toSites', () => {
  it('says of each site what it holds, and what is particular about it', () => {
    const seen = { name: 'Hospital North', online: true, offlineReason: null };
    const sites = [
      {
        ...{ ...seen, id: 'north', patients: { value: 537, precision: 'REPORTED' } },
        vocabularies: { DOID: '2026-07-31' },
      },
      { ...{ ...seen, id: 'south', patients: { value: null, precision: 'SUPPRESSED' } }, vocabularies: {} },
    ];
    expect(toSites(sites, (id) => `what ${id} has`)).toBe(
      [
        '   site    patients  vocabulary       holds',
        '   north        537  DOID 2026-07-31  what north has',
        '   south   not told  DOID not told    what south has',
        '',
      ].join('\n'),
    );
  });

  it.each(demoSites.map(({ id, about }) => [id, about]))(
    'has room in 100 columns for what %s is',
    (id, about) => {
      const patients = { value: 12_345, precision: 'REPORTED' };
      const vocabularies = { DOID: '2026-07-31' };
      const site = { id, name: id, online: true, offlineReason: null, patients, vocabularies };
      const lengths = toSites([site], () => about)
        .split('\n')
        .map(({ length }) => length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(100);
    },
  );
});

describe('a question', () => {
  it('is told with a line for each site as it answers, and the total with its bounds', () => {
    const noisy = { value: 295, precision: 'NOISY', low: 275, high: 315 };
    const total = { value: 832, precision: 'NOISY', low: 812, high: 852 };
    const said = [
      toQuestion({ title: 'Everybody', where: '{ patient: {} }' }, 1),
      toAnswer({ site: { id: 'north' }, status: 'OK', reason: null, count: exact(537), tookMs: 40 }),
      toAnswer({ site: { id: 'south' }, status: 'OK', reason: null, count: noisy, tookMs: 420 }),
      toTotal({ total, complete: true }),
    ];
    expect(said.join('')).toBe(
      [
        '1. Everybody',
        '',
        '   { patient: {} }',
        '',
        '   north   OK               537  exact                        40 ms',
        '   south   OK               295  noisy: 275 to 315           420 ms',
        '   total   complete         832  noisy: 812 to 852',
        '',
      ].join('\n'),
    );
  });

  it('has below a site why it told no number, in lines of 100 characters', () => {
    const reason = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
    const total = { value: null, precision: 'SUPPRESSED', low: null, high: null };
    const said = [
      toAnswer({ site: { id: 'east' }, status: 'UNSUPPORTED', reason, count: null, tookMs: null }),
      toTotal({ total, complete: false }),
    ];
    const lines = said.join('').split('\n');
    expect(lines).toEqual([
      '   east    UNSUPPORTED',
      expect.stringMatching(/^ {11}word0 .* word\d+$/),
      expect.stringMatching(/^ {11}word\d+ .* word\d+$/),
      expect.stringMatching(/^ {11}word.* word29$/),
      '   total   incomplete      none',
      '',
    ]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
