import { describe, expect, it } from 'vitest';
import type { Properties } from '../../../ontology/model.ts';
import { aSegment, type TestRecord } from '../../figures/a-segment.ts';

const condition = (id: string, said: Properties): TestRecord => [
  'condition',
  id,
  { codeSource: 'C61', ...said },
];
const digestsOf = (...records: readonly TestRecord[]) => aSegment([{ sex: 'MALE' }, ...records]).digests;
const usual = [condition('c1', {}), condition('c2', { index: true })];

describe('the digest of a dataset', () => {
  it('is the same for the same records', () => expect(digestsOf(...usual)).toEqual(digestsOf(...usual)));
  it('is the same from a file of another name', () =>
    expect(digestsOf(condition('c1', { file: 'b.tsv' }), condition('c2', { index: true }))).toEqual(
      digestsOf(...usual),
    ));
  it.each([
    ['a value', [condition('c1', { laterality: 'LEFT' }), condition('c2', { index: true })]],
    ['an identifier', [condition('c3', {}), condition('c2', { index: true })]],
    ['one record less', [condition('c1', {})]],
    ['a timeline', [condition('c1', { timeline: 'SHIFTED' }), condition('c2', { index: true })]],
  ])('is another with another %s', (_what, records) =>
    expect(digestsOf(...records)).not.toEqual(digestsOf(...usual)),
  );
  it('is another with another field of a patient', () =>
    expect(aSegment([{ sex: 'FEMALE' }, ...usual]).digests).not.toEqual(digestsOf(...usual)));
  it('is that of its own dataset alone', () => {
    const [a] = digestsOf(...usual);
    const [same, b] = digestsOf(...usual, condition('d', { dataset: 'b' }));
    const [again, other] = digestsOf(...usual, condition('d', { dataset: 'b', laterality: 'LEFT' }));
    expect([same, again]).toEqual([a, a]);
    expect(b).not.toBe(other);
  });
});
