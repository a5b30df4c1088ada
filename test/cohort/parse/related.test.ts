import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import { type Found, faultsOf, messagesOf } from '../../support/criterion-faults.ts';

const invalid = (...paths: readonly string[]) => paths.map((path): Found => [path, 'CRITERION_INVALID']);

/** A window of an imaging series. */
const within = (...windows: readonly unknown[]) => ({ imaging: { within: windows } });

const condition = { condition: {} };
const aCondition = { kind: 'has', record: 'condition', where: [] };
const mr = { modality: ['MR'] };
const mrSeries = {
  kind: 'has',
  record: 'imagingSeries',
  where: [{ key: 'modality', field: 'modality', test: 'oneOf', values: ['MR'] }],
};

/** An imaging series after another one, which is after another one, and so many of them. */
const chain = (levels: number) =>
  Array.from({ length: levels - 1 }).reduce<object>((of) => within({ of, fromDays: 1 }), { imaging: {} });

/** The windows that a criterion asks, with their places. */
function testsOf(input: unknown): readonly unknown[] {
  const criterion = parseCriterion(input);
  return criterion.kind === 'has' ? criterion.where : [];
}

describe('parseCriterion of windows', () => {
  it('reads each window as a test of its own, with its place', () => {
    const input = within({ of: condition, fromDays: -60, toDays: 0 }, { index: true, toDays: 9 });
    const test = { key: 'within', field: 'start', test: 'window' };
    const ends = { event: 'start', anchor: 'start' };
    expect(testsOf(input)).toEqual([
      {
        ...test,
        path: ['where', 'imaging', 'within', 0],
        window: { ...ends, of: aCondition, fromDays: -60, toDays: 0 },
      },
      { ...test, path: ['where', 'imaging', 'within', 1], window: { ...ends, toDays: 9 } },
    ]);
  });

  it('reads the ends that are compared', () => {
    const window = { of: { visit: {} }, event: 'END', anchor: 'END', fromDays: 0 };
    expect(testsOf({ treatment: { within: [window] } })).toMatchObject([
      { window: { event: 'end', anchor: 'end' } },
    ]);
  });

  it('reads a single window for a list', () => {
    expect(testsOf({ imaging: { within: { index: true, toDays: 9 } } })).toMatchObject([
      { path: ['where', 'imaging', 'within', 0] },
    ]);
  });

  it('reads windows and links of what a window is about', () => {
    const of = { measurement: { within: [{ of: condition, toDays: 0 }], linked: [{ specimen: {} }] } };
    expect(testsOf(within({ of, fromDays: 0 }))).toMatchObject([
      { window: { of: { where: [{ test: 'window', window: { of: aCondition } }, { test: 'linked' }] } } },
    ]);
  });

  it.each<readonly [fault: string, input: unknown, paths: readonly string[]]>([
    ['no windows', within(), ['imaging.within']],
    ['a null window', within(null), ['imaging.within.0']],
    ['a window that is none', within({ index: true, toDays: 1 }, 5), ['imaging.within.1']],
    ['a window of nothing', within({ toDays: 1 }), ['imaging.within.0']],
    ['a window of two things', within({ of: condition, index: true, toDays: 1 }), ['imaging.within.0']],
    ['a window of no index', within({ index: false, toDays: 1 }), ['imaging.within.0.index']],
    ['a null record', within({ of: null, index: true, toDays: 1 }), ['imaging.within.0.of']],
    ['no bound', within({ of: condition }), ['imaging.within.0']],
    ['a null bound', within({ index: true, fromDays: 1, toDays: null }), ['imaging.within.0.toDays']],
    ['half a day', within({ index: true, fromDays: 0.5 }), ['imaging.within.0.fromDays']],
    ['a text for days', within({ index: true, toDays: '5' }), ['imaging.within.0.toDays']],
    ['reversed bounds', within({ index: true, fromDays: 1, toDays: 0 }), ['imaging.within.0']],
    ['an unknown key', within({ index: true, toDays: 1, days: 1 }), ['imaging.within.0.days']],
    ['an unknown end', within({ index: true, toDays: 1, event: 'MIDDLE' }), ['imaging.within.0.event']],
    ['an end of what has none', within({ index: true, toDays: 1, event: 'END' }), ['imaging.within.0.event']],
    [
      'an end of another that has none',
      within({ of: { measurement: {} }, toDays: 1, anchor: 'END' }),
      ['imaging.within.0.anchor'],
    ],
    [
      'an end of the index event',
      within({ index: true, toDays: 1, anchor: 'END' }),
      ['imaging.within.0.anchor'],
    ],
    ['a window of what has no date', { slide: { within: [{ index: true, toDays: 1 }] } }, ['slide.within']],
    ['a window around what has no date', within({ of: { slide: {} }, toDays: 1 }), ['imaging.within.0.of']],
    ['a record without a key', within({ of: {}, toDays: 1 }), ['imaging.within.0.of']],
    [
      'a record of two kinds',
      within({ of: { ...condition, visit: {} }, toDays: 1 }),
      ['imaging.within.0.of'],
    ],
    ['a record that is none', within({ of: [condition], toDays: 1 }), ['imaging.within.0.of']],
    [
      'a criterion for a record',
      within({ of: { all: [condition] }, toDays: 1 }),
      ['imaging.within.0.of.all'],
    ],
    ['a patient for a record', within({ of: { patient: {} }, toDays: 1 }), ['imaging.within.0.of.patient']],
    [
      'a number of records',
      within({ of: { condition: { occurrences: { min: 2 } } }, toDays: 1 }),
      ['imaging.within.0.of.condition.occurrences'],
    ],
    [
      'every fault at once, inner ones as well',
      within({ of: { condition: { index: 1, colour: 2 } }, fromDays: 2, toDays: 1, event: 'END' }, {}),
      [
        'imaging.within.0.of.condition.index',
        'imaging.within.0.of.condition.colour',
        'imaging.within.0.event',
        'imaging.within.0',
        'imaging.within.1',
      ],
    ],
  ])('refuses %s', (_fault, input, paths) => {
    expect(faultsOf(input)).toEqual(invalid(...paths));
  });

  it('says what has no end', () => {
    const input = { measurement: { within: [{ index: true, toDays: 1, event: 'END' }] } };
    expect(messagesOf(input)).toEqual(['where.measurement.within.0.event: Measurement has no end.']);
  });
});

