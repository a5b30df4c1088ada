import { expect, it } from 'vitest';
import { countCells } from '../../../cohort/answer/crosstab.ts';
import { viewsOf } from '../../../index/view.ts';
import { aSegment } from '../../figures/a-segment.ts';
import { terminologyOf } from '../../terminology/fixture.ts';

it('countCells breathes before every 16,384 patients, and counts those of all parts', async () => {
  const terminology = terminologyOf({});
  const index = {
    terminology,
    segments: [
      aSegment(
        ...Array.from(
          { length: 40_000 },
          (_, at) => [{ sex: at % 2 === 0 ? 'FEMALE' : 'MALE', vitalStatus: 'ALIVE' }] as const,
        ),
      ),
    ],
    state: { populations: [], terminology: terminology.state, vocabularies: [] },
  };
  const selections = viewsOf(index, { datasets: ['a'], records: ['a'] }).map((view) => ({
    view,
    patients: view.everybody,
  }));
  let breaths = 0;
  const [females, males] = await countCells(
    [
      { field: 'SEX', values: [{ value: 'FEMALE' }, { value: 'MALE' }] },
      { field: 'VITAL_STATUS', values: [{ value: 'ALIVE' }, { value: 'DEAD' }] },
    ],
    selections,
    async () => {
      breaths += 1;
    },
  );
  expect([breaths, [...(females ?? [])], [...(males ?? [])]]).toEqual([3, [20_000, 0], [20_000, 0]]);
});
