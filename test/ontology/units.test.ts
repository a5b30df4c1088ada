import { describe, expect, it } from 'vitest';
import { ambiguous, shadowed, spellings } from '../../ontology/unit-spellings.ts';
import { convert, isUnit, parseUnit, unitFault } from '../../ontology/units.ts';

describe('isUnit', () => {
  it.each(['g/dL', 'ng/mL', '%', '1', '{ratio}', '[IU]/L', 'mm[Hg]', '10*9/L'])('takes %s', (unit) => {
    expect(isUnit(unit)).toBe(true);
  });

  it.each(['grams', 'foo', 'percent', ''])('refuses "%s"', (unit) => {
    expect(isUnit(unit)).toBe(false);
  });

  it.each(
    Object.getOwnPropertyNames(Object.prototype).flatMap((name) => [
      name,
      `m${name}`,
      `mg/${name}`,
      `{${name}}`,
    ]),
  )('refuses %s, which every object has', (unit) =>
    expect([isUnit(unit), parseUnit(unit)]).toEqual([false, undefined]),
  );
});

describe('a text that is too long for a unit', () => {
  const long = `${'m.'.repeat(20_000)}m`;

  it('is none, and takes no time', () => expect([isUnit(long), parseUnit(long)]).toEqual([false, undefined]));

  it('begins where no unit is any more', () =>
    expect([100, 101].map((count) => isUnit(`${'m.'.repeat(count - 1)}m`))).toEqual([true, false]));
});

