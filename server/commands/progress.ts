import { SingleBar } from 'cli-progress';
import type { Output } from '../surroundings.ts';

/** What a long piece of work tells while it runs. */
export type ProgressStep = { readonly file: string; readonly rows: number; readonly records: number };

/** Shows progress: a bar on a terminal, else a line of JSON every few seconds. */
export type ProgressBar = { readonly step: (step: ProgressStep) => void; readonly end: () => void };

const everyMs = 3_000;

export function createProgress(stream: Output): ProgressBar {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: Output): ProgressBar {
  const bar = new SingleBar({ format: '{records} records | {file}: {rows} rows', stream, hideCursor: true });
  bar.start(0, 0, { file: '', rows: 0, records: 0 });
  return { step: (step) => bar.update(0, step), end: () => bar.stop() };
}

function linesOn(stream: Output): ProgressBar {
  let last = Number.NEGATIVE_INFINITY;
  const step = (next: ProgressStep) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    stream.write(`${JSON.stringify({ progress: next })}\n`);
  };
  return { step, end: () => {} };
}
