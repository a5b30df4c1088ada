import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { TerminologyState } from '../graph/version.ts';
import { writeWhole } from '../graph/whole-file.ts';
import { type Arrays, toArrays, toTerminology } from './snapshot-arrays.ts';
import type { Terminology } from './terminology.ts';

/** Another layout of the file has another number. */
const format = 3;

/** The header has this many bytes: its checksum, then JSON filled up with blanks. */
const headerBytes = 4_096;
const checksumDigits = 8;

/** What the file says of itself; `arrays` stand in this order, as they are in memory. */
type Header = { readonly format: number; readonly key: string; readonly arrays: readonly Entry[] };
type Entry = { readonly name: string; readonly bytes: number; readonly crc: number };

/** Keeps a terminology in a file. Who reads it meanwhile gets the one before. */
export async function writeSnapshot(path: string, terminology: Terminology): Promise<void> {
  const arrays = toArrays(terminology);
  const entries = [...arrays].map(([name, bytes]) => ({ name, bytes: bytes.length, crc: crc32(bytes) }));
  const header: Header = { format, key: terminology.state.key, arrays: entries };
  await writeWhole(path, [toText(header), ...arrays.values()]);
}

/** The terminology of a file; undefined where there is none of this state, or the file is damaged. */
export async function readSnapshot(path: string, state: TerminologyState): Promise<Terminology | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const header = await readHeader(file);
    if (header?.format !== format || header.key !== state.key) return undefined;
    const arrays = await readArrays(file, header.arrays);
    return arrays && toTerminology(state, arrays);
  } finally {
    await file.close();
  }
}

function toText(header: Header): string {
  const text = JSON.stringify(header).padEnd(headerBytes - checksumDigits);
  return `${checksumOf(text)}${text}`;
}

/** The header; undefined where it is cut off or damaged, or the file is something else. */
async function readHeader(file: FileHandle): Promise<Header | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  const text = buffer.toString('latin1', checksumDigits, bytesRead);
  return buffer.toString('latin1', 0, checksumDigits) === checksumOf(text) ? JSON.parse(text) : undefined;
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(checksumDigits, '0');
}

async function readArrays(file: FileHandle, entries: readonly Entry[]): Promise<Arrays | undefined> {
  const arrays = new Map<string, Buffer>();
  let position = headerBytes;
  for (const { name, bytes, crc } of entries) {
    const array = Buffer.allocUnsafeSlow(bytes);
    const { bytesRead } = await file.read(array, 0, bytes, position);
    if (bytesRead < bytes || crc32(array) !== crc) return undefined;
    arrays.set(name, array);
    position += bytes;
  }
  return arrays;
}