describe('parseUnit', () => {
  it.each([
    ['g/dL', 'g/dL'],
    ['NG/ML', 'ng/mL'],
    ['cgy', 'cGy'],
    ['ratio', '{ratio}'],
    ['percent', '%'],
    ['K/uL', '10*3/uL'],
    ['k/ul', '10*3/uL'],
    ['K/µL', '10*3/uL'],
    ['K/mcL', '10*3/uL'],
    ['10^3/uL', '10*3/uL'],
    ['10E3/uL', '10*3/uL'],
    ['x10E3/uL', '10*3/uL'],
    ['X10E+03/UL', '10*3/uL'],
    ['x 10^3 / µL', '10*3/uL'],
    ['×10³/μL', '10*3/uL'],
    ['10**3/mm**3', '10*3/mm3'],
    ['10(3)/mcL', '10*3/uL'],
    ['10^3 cells/uL', '10*3/uL'],
    ['thou/uL', '10*3/uL'],
    ['Thousand/uL', '10*3/uL'],
    ['thousand per microliter', '10*3/uL'],
    ['th/cumm', '10*3/mm3'],
    ['M/uL', '10*6/uL'],
    ['m/ul', '10*6/uL'],
    ['Million/uL', '10*6/uL'],
    ['G/L', '10*9/L'],
    ['G/l', '10*9/L'],
    ['Gpt/l', '10*9/L'],
    ['x10^9/L', '10*9/L'],
    ['10⁹/L', '10*9/L'],
    ['109/L', '10*9/L'],
    ['T/L', '10*12/L'],
    ['cells/uL', '/uL'],
    ['/cumm', '/mm3'],
    ['/HPF', '/[HPF]'],
    ['g/L', 'g/L'],
    ['G/DL', 'g/dL'],
    ['mg/dl', 'mg/dL'],
    ['MG/DL', 'mg/dL'],
    ['MG/L', 'mg/L'],
    ['PG/ML', 'pg/mL'],
    ['PG', 'pg'],
    ['FL', 'fL'],
    ['mcg/dL', 'ug/dL'],
    ['gm/dL', 'g/dL'],
    ['U/mL', 'U/mL'],
    ['u/l', 'U/L'],
    ['Units/L', 'U/L'],
    ['IU/L', '[IU]/L'],
    ['mIU/L', 'm[IU]/L'],
    ['uIU/mL', 'u[IU]/mL'],
    ['MIU/ML', 'm[IU]/mL'],
    ['kIU/L', 'k[IU]/L'],
    ['mEq/L', 'meq/L'],
    ['mM', 'mmol/L'],
    ['mOsm/kg H2O', 'mosm/kg'],
    ['mL/min/1.73 m²', 'mL/min/{1.73_m2}'],
    ['mm/hr', 'mm/h'],
    ['mm Hg', 'mm[Hg]'],
    ['mg/L FEU', 'mg/L{FEU}'],
    ['mg/24 h', 'mg/(24.h)'],
    ['pH', '[pH]'],
    ['AU/mL', "[arb'U]/mL"],
    ['°C', 'Cel'],
    ['sec.', 's'],
    ['mUI/mL', 'm[IU]/mL'],
    ['IE/ml', '[IU]/mL'],
    ['E/l', 'U/L'],
    ['Tsd./µl', '10*3/uL'],
    ['S', 's'],
    ['b/min', '/min'],
    ['j.m./ml', '[IU]/mL'],
    ['J./L', 'U/L'],
    ['A.U./mL', "[arb'U]/mL"],
    ['mmol/mol Hb', 'mmol/mol{Hb}'],
    ['10 9/L', '10*9/L'],
    ['*10^9/L', '10*9/L'],
    ['ºC', 'Cel'],
    ['I.E./ml', '[IU]/mL'],
    ['U.I./L', '[IU]/L'],
    ['Mio./µl', '10*6/uL'],
    ['x10 9/L', '10*9/L'],
    ['10\u00a09/L', '10*9/L'],
    ['MM/HR', 'mm/h'],
    ['MM/H', 'mm/h'],
    ['MMOL/MOL', 'mmol/mol'],
    ['UKAT/L', 'ukat/L'],
    ['gr/dl', 'g/dL'],
    ['tys./µl', '10*3/uL'],
    ['mln/µl', '10*6/uL'],
    ['1000/mmc', '10*3/mm3'],
    ['E9/L', '10*9/L'],
    ['10 exp 9/L', '10*9/L'],
    ['x10 E9/L', '10*9/L'],
    ['Zellen/µl', '/uL'],
    ['/100', '/100'],
    ['1/uL', '1/uL'],
    ['109/L', '10*9/L'],
    ['mm', 'mm'],
    ['Vol.%', '%{vol}'],
    ['‰', '[ppth]'],
    ['HU', "[hnsf'U]"],
    ['ml/min/1,73m²', 'mL/min/{1.73_m2}'],
    ['EU/dL', "{Ehrlich'U}/dL"],
    ['H.U.', "[hnsf'U]"],
    ['hu', "[hnsf'U]"],
    ['PL', 'pL'],
    ['mg/dag', 'mg/d'],
    ['mL/Tag', 'mL/d'],
    ['g/24 uur', 'g/(24.h)'],
    ['mm/Std.', 'mm/h'],
    ['Jahre', 'a'],
  ])('reads %s as %s', (text, unit) => {
    expect(parseUnit(text)).toBe(unit);
  });

  it.each(['MHz', 'mS', 'MBq', 'mBq', 'kPa', 'T', 'K', 'a', 'mg/(kg.d)', 'mmol.L-1', 'g/(12.h)', '10*-3'])(
    'leaves %s, which is UCUM and no spelling',
    (unit) => expect(parseUnit(unit)).toBe(unit),
  );
  it.each(['dose', 'spoons', 'M', 'MIU', 'M/L', 'S/CO', '', ' '])(
    'is undefined for "%s", which is no unit or may be several',
    (text) => expect(parseUnit(text)).toBeUndefined(),
  );
  it.each(
    ambiguous
      .flatMap((text) => [text, text.toUpperCase(), ` ${text} `])
      .concat('µ', 'μ', '10/µ', '/GF', '/Gf', '3/PF', 'MU', 'MU/d', '10/MU')
      .concat('mil/mm3', 'MIL/uL', 'EU/liter', 'EU/mg', 'MM/liter', 'mm/100 mL', 'T/µl', 'HU/cc')
      .concat('1.000/µl', '1,000/mm3', '10.9/L', '109', '103', '10/9/L', '0/00', '0/0', 'mg/1', 'U/1'),
  )('is undefined for %s, which means different things', (text) => expect(parseUnit(text)).toBeUndefined());
});

