import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../../import/store/identity.ts';

const identity = createIdentity('secret', 'idc');

describe('createIdentity', () => {
  it('makes ids of 26 characters of base32', () =>
    expect(identity('patient', ['P1'])).toMatch(/^[a-z2-7]{26}$/));
  it('makes the same id again', () =>
    expect(createIdentity('secret', 'idc')('patient', ['P1'])).toBe(identity('patient', ['P1'])));
  it('keeps to the first 128 bits of HMAC-SHA-256', () => {
    const digest = createHmac('sha256', 'secret').update('["idc","patient","P1"]').digest();
    const bits = [...digest.subarray(0, 16)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const text = (bits.padEnd(130, '0').match(/.{5}/g) ?? [])
      .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five, 2)])
      .join('');
    expect(identity('patient', ['P1'])).toBe(text);
  });
  it.each([
    ['secret', createIdentity('another', 'idc')('patient', ['P1'])],
    ['population', createIdentity('secret', 'other')('patient', ['P1'])],
    ['type', identity('specimen', ['P1'])],
    ['key', identity('patient', ['P2'])],
  ])('makes another id under another %s', (_, other) => expect(other).not.toBe(identity('patient', ['P1'])));
  it('keeps the parts of a key apart', () =>
    expect(identity('specimen', ['a', 'bc'])).not.toBe(identity('specimen', ['ab', 'c'])));
});
