import { describe, expect, it } from 'vitest';
import { rememberBy } from '../../graph/remember-by.ts';

/** A value that is another each time that it is made. */
const counted = () => {
  let made = 0;
  return rememberBy<object[], number>(() => {
    made += 1;
    return made;
  });
};

describe('rememberBy', () => {
  it('makes a value once for the same objects, in their order', () => {
    const [a, b] = [{}, {}];
    const of = counted();
    expect([of(a), of(b), of(a, b), of(b, a), of(a), of(b), of(a, b), of(b, a)]).toEqual([
      1, 2, 3, 4, 1, 2, 3, 4,
    ]);
  });

  it('remembers that there is nothing', () => {
    let made = 0;
    const nothing = rememberBy((_key: object) => {
      made += 1;
    });
    const key = {};
    nothing(key);
    nothing(key);
    expect(made).toBe(1);
  });

  it('makes again what was refused or failed', async () => {
    let made = 0;
    const failing = rememberBy((_key: object) => {
      made += 1;
      return made < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve(made);
    });
    const key = {};
    await expect(failing(key)).rejects.toThrow('not yet');
    await expect(failing(key)).rejects.toThrow('not yet');
    expect([await failing(key), await failing(key)]).toEqual([3, 3]);
  });
});
