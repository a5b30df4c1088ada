import { describe, expect, it } from 'vitest';
import { withoutPatients } from '../../../cohort/saved/forget.ts';

const without = (where: object) => JSON.parse(withoutPatients(JSON.stringify(where), ['P1', 'x1']));

describe('withoutPatients', () => {
  it('takes ids out wherever patients are named', () => {
    const where = {
      all: [{ not: { patient: { ids: ['x1', 'x2'] } } }, { patient: { ids: ['P1'], sex: ['MALE'] } }],
    };
    expect(without(where)).toEqual({
      all: [{ not: { patient: { ids: ['x2'] } } }, { patient: { ids: [], sex: ['MALE'] } }],
    });
  });

  it('leaves what else has the same text', () => {
    const where = { all: [{ dataset: ['P1'] }, { patient: { ids: ['P12'] } }] };
    expect(without(where)).toEqual(where);
  });

  it('leaves text that is no definition', () => {
    expect(withoutPatients('{"ids"', ['ids'])).toBe('{"ids"');
  });
});
