import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEvent } from './event.ts';
import { type ChainFile, fileOf } from './files.ts';
import { type Head, hashOfLine, toLine } from './line.ts';
import { unavailable } from './unavailable.ts';

/** A file of a chain is followed by another one when it has so many bytes, or when a day is over. */
const mostBytes = 64 * 2 ** 20;

/** Larger than entries are: where a disk takes less, the next one may be the one that it does not take. */
const roomBytes = 2 ** 16;

/** An event that waits to be written. */
type Waiting = {
  readonly event: AuditEvent;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
};

/** The file that is written, and how much of it is on the disk. */
type Written = ChainFile & { readonly handle: FileHandle; readonly day: string; bytes: number };

/**
 * What one process writes: lines that are only ever added, each on the disk before it is said to be. All that wait are written
 * at once. The files are begun when there is something to write.
 */
export class Chain {
  readonly id: string;
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #waiting: Waiting[] = [];
  #head: Omit<Head, 'chain'> = { n: -1, hash: '', at: '' };
  #file: Written | undefined;
  #files = 0;
  /** Bytes behind the last whole write are of one that failed: they go before anything else is written. */
  #torn: Pick<Written, 'path' | 'bytes'> | undefined;
  #writing: Promise<void> | undefined;

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.#folder = folder;
    this.#now = now;
    this.id = `${now().toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
  }

  /** The last line on the disk; undefined where nothing was written. */
  get head(): Head | undefined {
    return this.#head.n < 0 ? undefined : { chain: this.id, ...this.#head };
  }

  /** The file that is written, if one is. */
  get fileName(): string | undefined {
    return this.#file?.name;
  }

  /** Resolves when the event is on the disk. @throws KnownError AUDIT_UNAVAILABLE; nothing of it is then kept */
  add(event: AuditEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** @throws KnownError AUDIT_UNAVAILABLE where the folder does not take what entries are likely to need */
  async requireRoom(): Promise<void> {
    const path = join(this.#folder, `${this.id}.room`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(path, Buffer.alloc(roomBytes), { flush: true, mode: 0o600 });
    } catch (cause) {
      throw unavailable(cause);
    } finally {
      await rm(path, { force: true }).catch(() => {}); // it is no file of a chain
    }
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file?.handle.close();
    this.#file = undefined;
  }

  async #writeAll(): Promise<void> {
    await null; // so that it ends after it is known to be under way
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(batch.map(({ event }) => event));
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        const error = unavailable(cause);
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = undefined; // at once: what is added from now on is not seen above
  }

  async #write(events: readonly AuditEvent[]): Promise<void> {
    await this.#mend();
    const at = this.#now().toISOString();
    const file = await this.#fileFor(at.slice(0, 10));
    let { n, hash } = this.#head;
    let text = '';
    for (const event of events) {
      n += 1;
      const line = toLine({ n, previous: hash, at, ...event });
      hash = hashOfLine(line);
      text += `${line}\n`;
    }
    try {
      await file.handle.appendFile(text);
      await file.handle.datasync();
    } catch (error) {
      this.#torn = file;
      throw error;
    }
    file.bytes += Buffer.byteLength(text);
    this.#head = { n, hash, at };
  }

  /** What was written and is not known to be on the disk is taken away; the chain goes on in another file. */
  async #mend(): Promise<void> {
    if (this.#torn === undefined) return;
    const { path, bytes } = this.#torn;
    await this.#file?.handle.close().catch(() => {}); // a disk that takes nothing may refuse this, too
    this.#file = undefined;
    await (bytes === 0 ? rm(path, { force: true }) : truncate(path, bytes));
    this.#torn = undefined;
  }

  async #fileFor(day: string): Promise<Written> {
    const file = this.#file;
    if (file !== undefined && file.bytes < mostBytes && file.day === day && (await isThere(file)))
      return file;
    const next = await this.#begin(day);
    await file?.handle.close();
    this.#file = next;
    return next;
  }

  async #begin(day: string): Promise<Written> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = fileOf(this.#folder, this.id, this.#files + 1);
    const handle = await open(file.path, 'ax', 0o600);
    this.#files += 1;
    try {
      const folder = await open(this.#folder);
      await folder.sync().finally(() => folder.close()); // else the file could be gone with the power
    } catch (error) {
      await handle.close();
      await rm(file.path, { force: true });
      throw error;
    }
    return { ...file, handle, day, bytes: 0 };
  }
}

/** Whether the file is still what its name leads to: what is written to one that was removed is kept nowhere. */
async function isThere({ path, handle }: Written): Promise<boolean> {
  const [own, found] = await Promise.all([handle.stat(), stat(path).catch(() => undefined)]);
  return found?.ino === own.ino && found.dev === own.dev;
}
