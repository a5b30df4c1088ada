import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds of some runs. */
export type Times = {
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
};

/** The spread of some times. */
export function spreadOf(times: readonly number[]): Times {
  const at = (share: number) => percentile(times, share);
  return { min: at(0), p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** What a time took at most, for so large a share of them. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A number with as many digits as it deserves. */
export function shown(n: number): string {
  return n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n >= 1 ? n.toFixed(2) : n.toFixed(3);
}

/** Prints a table as Markdown, the first row its head. */
export function printTable(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`;
  process.stdout.write(`\n${title}\n\n${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`);
}

/** CPU milliseconds that processes have used so far, as Linux counts them; those that have ended count no more. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuOfOne(pid), 0);
}

/** proc(5): the fields behind the name in parentheses; user and system time are ticks of 10 ms. */
function cpuOfOne(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** CPU milliseconds that this machine has used so far; `urgent` of those for programs that are not nice(1). */
export function cpuOfAll(): { readonly all: number; readonly urgent: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0] = line.split(/ +/).slice(1).map(Number);
  return { all: (user + nice + system) * 10, urgent: user * 10 };
}

/** Waits until programs that are not nice took less than so many cores for two seconds. */
export async function untilQuiet(cores: number): Promise<void> {
  const lookMs = 2_000;
  const before = cpuOfAll();
  await delay(lookMs);
  if (cpuOfAll().urgent - before.urgent > cores * lookMs) await untilQuiet(cores);
}

/** MiB of a process that are resident now. */
export function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1_024);
}

/** Watches the event loop of this thread until it is stopped; gives the longest times without a turn, in milliseconds. */
export type Watch = { readonly stop: () => { readonly wall: number; readonly cpu: number } };

/**
 * `cpu` is what this thread itself worked between two turns, from Linux: on a machine that is shared, `wall` is mostly
 * others' work.
 */
export function watchLoop(): Watch {
  let [wall, cpu] = [0, 0];
  let before = [performance.now(), threadCpu()] as const;
  const timer = setInterval(() => {
    const now = [performance.now(), threadCpu()] as const;
    wall = Math.max(wall, now[0] - before[0]);
    cpu = Math.max(cpu, now[1] - before[1]);
    before = now;
  }, 1);
  const stop = () => {
    clearInterval(timer);
    return { wall, cpu };
  };
  return { stop };
}

/** Milliseconds that the main thread was on a processor. */
export function threadCpu(): number {
  return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
}
