import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read at once. */
const blockBytes = 2 ** 18;

const newline = 10;

/** So much of a line has its time in it: what comes before the time is its place and a hash. */
const headBytes = 512;

/** Lines of a file before `end`, the last one first, in blocks; `bytes` were read for a block. */
export type LinesBackwards = AsyncGenerator<{ readonly lines: readonly Buffer[]; readonly bytes: number }>;

/** Lines before the byte `end`, the last one first. What a write that was broken off left behind the last LF is no line. */
export async function* linesBackwards(handle: FileHandle, end: number): LinesBackwards {
  let parts: readonly Buffer[] = []; // of the line whose beginning was not met yet
  let isWhole = false; // nothing before the last LF was met
  for (let at = end; at > 0; ) {
    const start = Math.max(0, at - blockBytes);
    const block = await readBlock(handle, start, at);
    at = start;
    const lines: Buffer[] = [];
    let stop = block.length;
    for (let lf = lastIn(block, stop); lf >= 0; lf = lastIn(block, stop)) {
      if (isWhole) lines.push(Buffer.concat([block.subarray(lf + 1, stop), ...parts]));
      [parts, isWhole, stop] = [[], true, lf];
    }
    parts = [block.subarray(0, stop), ...parts];
    if (at === 0 && isWhole) lines.push(Buffer.concat(parts));
    yield { lines, bytes: block.length };
  }
}

/**
 * Where a line begins such that all lines from there on are later than the time `at`, to some blocks. Lines of a file stand in the
 * order of their times.
 */
export async function startAfter(handle: FileHandle, size: number, at: string): Promise<number> {
  let [low, high] = [0, size];
  while (high - low > blockBytes) {
    const middle = Math.floor((low + high) / 2);
    const start = await nextLine(handle, middle, size);
    const time = start < size ? await timeAt(handle, start) : undefined;
    if (start >= size || (time !== undefined && time > at)) high = middle;
    else low = middle + 1;
  }
  return nextLine(handle, high, size);
}

/** Where the first line begins behind the byte `from`; `size` where there is none. */
async function nextLine(handle: FileHandle, from: number, size: number): Promise<number> {
  for (let at = from; at < size; ) {
    const block = await readBlock(handle, at, Math.min(size, at + blockBytes));
    const lf = block.indexOf(newline);
    if (lf >= 0) return at + lf + 1;
    if (block.length === 0) return size;
    at += block.length;
  }
  return size;
}

/** The time of the line that begins at a byte. */
export async function timeAt(handle: FileHandle, start: number): Promise<string | undefined> {
  const head = await readBlock(handle, start, start + headBytes);
  return timeIn(head);
}

/** The time of a line, from its beginning. */
export function timeIn(line: Buffer): string | undefined {
  const [, at] = /"at":"([^"]{20,30})"/.exec(line.subarray(0, headBytes).toString('latin1')) ?? [];
  return at;
}

async function readBlock(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
  return buffer.subarray(0, bytesRead);
}

/** Where the last LF before `stop` is; -1 where there is none. */
function lastIn(block: Buffer, stop: number): number {
  return block.subarray(0, stop).lastIndexOf(newline);
}
