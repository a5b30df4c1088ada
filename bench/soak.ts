import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printTable, shown } from './measure.ts';
import { type SoakQuestion, soakQuestions } from './soak-questions.ts';

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

type Seen = { readonly question: SoakQuestion; readonly ms: number; readonly codes: readonly string[] };

const endsAt = performance.now() + Number(options.minutes) * 60_000;
const seen: Seen[] = [];
const live: number[] = [];
const rss: number[] = [];

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [ms: number, result: Result]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}

/** Codes of the errors of an answer; NO_ANSWER where there is none that can be read. */
async function codesOf({ query, variables = {} }: SoakQuestion): Promise<readonly string[]> {
  try {
    const response = await fetch(`${options.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors.map(({ extensions }) => extensions.code);
  } catch {
    return ['NO_ANSWER'];
  }
}

/** Asks one question after another, without waiting for any answer but at the end. */
async function askAll(): Promise<void> {
  const pending: Promise<unknown>[] = [];
  const began = performance.now();
  for (let n = 0; performance.now() < endsAt; n += 1) {
    const question = soakQuestions[n % soakQuestions.length];
    if (question === undefined) return;
    const answer = timed(() => codesOf(question));
    pending.push(answer.then(([ms, codes]) => seen.push({ question, ms, codes })));
    await sleep(Math.max(0, began + ((n + 1) * 1_000) / Number(options.rate) - performance.now()));
  }
  await Promise.all(pending);
}

/** Looks again and again until all questions are asked. */
async function every(ms: number, look: () => Promise<unknown>): Promise<void> {
  for (; performance.now() < endsAt; await sleep(ms)) await look();
}

async function residentMib(): Promise<number> {
  const text = await (await fetch(`${options.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** How often each code came for a question. */
function tallyOf(answers: readonly Seen[]): string {
  const tally = new Map<string, number>();
  for (const code of answers.flatMap(({ codes }) => codes)) tally.set(code, (tally.get(code) ?? 0) + 1);
  return [...tally].map(([code, n]) => `${code} ${n}`).join(', ');
}

await Promise.all([
  askAll(),
  every(250, async () => live.push((await timed(() => fetch(`${options.url}/health/live`)))[0])),
  every(5_000, async () => rss.push(await residentMib())),
]);

const rows = [...new Set(soakQuestions)].map((question) => {
  const answers = seen.filter((one) => one.question === question);
  const times = answers.map(({ ms }) => ms);
  const spread = [0.5, 0.99, 1].map((share) => shown(percentile(times, share)));
  return [question.name, answers.length, ...spread, tallyOf(answers)];
});
printTable('Questions, ms', [['question', 'asked', 'p50', 'p99', 'max', 'errors'], ...rows]);

const unexpected = seen.filter(({ question, codes }) => codes.some((code) => code !== question.refused));
const late = seen.filter(({ ms }) => ms > bars.answerMs);
const results = [
  ['answers with an error that is not meant', unexpected.length, 0],
  [`answers after ${bars.answerMs} ms`, late.length, 0],
  ['/health/live p99, ms', percentile(live, 0.99), bars.liveMs],
  ['most resident, MiB', Math.max(...rss), bars.rssMib],
] as const;
printTable('Bars', [['of', 'is', 'at most'], ...results.map(([of, is, most]) => [of, shown(is), most])]);
process.exitCode = results.every(([, is, most]) => is <= most) ? 0 : 1;
