import { describe, expect, it } from 'vitest';
import { MessageError, parseAnswer, parseHolding } from '../../federation/hub/site-message.ts';

const shown = {
  value: 120,
  low: 100,
  high: 140,
  precision: 'NOISY',
  confidence: 0.95,
  asOf: '2026-05-03T00:00:00.000Z',
};
const hidden = { value: null, low: 0, high: 47, precision: 'SUPPRESSED', confidence: 0.95, asOf: null };
const said = {
  reason: null,
  renewsAt: null,
  vocabularies: { DOID: '2026-01-01' },
  uncovered: [],
  noise: null,
  share: null,
  codesHash: null,
};
const noise = { sigma: 10, rounding: 5 };
const share = (number: number) => ({ number, key: 'ktTLPqvDkVbRSRGFTpKd1w' });
const suppressed = { status: 'SUPPRESSED', ...said, count: hidden, noise, share: share(-4) };
const ok = { status: 'OK', ...said, count: shown, noise };
const exact = { ...shown, value: 7, low: 7, high: 7, precision: 'EXACT', confidence: null, asOf: null };

const value = { value: 'GE', code: null, label: 'GE', count: shown, share: null };
const facet = {
  ...{ field: 'MANUFACTURER', values: [value], missing: { count: hidden, share: share(3) } },
  ...{ other: hidden, of: null },
};

const wrong: readonly (readonly [string, unknown])[] = [
  ['with facets that are no list', { ...ok, facets: {} }],
  ['with a facet without values', { ...ok, facets: [{ ...facet, values: undefined }] }],
  ['with a value without a number', { ...ok, facets: [{ ...facet, values: [{ ...value, count: null }] }] }],
  [
    'with a value of -1 persons',
    { ...ok, facets: [{ ...facet, values: [{ ...value, count: { ...shown, value: -1 } }] }] },
  ],
  ['with a value that is no text', { ...ok, facets: [{ ...facet, values: [{ ...value, value: ['GE'] }] }] }],
  [
    'with a value that stands twice',
    { ...ok, facets: [{ ...facet, values: [value, { ...value, value: 'ge' }] }] },
  ],
  [
    'with 1,001 values',
    {
      ...ok,
      facets: [{ ...facet, values: Array.from({ length: 1_001 }, (_, n) => ({ ...value, value: `${n}` })) }],
    },
  ],
  [
    'with a share of a value that is shown',
    { ...ok, facets: [{ ...facet, values: [{ ...value, share: share(120) }] }] },
  ],
  [
    'with a share far beyond of those without',
    { ...ok, facets: [{ ...facet, missing: { count: hidden, share: share(900) } }] },
  ],
  ['with others outside their bounds', { ...ok, facets: [{ ...facet, other: { ...shown, value: 7 } }] }],
  ['nothing', undefined],
  ['null', null],
  ['a text', '<html>'],
  ['a list', [ok]],
  ['a number', 5],
  ['without a status', { ...ok, status: undefined }],
  ['of another status', { ...ok, status: 'MAYBE' }],
  ['without its number', { ...ok, count: null }],
  ['refusing, with a number', { ...ok, status: 'REFUSED' }],
  ['suppressed, with a number', { ...ok, status: 'SUPPRESSED' }],
  ['shown, without a value', { ...ok, count: hidden }],
  ...[-1, 1.5, 1e9, '120', NaN, Infinity, null, [120], true, {}].map(
    (value) => [`of ${String(value)} persons`, { ...ok, count: { ...shown, value } }] as const,
  ),
  ['below its bounds', { ...ok, count: { ...shown, value: 99 } }],
  ['above its bounds', { ...ok, count: { ...shown, value: 141 } }],
  ['with bounds the wrong way round', { ...ok, count: { ...shown, low: 140, high: 100 } }],
  [
    'hidden with bounds the wrong way round',
    { status: 'SUPPRESSED', ...said, count: { ...hidden, low: 50 } },
  ],
  ['exact, with bounds', { ...ok, count: { ...shown, precision: 'EXACT' } }],
  ['shown, with a share', { ...ok, share: share(120) }],
  ['with a share that has no noise', { ...suppressed, noise: null }],
  ['with a share far beyond its bounds', { ...suppressed, share: share(248) }],
  ['with a share far below', { ...suppressed, share: share(-201) }],
  ['with a digest that is none', { ...ok, codesHash: 'x' }],
  ['with a share of no number', { ...suppressed, share: { number: 3 } }],
  ['with a share that is a number', { ...suppressed, share: 3 }],
  ['with half a share', { ...suppressed, share: share(0.5) }],
  ['with a confidence of 2', { ...ok, count: { ...shown, confidence: 2 } }],
  ['with a time that is none', { ...ok, count: { ...shown, asOf: 'yesterday' } }],
  ['with a reason that is none', { ...ok, reason: { html: 'x' } }],
  ['with a reason of 1 MB', { ...ok, reason: 'x'.repeat(1_000_000) }],
  ['with vocabularies that are none', { ...ok, vocabularies: ['DOID'] }],
  ['exact, with noise', { ...ok, count: exact }],
  ['noisy, without noise', { ...ok, noise: null }],
  ['no multiple of its rounding', { ...ok, count: { ...shown, value: 121 } }],
  ['surer than its noise', { ...ok, count: { ...shown, low: 120, high: 120 } }],
  ['hardly sure', { ...ok, count: { ...shown, confidence: 0.01 } }],
  ['failed, with a number', { ...ok, status: 'FAILED' }],
  ['with noise that is none', { ...ok, noise: { sigma: -1, rounding: 5 } }],
  ['with uncovered that is none', { ...ok, uncovered: [{ dataset: 5 }] }],
];

describe('an answer of a site', () => {
  it.each([
    ok,
    { ...ok, count: exact, noise: null },
    { status: 'FAILED', ...said, reason: 'x', count: null },
    { status: 'SUPPRESSED', ...said, count: hidden },
    { status: 'SUPPRESSED', ...said, count: { ...hidden, low: null, high: null } },
    { status: 'REFUSED', ...said, reason: 'x', renewsAt: '2026-12-01T00:00:00Z', count: null },
    {
      status: 'UNSUPPORTED',
      ...said,
      reason: 'x',
      uncovered: [{ dataset: 'a', path: 'where', reason: 'b' }],
      count: null,
    },
  ])('is taken: %j', (answer) => {
    expect(parseAnswer(answer)).toEqual(answer);
  });

  it.each(wrong)('is not taken: %s', (_what, value) => {
    expect(() => parseAnswer(value)).toThrow(MessageError);
  });
});

describe('what a site says that it holds', () => {
  const dataset = { id: 'a', title: 'A', patients: shown, records: ['Condition'] };
  const holding = { software: 'oncograph 1.2.3', datasets: [dataset], vocabularies: {} };

  it('is taken', () => {
    expect(parseHolding(holding)).toEqual(holding);
  });

  it.each([
    undefined,
    [],
    { ...holding, datasets: undefined },
    { ...holding, datasets: [{ ...dataset, patients: 5 }] },
    { ...holding, datasets: [{ ...dataset, patients: { ...shown, value: 1e9 } }] },
    { ...holding, datasets: [{ ...dataset, patients: { ...shown, low: 130 } }] },
    { ...holding, vocabularies: { DOID: 5 } },
  ])('is not taken: %j', (value) => {
    expect(() => parseHolding(value)).toThrow(MessageError);
  });
});
