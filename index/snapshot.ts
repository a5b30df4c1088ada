import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isSameState, type PopulationState } from '../graph/version.ts';
import { writeWhole } from '../graph/whole-file.ts';
import { facets } from '../ontology/facets.ts';
import { modelHash } from '../ontology/model-hash.ts';
import type { Segment } from './columns/segment.ts';
import { type Packed, pack, unpack } from './pack.ts';

/** Another layout of the file or of a segment has another number. */
const format = 5;

/** A segment is of one model. */
const model = modelHash({ facets });

/** First the length and checksum of the head, as text of this length; then the head, then the arrays. */
const prefixLength = 32;

/** What a file says of itself. */
type Head = {
  readonly format: number;
  /** Hash of the model. */
  readonly catalogue: string;
  readonly state: PopulationState;
  readonly text: string;
  readonly arrays: readonly { readonly bytes: number; readonly crc: number }[];
};

/** The file of a population's segment in a data folder. */
export function segmentPath(folder: string, population: string): string {
  const name = createHash('sha256').update(population).digest('hex').slice(0, 16);
  return join(folder, 'index', `population-${name}.bin`);
}

/** Keeps a segment in a file. Who reads it meanwhile gets the one before. */
export async function writeSegment(path: string, segment: Segment): Promise<void> {
  const { text, arrays } = pack(segment);
  const entries = arrays.map((array) => ({ bytes: array.length, crc: crc32(array) }));
  const head = Buffer.from(
    JSON.stringify({ format, catalogue: model, state: segment.state, text, arrays: entries } satisfies Head),
  );
  const prefix = `${head.length} ${crc32(head)}`.padEnd(prefixLength);
  await writeWhole(path, [prefix, head, ...arrays]);
}

/** The segment of a file, packed; undefined where there is none of this state, or the file is damaged. */
export async function readPacked(path: string, state: PopulationState): Promise<Packed | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const head = await readHead(file);
    if (head === undefined || !isOf(head.value, state)) return undefined;
    const arrays = await readArrays(file, head.value, head.end);
    return arrays && { text: head.value.text, arrays };
  } finally {
    await file.close();
  }
}

/** As `readPacked`, to be used at once. */
export async function readSegmentFile(path: string, state: PopulationState): Promise<Segment | undefined> {
  const packed = await readPacked(path, state);
  return packed && unpack<Segment>(packed);
}

function isOf(head: Head, wanted: PopulationState): boolean {
  return isSameState(head.state, wanted) && head.format === format && head.catalogue === model;
}

async function readHead(file: FileHandle): Promise<{ value: Head; end: number } | undefined> {
  const prefix = await readBytes(file, 0, prefixLength);
  const [, length, crc] = /^(\d{1,10}) (\d+) *$/.exec(prefix?.toString('latin1') ?? '') ?? [];
  if (length === undefined) return undefined;
  const text = await readBytes(file, prefixLength, Number(length));
  if (text === undefined || crc32(text) !== Number(crc)) return undefined;
  return { value: JSON.parse(text.toString('utf8')), end: prefixLength + Number(length) };
}

async function readArrays(
  file: FileHandle,
  head: Head,
  start: number,
): Promise<readonly Uint8Array[] | undefined> {
  const arrays: Uint8Array[] = [];
  let position = start;
  for (const { bytes, crc } of head.arrays) {
    const array = await readBytes(file, position, bytes);
    if (array === undefined || crc32(array) !== crc) return undefined;
    arrays.push(new Uint8Array(array.buffer));
    position += bytes;
  }
  return arrays;
}

/** So many bytes of a file in memory of their own; undefined where it ends before. */
async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const { size } = await file.stat();
  if (position + length > size) return undefined;
  const buffer = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return bytesRead === length ? buffer : undefined;
}
