import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type EucaimParts, registerEucaim } from '../../../server/http/eucaim.ts';
import { createErrorHandler } from '../../../server/http/http-errors.ts';

/** What is answered where the context of a request comes of `context`, and the faults that were logged. */
async function answerOf(context: EucaimParts['context']) {
  const logged: string[] = [];
  const app = Fastify({ logger: { level: 'warn', stream: { write: (line) => void logged.push(line) } } });
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  registerEucaim(app, { context, audit: undefined, person: undefined, deadlineMs: 20 });
  const answer = await app.inject({ url: '/eucaim/search?gender=male' });
  await sleep(50);
  await app.close();
  return { status: answer.statusCode, code: answer.json().errors[0].extensions.code, logged };
}

const late = { status: 504, code: 'DEADLINE_EXCEEDED', logged: [] };

describe('registerEucaim', () => {
  it('answers once where it takes too long, whatever comes of it in the end', async () => {
    const failing = async () => {
      await sleep(40);
      throw new TypeError('too late');
    };
    expect(await answerOf(failing)).toEqual(late);
    const leaving: EucaimParts['context'] = (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    expect(await answerOf(leaving)).toEqual(late);
  });

  it('masks what it does not know', async () => {
    const { status, code } = await answerOf(async () => {
      throw new TypeError('not known');
    });
    expect([status, code]).toEqual([500, 'INTERNAL']);
  });
});