describe('unitFault', () => {
  it.each([
    'mg/dL',
    'ng/ml',
    '10*9/L',
    '[IU]/L',
    "[arb'U]/mL",
    '{copies}/mL',
    'Cel',
    'K',
    's',
    'mS',
    '%',
    '1',
  ])('finds none in %s', (unit) => expect(unitFault(unit)).toBeUndefined());
  it.each(spellings.map(({ code }) => code).filter((code) => isUnit(code)))(
    'finds none in %s, which a load writes',
    (code) => expect(unitFault(code)).toBeUndefined(),
  );
  it.each(shadowed)('refuses %s, which laboratories write for something else', (unit) =>
    expect(unitFault(unit)).toMatch(
      /^.+ means something else in UCUM; laboratories write it for .+: write that$/,
    ),
  );
  it.each([
    ['IU/mL', 'IU/mL is no UCUM unit; laboratories write it for [IU]/mL'],
    ['foo', 'foo is no UCUM unit'],
    ['109', '109 may mean several things; write a UCUM unit such as mg/dL or 10*9/L'],
    ['N/L', 'N/L may mean several things; write a UCUM unit such as mg/dL or 10*9/L'],
  ])('says of %s what to write', (unit, fault) => expect(unitFault(unit)).toBe(fault));
});

describe('convert', () => {
  it.each([
    ['dB', '1'],
    ['1', 'dB'],
    ['Np', '%'],
    ['[pH]', 'mol/L'],
    ['mol/L', '[pH]'],
    ['bit_s', '1'],
  ])('takes no logarithm for a ratio: %s in %s', (from, to) => {
    expect([convert(5, from, to), convert(-1, from, to), convert(0, from, to)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('converts bels into decibels', () => expect(convert(0.5, 'B', 'dB')).toBe(5));

  it.each([
    [10, 'ng/mL', 'ug/L', 10],
    [11, 'g/dL', 'g/L', 110],
    [0.005, 'mg/L', 'ng/mL', 5],
    [50, 'mm', 'cm', 5],
    [0.5, '1', '%', 50],
    [250, '[lb_av]', 'kg', 113.3980925],
    [6.3, '10*9/L', '10*3/uL', 6.3],
    [4200, '/uL', '10*9/L', 4.2],
    [2.5, 'm[IU]/L', 'u[IU]/mL', 2.5],
    [2.5, 'm[IU]/L', '[IU]/L', 0.0025],
    [12, '[IU]/mL', 'k[IU]/L', 12],
    [12, '[iU]/mL', '[IU]/L', 12_000],
    [3, "[arb'U]/mL", "[arb'U]/L", 3_000],
    [1000, '[CFU]/L', '[CFU]/mL', 1],
    [4.2, '10*3{cells}/uL', '10*9/L', 4.2],
    [500, 'ng/mL{FEU}', 'ug/L{FEU}', 500],
    [2, 'g/L', 'ng/mL{FEU}', 2_000_000],
    [4.2, '{Log_copies}/mL', '{Log_copies}/mL', 4.2],
    [300, 'mg/g{creat}', 'ug/mg{creat}', 300],
  ])('says %d %s in %s as %d', (value, from, to, converted) => {
    expect(convert(value, from, to)).toBe(converted);
  });

  it('rounds to 12 significant digits', () => {
    expect(convert(1, '[lb_av]', '[oz_av]')).toBe(16);
  });

  it.each([
    ['units of different things', 'g/dL', 'kg'],
    ['a mass and an amount of substance', 'g/dL', 'mmol/L'],
    ['international units and others', '[IU]/L', 'U/L'],
    ['two arbitrary units', '[IU]/L', '[CFU]/L'],
    ['an arbitrary unit and its square', '[IU]/L', '[IU]2/L'],
    ['thousands a volume and kelvin', '10*3/uL', 'K/uL'],
    ['what is no unit', 'g/dL', 'foo'],
    ['a number and its logarithm', '{copies}/mL', '{Log_copies}/mL'],
    ['a number without annotation and a logarithm', '/mL', '{Log_IU}/mL'],
    ['fibrinogen equivalents and D-dimer units', 'ng/mL{FEU}', 'ng/mL{DDU}'],
    ['an INR and a percentage', '{INR}', '%'],
    ['a titre and a ratio', '{titer}', '{ratio}'],
    ['a titre and a plain number', '{titer}', '1'],
    ['HbA1c of NGSP and of IFCC', '%', 'mmol/mol{Hb}'],
    ['HbA1c of IFCC and of NGSP', 'mmol/mol', '%'],
  ])('is undefined between %s', (_what, from, to) => {
    expect(convert(1, from, to)).toBeUndefined();
  });
});
