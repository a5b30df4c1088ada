import { expect, it } from 'vitest';
import { rowProperties } from '../../../index/build/table.ts';
import { aSegment } from '../../figures/a-segment.ts';

const segmentOf = (said: Readonly<Record<string, string>>) =>
  aSegment([{ sex: 'MALE' }, ['condition', 'c1', { codeSource: 'C61', ...said }]]);

it('a field that is kept without an index is not read for it', () => {
  expect(rowProperties('condition')).not.toContain('omopRest');
});

it('a field that no record has has no column', () => {
  expect(Object.keys(segmentOf({ concept: '0' }).records.condition.columns)).toEqual([
    'dataset',
    'file',
    'code',
    'concept',
  ]);
});
