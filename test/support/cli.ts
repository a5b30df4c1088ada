import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GraphAddress } from '../../graph/graph.ts';
import { main } from '../../server/cli/cli.ts';
import { createCollector } from './collector.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/oncograph.js', import.meta.url));

/** How a run of the command line ended. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A run of the command line. */
export type Run = {
  readonly ended: Promise<Ended>;
  /** Waits for a text on stdout or stderr; false where the run ends without it. */
  readonly says: (text: string) => Promise<boolean>;
  /** What it said so far. */
  readonly said: () => Pick<Ended, 'stdout' | 'stderr'>;
  readonly kill: (signal: NodeJS.Signals) => void;
};

/** Starts the command line as a user does, with these settings and none of the surroundings. */
export function startCli(args: readonly string[], settings: NodeJS.ProcessEnv): Run {
  return startProgram([process.execPath, bin, ...args], settings);
}

/** Starts a program in the folder of the project, with these settings and none of the surroundings. */
export function startProgram([program = '', ...args]: readonly string[], settings: NodeJS.ProcessEnv): Run {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings };
  const child = spawn(program, args, { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, ...said }));
  const says = async (text: string) => {
    const heard = () => said.stdout.includes(text) || said.stderr.includes(text);
    while (!heard() && child.exitCode === null && child.signalCode === null) {
      const heardMore = new AbortController(); // of two streams one may stay silent, and is then listened to once
      const more = [child.stdout, child.stderr].map((stream) => once(stream, 'data', heardMore));
      await Promise.race([...more, ended]).finally(() => heardMore.abort());
    }
    return heard();
  };
  return { ended, says, said: () => said, kill: (signal) => child.kill(signal) };
}

/** Runs a command in this process to its end. */
export async function runCli(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<Ended> {
  const [stdout, stderr] = [createCollector(), createCollector()];
  const code = await main(args, settings, { stdout, stderr });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** The settings that lead to a database. */
export function settingsOf({ uri, user, password }: GraphAddress): NodeJS.ProcessEnv {
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
}

/** What a run says on stderr beside its progress. */
export function whyIn({ stderr }: Ended): string {
  const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{"progress"'));
  return lines.join('\n');
}
