import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  compileConditions,
  compileExpression,
  isGarbledNumber,
  isPlainNumber,
  type Lookup,
  toKey,
} from '../../../import/mapping/expression.ts';
import type { Conditions, Expression } from '../../../ontology/mapping.ts';
import { aLookup } from '../compilation.ts';

const lookups: ReadonlyMap<string, Lookup> = new Map([
  ['people', aLookup({ [toKey(['p1'])]: { name: 'Ada' }, [toKey(['a', 'b'])]: { name: 'both' } })],
]);
const evaluate = (expression: Expression, cells: Readonly<Record<string, string>> = {}) =>
  compileExpression(expression, lookups)(cells);
const holds = (conditions: Conditions | undefined, cells: Readonly<Record<string, string>>) =>
  compileConditions(conditions, lookups)(cells);

describe('compileExpression', () => {
  it('reads a column by its name', () => expect(evaluate('a', { a: '1' })).toBe('1'));
  it('gives nothing for a column that is not there', () => expect(evaluate('b', { a: '1' })).toBe(''));
  it('gives a constant', () => expect(evaluate({ const: 'x' })).toBe('x'));
  it('fills a text with columns', () =>
    expect(evaluate({ text: '{a}-{b}!' }, { a: '1', b: '2' })).toBe('1-2!'));
  it('takes the first member that says something', () =>
    expect(evaluate({ first: ['a', 'b', { const: 'c' }] }, { a: '', b: '2' })).toBe('2'));
  it('takes the first group of a match', () =>
    expect(evaluate({ column: 'a', match: 'T(\\d)' }, { a: 'pT3' })).toBe('3'));
  it('takes the whole match where there is no group', () =>
    expect(evaluate({ column: 'a', match: 'T\\d' }, { a: 'pT3' })).toBe('T3'));
  it('gives nothing where nothing matches', () =>
    expect(evaluate({ column: 'a', match: 'N' }, { a: 'pT3' })).toBe(''));
  it('takes the first characters', () => expect(evaluate({ column: 'a', take: 2 }, { a: 'abc' })).toBe('ab'));
  it('changes case before it maps', () =>
    expect(evaluate({ column: 'a', case: 'lower', map: { f: 'FEMALE' } }, { a: 'F' })).toBe('FEMALE'));
  it('maps what the map does not name by `else`', () =>
    expect(evaluate({ column: 'a', map: {}, else: 'x' }, { a: 'F' })).toBe('x'));
  it('leaves nothing alone, whatever the steps say', () =>
    expect(evaluate({ column: 'a', map: {}, else: 'x' }, { a: '' })).toBe(''));
  it('throws with column and value where the map does not know the value', () =>
    expect(() => evaluate({ column: 'a', map: { f: 'FEMALE' } }, { a: 'q' })).toThrow(
      expect.objectContaining({ column: 'a', value: 'q' }),
    ));
  it('reports a value as it came, whatever the steps made of it', () =>
    expect(() => evaluate({ column: 'a', case: 'lower', take: 1, map: {} }, { a: 'Quux' })).toThrow(
      expect.objectContaining({ value: 'Quux' }),
    ));
  it('does not take names of objects for values of a map', () =>
    expect(() => evaluate({ column: 'a', map: {} }, { a: 'constructor' })).toThrow('unexpected value'));
  it('keeps only numbers', () =>
    expect(['1.5', 'low'].map((a) => evaluate({ column: 'a', only: 'number' }, { a }))).toEqual(['1.5', '']));
  it('keeps only words', () =>
    expect(['1.5', '<0.1'].map((a) => evaluate({ column: 'a', only: 'words' }, { a }))).toEqual([
      '',
      '<0.1',
    ]));
  it.each(['number', 'words'] as const)('takes no number with a comma for %s', (only) =>
    expect(() => evaluate({ column: 'a', only }, { a: '12,5' })).toThrow('without commas'),
  );
  it('looks a column up by key', () =>
    expect(evaluate({ lookup: 'people', by: ['id'], column: 'name' }, { id: 'p1' })).toBe('Ada'));
  it('finds nothing under an unknown key', () =>
    expect(evaluate({ lookup: 'people', by: ['id'], column: 'name' }, { id: 'p2' })).toBe(''));
  it('keeps the parts of a key apart', () =>
    expect(evaluate({ lookup: 'people', by: ['x', 'y'], column: 'name' }, { x: 'ab', y: '' })).toBe(''));
  it('says whether a key is found', () =>
    expect(['p1', 'p2'].map((id) => evaluate({ found: 'people', by: ['id'] }, { id }))).toEqual(['yes', '']));
});

describe('compileConditions', () => {
  it('holds without any condition', () => expect(holds(undefined, {})).toBe(true));
  it('wants one of the values', () =>
    expect(['x', 'y'].map((a) => holds({ value: 'a', in: ['x'] }, { a }))).toEqual([true, false]));
  it('wants none of the values', () =>
    expect(['x', 'y'].map((a) => holds({ value: 'a', notIn: ['x'] }, { a }))).toEqual([false, true]));
  it('wants something or nothing', () =>
    expect([true, false].map((present) => holds({ value: 'a', present }, { a: '' }))).toEqual([false, true]));
  it('wants all of several conditions', () =>
    expect(
      holds(
        [
          { value: 'a', in: ['x'] },
          { value: 'b', present: true },
        ],
        { a: 'x', b: '' },
      ),
    ).toBe(false));
});

describe('columnsOf', () => {
  it('names every column that is read', () =>
    expect(
      columnsOf({
        first: ['a', { text: '{b}/{c}' }, { lookup: 'people', by: [{ column: 'd' }], column: 'e' }],
      }),
    ).toEqual(['a', 'b', 'c', 'd']));
});

describe('isPlainNumber', () => {
  it.each(['0', '-1', '+2.5', '.5', '5.', '1e3', '1.5E-3'])('takes %s', (text) =>
    expect(isPlainNumber(text)).toBe(true),
  );
  it.each(['', '1,5', '1 000', '<5', '5%', 'NaN', 'Infinity', '0x10', '1.2.3'])(
    'does not take "%s"',
    (text) => expect(isPlainNumber(text)).toBe(false),
  );
});

describe('isGarbledNumber', () => {
  it.each(['12,5', '4 500', '1.200.000', "1'000", '-3,5'])('knows %s', (text) =>
    expect(isGarbledNumber(text)).toBe(true),
  );
  it.each(['12.5', 'low', '<0.1', '3+4', '2010-04-20', '1-3'])('does not mean %s', (text) =>
    expect(isGarbledNumber(text)).toBe(false),
  );
});
