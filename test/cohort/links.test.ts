import { describe, expect, it } from 'vitest';
import { linksBetween, linksForWay, referenceOf } from '../../cohort/links.ts';
import type { PlanLink } from '../../cohort/plan.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';

type Pair = readonly [a: RecordType, b: RecordType, ...links: readonly string[]];

/** Every pair of types that can be asked and is linked; the opposite direction follows. */
const linked: readonly Pair[] = [
  ['condition', 'measurement', 'from condition'],
  ['condition', 'visit', 'to visit'],
  ['measurement', 'specimen', 'to specimen'],
  ['measurement', 'visit', 'to visit'],
  ['specimen', 'specimen', 'to parent', 'from parent'],
  ['specimen', 'slide', 'from specimen'],
  ['specimen', 'assay', 'from specimen'],
  ['imagingSeries', 'imagingSeries', 'to segmentationOf', 'from segmentationOf', 'beside study study'],
  ['imagingSeries', 'slide', 'from wholeSlideImage'],
  ['assay', 'variant', 'from assay'],
  ['assay', 'copyNumber', 'from assay'],
  ['variant', 'measurement', 'to measurement'],
  ['treatment', 'visit', 'to visit'],
  ['procedure', 'visit', 'to visit'],
  ['observation', 'visit', 'to visit'],
  ['visit', 'visitDetail', 'from visit'],
  ['visitDetail', 'visitDetail', 'to parent', 'from parent'],
  ['deviceExposure', 'visit', 'to visit'],
  ['episode', 'episode', 'to parent', 'from parent'],
  ['note', 'visit', 'to visit'],
];

const opposite = (link: string) =>
  link.startsWith('to ') ? link.replace('to', 'from') : link.replace('from', 'to');

const words = (link: PlanLink) =>
  link.kind === 'beside' ? `beside ${link.own} ${link.other}` : `${link.kind} ${link.field}`;

const asked = recordTypes.filter((type) => modelOf(type).criterion !== undefined);

describe('linksBetween', () => {
  it('links the types that the data model links, and no others', () => {
    const found = asked.flatMap((a) =>
      asked.flatMap((b) => {
        const links = linksBetween(a, b).map(words);
        return links.length === 0 ? [] : [[a, b, ...links].join(' ')];
      }),
    );
    const both = linked.flatMap(([a, b, ...links]) =>
      a === b
        ? [[a, b, ...links]]
        : [
            [a, b, ...links],
            [b, a, ...links.map(opposite)],
          ],
    );
    expect(found.sort()).toEqual(both.map((pair) => pair.join(' ')).sort());
  });
});

describe('linksOf', () => {
  it.each([
    ['any link of the two types', { kind: 'any' }, 'slide', [{ kind: 'from', field: 'wholeSlideImage' }]],
    [
      'one reference',
      { kind: 'to', field: 'segmentationOf' },
      'imagingSeries',
      [{ kind: 'to', field: 'segmentationOf' }],
    ],
    [
      'what both refer to',
      { kind: 'beside', field: 'study' },
      'imagingSeries',
      [{ kind: 'beside', own: 'study', other: 'study' }],
    ],
  ] as const)('gives %s', (_fact, way, b, links) => {
    expect(linksForWay(way, 'imagingSeries', b)).toEqual(links);
  });
});

describe('referenceOf', () => {
  it.each([
    ['slide', 'specimen', 'specimen'],
    ['imagingSeries', 'study', 'imagingStudy'],
    ['slide', 'preparation', undefined],
    ['slide', 'constructor', undefined],
  ] as const)('of %s.%s is %s', (type, field, target) => {
    expect(referenceOf(type, field)).toBe(target);
  });
});
