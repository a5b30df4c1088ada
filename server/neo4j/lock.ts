import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startOf } from './process.ts';

/** The process that owns a data folder, and where its database answers. */
export type LockOwner = { readonly pid: number; readonly start: string; readonly uri: string };

/** This process, about to own a database at `uri`. */
export async function createOwner(uri: string): Promise<LockOwner> {
  const start = await startOf(process.pid);
  if (start === undefined) throw new TypeError('neither /proc nor ps tells when this process started');
  return { pid: process.pid, start, uri };
}

/** Makes `owner` the holder of the lock at `path` unless a living process holds it; gives the holder. */
export async function takeLock(path: string, owner: LockOwner): Promise<LockOwner> {
  for (;;) {
    if (await create(path, owner)) return owner;
    const holder = await readLock(path);
    if (holder === undefined) continue;
    if (await isAlive(holder)) return holder;
    await removeStale(path, owner);
  }
}

/** Whether `holder` lives and has not given the lock back. */
export async function isHeldBy(path: string, holder: LockOwner): Promise<boolean> {
  const now = await readLock(path);
  return now?.uri === holder.uri && now.pid === holder.pid && (await isAlive(holder));
}

/** Gives the lock back if `owner` still holds it. */
export async function releaseLock(path: string, owner: LockOwner): Promise<void> {
  if (await isHeldBy(path, owner)) await rm(path);
}

/** A link fails if the name exists and shows the whole content at once: nobody reads a lock half written. */
async function create(path: string, owner: LockOwner): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true }); // on a full disk it may be there, and empty
  }
}

/** In turn: of two that saw the same dead holder, the second would else remove the lock of the first. */
async function removeStale(path: string, owner: LockOwner): Promise<void> {
  const turn = `${path}.takeover`;
  if ((await takeLock(turn, owner)) !== owner) return delay(50);
  const holder = await readLock(path);
  if (holder !== undefined && !(await isAlive(holder))) await rm(path);
  await releaseLock(turn, owner);
}

async function isAlive({ pid, start }: LockOwner): Promise<boolean> {
  return (await startOf(pid)) === start;
}

/** The lock's content; undefined when there is none. After a power cut it can be empty: then it is nobody's. */
async function readLock(path: string): Promise<LockOwner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockOwner; // written by `create` alone
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (error instanceof SyntaxError) return { pid: 0, start: 'never', uri: '' };
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
