import { describe, expect, it } from 'vitest';
import { distinctPairs, distinctRows } from '../../../../import/vocabulary/rf2/distinct.ts';
import { domainOfTag, haveSameAxis, tagOf, withoutTag } from '../../../../import/vocabulary/rf2/tags.ts';

describe('tagOf', () => {
  it.each([
    ['Neoplasm of kidney (disorder)', 'disorder'],
    ['Adenocarcinoma (morphologic abnormality)', 'morphologic abnormality'],
    ['Stage (I) of (II) (tumor staging)', 'tumor staging'],
    ['Neoplasm of kidney', null],
    ['Neoplasm (disorder) of kidney', null],
    ['(disorder)', null],
    ['', null],
  ])('takes the last bracket of %j', (name, tag) => expect(tagOf(name)).toBe(tag));
});

describe('withoutTag', () => {
  it.each([
    ['Stage (I) of (II) (tumor staging)', 'Stage (I) of (II)'],
    ['Neoplasm of kidney', 'Neoplasm of kidney'],
  ])('takes the last bracket from %j', (name, rest) => expect(withoutTag(name)).toBe(rest));
});

describe('domainOfTag', () => {
  it.each([
    ['disorder', 'Condition'],
    ['procedure', 'Procedure'],
    ['body structure', 'Spec Anatomic Site'],
    ['morphologic abnormality', 'Observation'],
  ])('has the domain of %s', (tag, domain) => expect(domainOfTag(tag)).toBe(domain));
  it.each([null, 'finding', 'observable entity', 'constructor'])('has none of %s', (tag) =>
    expect(domainOfTag(tag)).toBeNull(),
  );
});

describe('haveSameAxis', () => {
  it.each([
    ['disorder', 'finding', true],
    ['body structure', 'body structure', true],
    [null, 'disorder', true],
    ['body structure', 'disorder', false],
    ['finding', 'morphologic abnormality', false],
    ['body structure', 'morphologic abnormality', false],
    [null, 'body structure', false],
  ])('of %s and %s is %s', (tag, other, same) => expect(haveSameAxis(tag, other)).toBe(same));
});

describe('distinctRows', () => {
  it('gives one of equal rows, sorted', () =>
    expect([...distinctRows([Uint32Array.of(2, 1, 2, 1), Uint32Array.of(0, 5, 0, 4)])]).toEqual([3, 1, 0]));
  it('gives nothing of nothing', () => expect([...distinctRows([])]).toEqual([]));
});

describe('distinctPairs', () => {
  it('gives each pair once', () =>
    expect(distinctPairs({ from: Uint32Array.of(1, 0, 1), to: Uint32Array.of(2, 3, 2) })).toEqual({
      from: Uint32Array.of(0, 1),
      to: Uint32Array.of(3, 2),
    }));
});
