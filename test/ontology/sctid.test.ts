import { describe, expect, it } from 'vitest';
import { isOfAnotherKind, isSctid } from '../../ontology/sctid.ts';

describe('isSctid', () => {
  it.each(['64033007', '116680003', '900000000000509007', '1187332001', '900001011', '900001024'])(
    'knows %s, whose last digit fits',
    (text) => expect(isSctid(text)).toBe(true),
  );
  it.each([0, 1, 2, 3, 4, 5, 6, 8, 9])('refuses the check digit %i where 7 fits', (digit) =>
    expect(isSctid(`6403300${digit}`)).toBe(false),
  );
  it('finds two neighbours that changed places', () => expect(isSctid('60433007')).toBe(false));
  it.each(['', '6403300x', ' 64033007', '064033007', '00000', '12345', '9000000000000000509007'])(
    'refuses %j, which is no 6 to 18 digits',
    (text) => expect(isSctid(text)).toBe(false),
  );
  it('refuses a partition of no component', () => {
    const withPartition55 = [...'0123456789'].map((digit) => `64033055${digit}`);
    expect(withPartition55.filter(isSctid)).toEqual([]);
  });
});

describe('isOfAnotherKind', () => {
  it('is true of a description', () => expect(isOfAnotherKind('900001011')).toBe(true));
  it('is true of a relationship', () => expect(isOfAnotherKind('900001024')).toBe(true));
  it('is false of a concept', () => expect(isOfAnotherKind('64033007')).toBe(false));
  it('is false of a concept of an extension', () => expect(isOfAnotherKind('6011000124106')).toBe(false));
  it('is false of a number without a check digit', () => expect(isOfAnotherKind('900001012')).toBe(false));
});
