import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile, printTable, shown } from './measure.ts';
import { askAtRate, residentOf, type Seen, unexpectedOf } from './soak-load.ts';
import { soakQuestions } from './soak-questions.ts';

/**
 * Asks a running server mixed questions at a steady rate, whether or not it keeps up; tells how long it took, what it
 * refused, its memory, and how long somebody waits beside it. Exit code 1 where a bar is broken. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '40' },
    live: { type: 'string', default: '100' },
    rss: { type: 'string', default: '1500' },
  },
});

/** What holds: of all answers, of what else is asked of the server, and of its memory. */
const bars = { answerMs: 31_000, liveMs: Number(options.live), rssMib: Number(options.rss) };

const { url } = options;
const [rate, minutes] = [Number(options.rate), Number(options.minutes)];
const endsAt = performance.now() + minutes * 60_000;
const live: number[] = [];
const rss: number[] = [];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Looks again and again until all questions are asked. */
async function every(ms: number, look: () => Promise<unknown>): Promise<void> {
  for (; performance.now() < endsAt; await sleep(ms)) await look();
}

/** How often each code came for a question. */
function tallyOf(answers: readonly Seen[]): string {
  const tally = new Map<string, number>();
  for (const code of answers.flatMap(({ codes }) => codes)) tally.set(code, (tally.get(code) ?? 0) + 1);
  return [...tally].map(([code, n]) => `${code} ${n}`).join(', ');
}

const [seen] = await Promise.all([
  askAtRate({ url, rate, minutes, questions: soakQuestions }),
  every(250, async () => live.push(await timed(() => fetch(`${url}/health/live`)))),
  every(5_000, async () => rss.push(await residentOf(url))),
]);

const rows = [...new Set(soakQuestions)].map((question) => {
  const answers = seen.filter((one) => one.question === question);
  const times = answers.map(({ ms }) => ms);
  const spread = [0.5, 0.99, 1].map((share) => shown(percentile(times, share)));
  return [question.name, answers.length, ...spread, tallyOf(answers)];
});
printTable('Questions, ms', [['question', 'asked', 'p50', 'p99', 'max', 'errors'], ...rows]);

const unexpected = unexpectedOf(seen);
const late = seen.filter(({ ms }) => ms > bars.answerMs);
const results = [
  ['answers with an error that is not meant', unexpected.length, 0],
  [`answers after ${bars.answerMs} ms`, late.length, 0],
  ['/health/live p99, ms', percentile(live, 0.99), bars.liveMs],
  ['most resident, MiB', Math.max(...rss), bars.rssMib],
] as const;
printTable('Bars', [['of', 'is', 'at most'], ...results.map(([of, is, most]) => [of, shown(is), most])]);
process.exitCode = results.every(([, is, most]) => is <= most) ? 0 : 1;
