import { describe, expect, it } from 'vitest';
import { createBreathe } from '../../graph/breathe.ts';
import { KnownError } from '../../ontology/errors.ts';
import { block } from '../support/block.ts';

const nobody = new AbortController().signal;

function countTurns() {
  let turns = 0;
  let next = setImmediate(function count() {
    turns += 1;
    next = setImmediate(count);
  });
  return { turns: () => turns, stop: () => clearImmediate(next) };
}

describe('createBreathe', () => {
  it('lets others go on where work has gone on for long', async () => {
    const breathe = createBreathe(nobody);
    const seen: string[] = [];
    setImmediate(() => seen.push('others'));
    block(20);
    await breathe();
    seen.push('work');
    expect(seen).toEqual(['others', 'work']);
  });

  it('goes on at once after it has waited, however long', async () => {
    const breathe = createBreathe(nobody);
    block(20);
    await breathe();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(breathe()).toBeUndefined();
  });

  it('lets requests go on one after another, each in another turn of the event loop', async () => {
    const seen: { readonly step: string; readonly turn: number }[] = [];
    const loop = countTurns();
    const work = async (name: string) => {
      const breathe = createBreathe(new AbortController().signal);
      for (const step of [1, 2]) {
        block(20);
        await breathe();
        seen.push({ step: `${name}${step}`, turn: loop.turns() });
      }
    };
    await Promise.all(['a', 'b'].map(work));
    loop.stop();
    const steps = seen.map(({ step }) => step);
    expect([steps.slice(0, 2), steps.slice(2).sort()]).toEqual([
      ['a1', 'b1'],
      ['a2', 'b2'],
    ]);
    expect(new Set(seen.map(({ turn }) => turn)).size).toBe(4);
  });

  it('works off one after another what takes long, and lets what is short go before it', async () => {
    const ended: string[] = [];
    const late: Promise<void>[] = [];
    const work = async (name: string, steps: number) => {
      const breathe = createBreathe(new AbortController().signal);
      for (let step = 0; step < steps; step += 1) {
        block(10);
        await breathe();
        if (name === 'first' && step === 15) late.push(work('short', 2));
      }
      ended.push(name);
    };
    await Promise.all(['first', 'second'].map((name) => work(name, 30)));
    await Promise.all(late);
    expect(ended).toEqual(['short', 'first', 'second']);
  });

  it('lets a deadline fire that comes while work goes on', async () => {
    const controller = new AbortController();
    const breathe = createBreathe(controller.signal);
    const late = new KnownError('DEADLINE_EXCEEDED', 'The answer takes longer than 0.01 s.');
    setTimeout(() => controller.abort(late), 10);
    const work = async () => {
      for (;;) {
        block(10);
        await breathe();
      }
    };
    await expect(work()).rejects.toBe(late);
  });

  it('ends work for a client that has left', async () => {
    const controller = new AbortController();
    const breathe = createBreathe(controller.signal);
    controller.abort();
    await expect(breathe()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });
});
