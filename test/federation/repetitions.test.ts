import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRepetitions } from '../../federation/hub/repetitions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what is out is said again after 3, 9 and 21 seconds, and no more once it is answered', () => {
  const said: number[] = [];
  const began = Date.now();
  const stop = createRepetitions().begin('north', () => void said.push(Date.now() - began));
  vi.advanceTimersByTime(25_000);
  expect(said).toEqual([3_000, 9_000, 21_000]);
  stop();
  vi.advanceTimersByTime(100_000);
  expect(said.length).toBe(3);
});

it('what is out to a site is said again at once when it was heard, and all of it when NATS is there again', () => {
  const said: string[] = [];
  const { begin, again } = createRepetitions();
  const stop = begin('north', () => void said.push('a question to north'));
  begin('south', () => void said.push('a question to south'));
  again('north');
  expect(said).toEqual(['a question to north']);
  again();
  expect(said).toEqual(['a question to north', 'a question to north', 'a question to south']);
  stop();
  again('north');
  expect(said.length).toBe(3);
});
