import { describe, expect, it } from 'vitest';
import {
  createNumbers,
  createPairs,
  distinct,
  firstWhere,
  inverseOf,
  numbersTo,
  unite,
} from '../../terminology/numbers.ts';

describe('createNumbers', () => {
  it('gives what was pushed, in order, also past its first room', () => {
    const numbers = createNumbers();
    const values = Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 5_003);
    for (const value of values) numbers.push(value);
    expect([...numbers.toArray()]).toEqual(values);
  });
  it('has a length and tells the number at a place', () => {
    const numbers = createNumbers();
    numbers.push(4);
    numbers.push(2 ** 32 - 1);
    expect([numbers.length(), numbers.at(1)]).toEqual([2, 2 ** 32 - 1]);
  });
  it('begins with what it is given', () => {
    const numbers = createNumbers(7, 8);
    numbers.push(9);
    expect([...numbers.toArray()]).toEqual([7, 8, 9]);
  });
  it('gives an array that later numbers do not change', () => {
    const numbers = createNumbers();
    numbers.push(1);
    const array = numbers.toArray();
    numbers.push(2);
    expect([...array]).toEqual([1]);
  });
});

describe('firstWhere', () => {
  it.each([
    ['the first', 0, 3],
    ['one in the middle', 5, 5],
    ['none', 9, 8],
  ])('finds %s', (_, first, found) => expect(firstWhere(3, 8, (n) => n >= first)).toBe(found));
  it('finds nothing among no numbers', () => expect(firstWhere(4, 4, () => true)).toBe(4));
});

describe('numbersTo', () => {
  it('counts up', () => expect([...numbersTo(3)]).toEqual([0, 1, 2]));
});

describe('inverseOf', () => {
  it('gives the place of each number', () =>
    expect([...inverseOf(Uint32Array.of(2, 0, 3, 1))]).toEqual([1, 3, 0, 2]));
});

describe('createPairs', () => {
  it('keeps both ends of each pair at one place', () => {
    const pairs = createPairs();
    pairs.push(3, 1);
    pairs.push(2, 9);
    expect(pairs.toPairs()).toEqual({ from: Uint32Array.of(3, 2), to: Uint32Array.of(1, 9) });
  });
});

describe('distinct', () => {
  it('sorts numbers by their value and gives each once', () =>
    expect([...distinct(Uint32Array.of(10, 9, 10, 0, 9))]).toEqual([0, 9, 10]));
  it('leaves the numbers that it is given as they are', () => {
    const given = Uint32Array.of(2, 1, 2);
    distinct(given);
    expect([...given]).toEqual([2, 1, 2]);
  });
  it('gives none of none', () => expect([...distinct(new Uint32Array())]).toEqual([]));
});

describe('unite', () => {
  it('gives the numbers of all lists, each once, ascending', () =>
    expect([...unite([Uint32Array.of(1, 5), Uint32Array.of(), Uint32Array.of(0, 5, 7)])]).toEqual([
      0, 1, 5, 7,
    ]));
  it('gives none of no lists', () => expect([...unite([])]).toEqual([]));
});
