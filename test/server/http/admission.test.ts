import { describe, expect, it } from 'vitest';
import { createAdmission } from '../../../server/http/admission.ts';

describe('createAdmission', () => {
  it('lets so many in at once, and the others in the order they came as places are given back', async () => {
    const { enter, leave } = createAdmission(2);
    const entered: string[] = [];
    const come = async (name: string) => {
      await enter();
      entered.push(name);
    };
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map(come));
    await Promise.resolve();
    const seen = [entered.join('')];
    for (let n = 0; n < 3; n += 1) {
      leave();
      await Promise.resolve();
      seen.push(entered.join(''));
    }
    await all;
    expect(seen).toEqual(['ab', 'abc', 'abcd', 'abcde']);
  });

  it('lets as many in after all have left', async () => {
    const { enter, leave } = createAdmission(1);
    for (let n = 0; n < 3; n += 1) {
      await enter();
      leave();
    }
    await enter();
    const state = { entered: false };
    void enter().then(() => {
      state.entered = true;
    });
    await Promise.resolve();
    expect(state.entered).toBe(false);
  });
});
