import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { outputOf } from '../neo4j/process.ts';

/** Programs by which a signal reaches a NATS server: the server itself, or the client of Docker that runs it. */
const programs = /^(?:nats-server.*|docker)$/;

/**
 * Has the NATS server whose number stands in a file read its users anew: whoever is none any more is cut off. @throws KnownError where that is no
 * NATS server: a number may be that of another process by now, which the signal would end
 */
export async function reloadNats(pidFile: string): Promise<void> {
  const pid = await numberIn(pidFile);
  const name = basename(await nameOf(pid));
  if (!programs.test(name))
    throw new KnownError('NOT_FOUND', `${pidFile}: ${pid} is the number of no NATS server that runs.`);
  try {
    process.kill(pid, 'SIGHUP');
  } catch (error) {
    throw new KnownError('FORBIDDEN', `${pidFile}: process ${pid} takes no signal of this user.`, {
      cause: error,
    });
  }
}

async function numberIn(pidFile: string): Promise<number> {
  const text = await readFile(pidFile, 'utf8').catch((error: unknown) => {
    throw new KnownError('NOT_FOUND', `${pidFile} cannot be read.`, { cause: error });
  });
  if (/^[1-9]\d{0,8}\s*$/.test(text)) return Number(text);
  throw new KnownError('ARGUMENT_INVALID', `${pidFile}: expected the number of a process.`);
}

/** The name of the program of a process; empty where it has ended. */
async function nameOf(pid: number): Promise<string> {
  const fromProc = readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  return ((await fromProc) ?? (await outputOf('/bin/ps', ['-o', 'comm=', '-p', `${pid}`], {})) ?? '').trim();
}
