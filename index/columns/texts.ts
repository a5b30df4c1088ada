import { rememberBy } from '../../graph/remember-by.ts';

/** Texts by number in one piece of memory; a number may stand for no text at all. */
export type Texts = {
  readonly bytes: Uint8Array;
  /** The text of `n` are the bytes from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Uint32Array;
  /** 1 where there is a text, which may be empty. */
  readonly known: Uint8Array;
};

/** Keeps texts by their place in the list. */
export function toTexts(list: readonly (string | null)[]): Texts {
  const offsets = new Uint32Array(list.length + 1);
  const known = Uint8Array.from(list, (text) => (text === null ? 0 : 1));
  list.forEach((text, n) => {
    offsets[n + 1] = (offsets[n] ?? 0) + Buffer.byteLength(text ?? '');
  });
  const bytes = Buffer.allocUnsafeSlow(offsets[list.length] ?? 0);
  list.forEach((text, n) => {
    bytes.write(text ?? '', offsets[n] ?? 0);
  });
  return { bytes: new Uint8Array(bytes.buffer), offsets, known };
}

/** How many numbers there are. */
export function textCount({ known }: Texts): number {
  return known.length;
}

/** The text of a number; null where there is none. */
export function textAt({ bytes, offsets, known }: Texts, n: number): string | null {
  if (known[n] !== 1) return null;
  return bufferOf(bytes).toString('utf8', offsets[n], offsets[n + 1]);
}

/** All texts, by number. */
export function allTexts(texts: Texts): readonly (string | null)[] {
  return Array.from(texts.known, (_, n) => textAt(texts, n));
}

/** All texts in lower case, by number; worked out once. */
export const loweredTexts: (texts: Texts) => readonly (string | null)[] = rememberBy((texts) =>
  allTexts(texts).map((text) => text?.toLowerCase() ?? null),
);

/** Numbers of the texts that are the same in lower case, by what they are then; worked out once. */
export const numbersByLowered: (texts: Texts) => ReadonlyMap<string, readonly number[]> = rememberBy(
  (texts) => {
    const numbers = new Map<string, number[]>();
    loweredTexts(texts).forEach((text, n) => {
      if (text === null) return;
      const same = numbers.get(text);
      if (same === undefined) numbers.set(text, [n]);
      else same.push(n);
    });
    return numbers;
  },
);

/** The number of a text in ascending texts without gaps; undefined where it is not among them. */
export function placeOfText(texts: Texts, text: string): number | undefined {
  const at = firstTextNotBelow(texts, text);
  return at < textCount(texts) && textAt(texts, at) === text ? at : undefined;
}

/** The first number of ascending texts that does not come before `text`. */
export function firstTextNotBelow(texts: Texts, text: string): number {
  let low = 0;
  let high = textCount(texts);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((textAt(texts, middle) ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const buffers = new WeakMap<Uint8Array, Buffer>();

/** By hand: it is asked for every text that is read, and `rememberBy` takes twice as long. */
function bufferOf(bytes: Uint8Array): Buffer {
  const before = buffers.get(bytes);
  if (before !== undefined) return before;
  const now = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  buffers.set(bytes, now);
  return now;
}
