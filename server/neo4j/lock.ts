import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { isCode } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import { processSpace, startOf } from './process.ts';

/** The process that owns a data folder, and where its database answers. */
export type LockOwner = {
  readonly pid: number;
  readonly start: string;
  readonly uri: string;
  /** Where `pid` means something, by `processSpace`: without it, here. Locks of older versions have neither this nor what follows. */
  readonly space?: string;
  /** Name of its container or machine, for people. */
  readonly host?: string;
  /** It touches its lock so often, in ms. */
  readonly beatMs?: number;
};

const usualBeatMs = 5_000;

/** A lock that is not touched for so many beats has lost its owner. */
const silentBeats = 4;

/** This process, about to own a database at `uri`. */
export async function createOwner(uri: string): Promise<LockOwner> {
  const start = await startOf(process.pid);
  if (start === undefined) throw new TypeError('neither /proc nor ps tells when this process started');
  const space = await processSpace();
  return { pid: process.pid, start, uri, space, host: hostname(), beatMs: usualBeatMs };
}

/** Whether the numbers of processes say nothing of `owner`: it runs in another container or on another machine. */
export async function isElsewhere({ space }: LockOwner): Promise<boolean> {
  return space !== undefined && space !== (await processSpace());
}

/** Number of the process of `owner`, and where it runs if that is elsewhere. */
export async function whereabouts(owner: LockOwner): Promise<string> {
  const { pid, host } = owner;
  return (await isElsewhere(owner)) ? `${pid} of another container or machine (${host})` : `${pid}`;
}

/** Makes `owner` the holder of the lock at `path` unless a living process holds it; gives the holder. */
export async function takeLock(path: string, owner: LockOwner): Promise<LockOwner> {
  for (;;) {
    if (await create(path, owner)) return owner;
    const holder = await readLock(path);
    if (holder === undefined) continue;
    if (await isAlive(path, holder)) return holder;
    await removeStale(path, holder, owner);
  }
}

/** Takes the lock at `path` for `owner`; gives what gives it back. @throws KnownError CONFLICT with what `said` says of the process that has it */
export async function takeOrRefuse(
  path: string,
  owner: LockOwner,
  said: (process: string) => string,
): Promise<() => Promise<void>> {
  const holder = await takeLock(path, owner);
  if (holder !== owner) throw new KnownError('CONFLICT', said(await whereabouts(holder)));
  return () => releaseLock(path, owner);
}

/** Whether `holder` lives and has not given the lock back. */
export async function isHeldBy(path: string, holder: LockOwner): Promise<boolean> {
  return isSame(await readLock(path), holder) && (await isAlive(path, holder));
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
    beat(path, owner);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true }); // on a full disk it may be there, and empty
  }
}

/** Touches the lock while `owner` holds it, for those who cannot see the process. */
function beat(path: string, owner: LockOwner): void {
  const touch = async () => {
    if (isSame(await readLock(path), owner)) await utimes(path, new Date(), new Date());
    else clearInterval(timer);
  };
  const timer = setInterval(() => touch().catch(() => {}), owner.beatMs).unref(); // a disk may answer again at the next beat
}

/** In turn: of two that saw the same dead `holder`, the second would else remove the lock of the first. */
async function removeStale(path: string, holder: LockOwner, owner: LockOwner): Promise<void> {
  const turn = `${path}.takeover`;
  if ((await takeLock(turn, owner)) !== owner) return delay(50);
  if (isSame(await readLock(path), holder)) await rm(path);
  await releaseLock(turn, owner);
}

async function isAlive(path: string, holder: LockOwner): Promise<boolean> {
  if (await isElsewhere(holder)) return isTouched(path, holder);
  return (await startOf(holder.pid)) === holder.start;
}

/** Whether the lock is touched within a few beats, and still its holder's. Clocks of two machines are never compared. */
async function isTouched(path: string, holder: LockOwner): Promise<boolean> {
  const { beatMs = usualBeatMs } = holder;
  const before = await touchedAt(path);
  for (let beats = 0; beats < silentBeats; beats += 0.25) {
    await delay(beatMs / 4);
    const now = await touchedAt(path);
    if (now !== before) return isSame(await readLock(path), holder);
  }
  return false;
}

/** When the lock was touched last, in ms of some clock; undefined when there is none. A file that is opened has no stale times on NFS. */
async function touchedAt(path: string): Promise<number | undefined> {
  try {
    const file = await open(path);
    return await file
      .stat()
      .then(({ mtimeMs }) => mtimeMs)
      .finally(() => file.close());
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isSame(one: LockOwner | undefined, other: LockOwner): boolean {
  return (
    one?.uri === other.uri && one.pid === other.pid && one.start === other.start && one.space === other.space
  );
}

function isOwner(content: unknown): content is LockOwner {
  if (typeof content !== 'object' || content === null) return false;
  const { pid, start, uri } = content as Partial<LockOwner>; // whatever stands there
  return typeof pid === 'number' && typeof start === 'string' && typeof uri === 'string';
}

const nobody: LockOwner = { pid: 0, start: 'never', uri: '' };

/** The lock's content; undefined when there is none. After a power cut it can hold anything: then it is nobody's. */
async function readLock(path: string): Promise<LockOwner | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isOwner(content) ? content : nobody;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (error instanceof SyntaxError) return nobody;
    throw error;
  }
}
