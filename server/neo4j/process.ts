import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { KnownError } from '../../ontology/errors.ts';

/** What a command is run with: `env` is all of its environment. */
export type RunOptions = {
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Ends the command when it is aborted. */
  readonly signal?: AbortSignal | undefined;
};

/** What a command prints, both streams. @throws KnownError with its last lines when it fails */
export async function runCommand(
  command: string,
  parameters: readonly string[],
  { env, timeoutMs = 600_000, signal }: RunOptions,
): Promise<string> {
  const options = { env, timeout: timeoutMs, ...(signal && { signal }) };
  try {
    const { stdout, stderr } = await promisify(execFile)(command, parameters, options);
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }; // as execFile rejects
    const lines = lastLines(stdout + stderr);
    throw new KnownError('GRAPH_UNAVAILABLE', `${command} failed.\n${lines}`, { cause: error });
  }
}

/** What a command prints; undefined when it is missing, fails or takes longer than 10 s. */
export function outputOf(
  command: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return runCommand(command, parameters, { env, timeoutMs: 10_000 }).catch(() => undefined);
}

/** The end of a long text, where programs tell why they failed. */
function lastLines(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}

/**
 * Where numbers of processes mean what they mean here: the machine since its start, and the namespace of process numbers,
 * of which each container has its own (pid_namespaces(7)). By the name of the machine where the system does not tell.
 */
export async function processSpace(): Promise<string> {
  const boot = await readFile(bootFile, 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(hostname);
  return `${boot.trim()} ${namespace}`;
}

const bootFile = '/proc/sys/kernel/random/boot_id';

/**
 * When process `pid` started; undefined when it has ended. Equal values mean the same process, as an operating
 * system gives the number of an ended process to a new one.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  return existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
}

async function startFromProc(pid: number): Promise<string | undefined> {
  const boot = await readFile(bootFile, 'utf8');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // proc(5): the second field is the command in parentheses and may itself hold spaces and parentheses.
  const [state, ...later] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return isEnded(state) ? undefined : `${boot.trim()} ${later[18]}`;
}

async function startFromPs(pid: number): Promise<string | undefined> {
  const row = await outputOf('/bin/ps', ['-o', 'stat=', '-o', 'lstart=', '-p', `${pid}`], {
    LC_ALL: 'C',
    TZ: 'UTC',
  });
  const [state = ''] = (row ?? '').trim().split(/\s/, 1);
  const start = (row ?? '').trim().slice(state.length).trim();
  return start === '' || isEnded(state) ? undefined : start;
}

/** A zombie has ended, though its parent has not yet taken notice. */
function isEnded(state: string | undefined): boolean {
  return state === undefined || /^[ZX]/.test(state);
}