describe('parseCriterion of links', () => {
  it.each<readonly [fact: string, input: unknown, test: object]>([
    [
      'any link',
      { imaging: { linked: [{ imaging: mr }] } },
      { key: 'linked', field: 'linked', path: ['where', 'imaging', 'linked', 0], way: { kind: 'any' } },
    ],
    [
      'what a reference leads to',
      { imaging: { segmentationOf: mr } },
      {
        key: 'segmentationOf',
        field: 'segmentationOf',
        path: ['where', 'imaging', 'segmentationOf'],
        way: { kind: 'to', field: 'segmentationOf' },
      },
    ],
    [
      'another of the same study',
      { imaging: { sameStudy: mr } },
      {
        key: 'sameStudy',
        field: 'study',
        path: ['where', 'imaging', 'sameStudy'],
        way: { kind: 'beside', field: 'study' },
      },
    ],
  ])('reads %s', (_fact, input, test) => {
    expect(testsOf(input)).toEqual([{ ...test, test: 'linked', of: mrSeries }]);
  });

  it('reads the type that a reference leads to', () => {
    expect(testsOf({ slide: { wholeSlideImage: mr } })).toMatchObject([{ of: mrSeries }]);
  });

  it('reads links inside links', () => {
    expect(testsOf({ imaging: { sameStudy: { segmentationOf: { sameStudy: mr } } } })).toMatchObject([
      { of: { where: [{ of: { where: [{ way: { kind: 'beside' }, of: mrSeries }] } }] } },
    ]);
  });

  it.each<readonly [fault: string, input: unknown, paths: readonly string[]]>([
    ['no links', { imaging: { linked: [] } }, ['imaging.linked']],
    ['a null link', { imaging: { linked: [null] } }, ['imaging.linked.0']],
    ['a link to nothing', { imaging: { linked: [{}] } }, ['imaging.linked.0']],
    [
      'a link that the model does not have',
      { variant: { linked: [{ assay: {} }, { treatment: {} }] } },
      ['variant.linked.1'],
    ],
    ['a link to a patient', { slide: { linked: [{ patient: {} }] } }, ['slide.linked.0.patient']],
    ['a list for a study', { imaging: { sameStudy: [mr] } }, ['imaging.sameStudy']],
    ['a null study', { imaging: { sameStudy: null } }, ['imaging.sameStudy']],
    ['the same of what is no reference', { imaging: { sameModality: mr } }, ['imaging.sameModality']],
    ['an unknown field', { imaging: { segmentationOf: { colour: 1 } } }, ['imaging.segmentationOf.colour']],
    [
      'a number of linked records',
      { imaging: { sameStudy: { occurrences: { min: 2 } } } },
      ['imaging.sameStudy.occurrences'],
    ],
  ])('refuses %s', (_fault, input, paths) => {
    expect(faultsOf(input)).toEqual(invalid(...paths));
  });

  it('says what is not linked', () => {
    expect(messagesOf({ variant: { linked: [{ treatment: {} }] } })).toEqual([
      'where.variant.linked.0: Variant and Treatment are not linked.',
    ]);
  });
});

describe('limits of parseCriterion', () => {
  /** An imaging series with so many links. */
  const links = (count: number) => ({
    imaging: { linked: Array.from({ length: count }).fill({ imaging: {} }) },
  });

  it('takes 12 levels of records', () => {
    expect(faultsOf(chain(12))).toEqual([]);
  });

  it('takes a concept set in the innermost record', () => {
    const innermost = { imaging: { bodyPart: { source: ['a'], except: { source: ['b'] } } } };
    const input = Array.from({ length: 11 }).reduce<object>((of) => within({ of, fromDays: 1 }), innermost);
    expect(faultsOf(input)).toEqual([]);
  });

  it('refuses 13 levels at the thirteenth', () => {
    const steps = Array.from({ length: 12 }).fill('imaging.within.0.of').join('.');
    expect(faultsOf(chain(13))).toEqual(invalid(steps));
  });

  it('counts levels of the tree and of records together', () => {
    expect(faultsOf({ not: { any: [chain(11)] } })).toHaveLength(1);
  });

  it('counts linked records as conditions', () => {
    expect([faultsOf(links(199)), faultsOf(links(200))]).toEqual([[], invalid('')]);
  });

  it('refuses a million levels without going through them', () => {
    const deep = Array.from({ length: 1_000_000 }).reduce<object>((sameStudy) => ({ sameStudy }), {});
    expect(faultsOf({ imaging: deep })).toHaveLength(1);
  });

  it('refuses a tree that branches at every level', () => {
    const wide = Array.from({ length: 11 }).reduce<object>(
      (record) => ({ linked: Array.from({ length: 100 }).fill({ imaging: record }) }),
      {},
    );
    expect(faultsOf({ imaging: wide })).toEqual(invalid(''));
  });
});
