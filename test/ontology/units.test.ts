import { describe, expect, it } from 'vitest';
import { convert, isUnit, parseUnit } from '../../ontology/units.ts';

describe('isUnit', () => {
  it.each(['g/dL', 'ng/mL', '%', '1', '{ratio}', '[IU]/L', 'mm[Hg]', '10*9/L'])('takes %s', (unit) => {
    expect(isUnit(unit)).toBe(true);
  });

  it.each(['grams', 'foo', 'percent', ''])('refuses "%s"', (unit) => {
    expect(isUnit(unit)).toBe(false);
  });
});

describe('parseUnit', () => {
  it.each([
    ['g/dL', 'g/dL'],
    ['NG/ML', 'ng/mL'],
    ['cgy', 'cGy'],
    ['ratio', '{ratio}'],
    ['percent', '%'],
  ])('reads %s as %s', (text, unit) => {
    expect(parseUnit(text)).toBe(unit);
  });

  it('is undefined for what is no unit', () => {
    expect(parseUnit('dose')).toBeUndefined();
  });
});

describe('convert', () => {
  it.each([
    [10, 'ng/mL', 'ug/L', 10],
    [11, 'g/dL', 'g/L', 110],
    [0.005, 'mg/L', 'ng/mL', 5],
    [50, 'mm', 'cm', 5],
    [0.5, '1', '%', 50],
    [250, '[lb_av]', 'kg', 113.3980925],
  ])('says %d %s in %s as %d', (value, from, to, converted) => {
    expect(convert(value, from, to)).toBe(converted);
  });

  it('rounds to 12 significant digits', () => {
    expect(convert(1, '[lb_av]', '[oz_av]')).toBe(16);
  });

  it.each([
    ['units of different things', 'g/dL', 'kg'],
    ['a mass and an amount of substance', 'g/dL', 'mmol/L'],
    ['what is no unit', 'g/dL', 'foo'],
  ])('is undefined between %s', (_what, from, to) => {
    expect(convert(1, from, to)).toBeUndefined();
  });
});
