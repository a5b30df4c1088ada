import { describe, expect, it } from 'vitest';
import { createLog } from '../../server/log.ts';

/** What is written for one call. */
function written(level: string, entry: object): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  createLog(level, { write: (line) => lines.push(line) }).info(entry, 'done');
  return lines.map((line) => JSON.parse(line));
}

describe('createLog', () => {
  it('writes one JSON object with time, level and message', () => {
    expect(written('info', { ms: 3 })).toEqual([
      { time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), level: 'info', msg: 'done', ms: 3 },
    ]);
  });

  it('leaves out what is less important than its level', () => {
    expect(written('warn', {})).toEqual([]);
  });

  it('drops what a request brings, whoever logs it', () => {
    const [line] = written('info', {
      body: 'b',
      headers: { cookie: 'c' },
      variables: { id: 'p1' },
      query: 'q',
    });
    expect(Object.keys(line ?? {}).sort()).toEqual(['level', 'msg', 'time']);
  });

  it('keeps of an error what locates it, not what it carries', () => {
    const error = Object.assign(new Error('failed', { cause: new TypeError('why') }), {
      code: 'E1',
      parameters: { id: 'p1' },
    });
    const [line] = written('info', { err: error });
    expect(line?.err).toEqual({
      type: 'Error',
      code: 'E1',
      stack: expect.stringContaining('Error: failed'),
      cause: { type: 'TypeError', stack: expect.stringContaining('why') },
    });
  });
});
