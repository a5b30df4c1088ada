import type { ConceptNumbers } from './terminology.ts';

/** Numbers that are in both. */
export function intersection(one: ConceptNumbers, other: ConceptNumbers): ConceptNumbers {
  const both = new Uint32Array(Math.min(one.length, other.length));
  let length = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const left = one[a] ?? 0;
    const right = other[b] ?? 0;
    if (left === right) both[length++] = left;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return both.slice(0, length);
}

/** Numbers of `from` that are not in `without`. */
export function difference(from: ConceptNumbers, without: ConceptNumbers): ConceptNumbers {
  const rest = new Uint32Array(from.length);
  let length = 0;
  let b = 0;
  for (const number of from) {
    while (b < without.length && (without[b] ?? 0) < number) b += 1;
    if (without[b] !== number) rest[length++] = number;
  }
  return rest.slice(0, length);
}

/** Whether a number is one of `numbers`: one bit a number from the first to the last of them. */
export function membership(numbers: ConceptNumbers): (number: number) => boolean {
  const first = numbers.at(0) ?? 0;
  const last = numbers.at(-1) ?? 0;
  const words = new Uint32Array(((last - first) >>> 5) + 1);
  for (const number of numbers) {
    const bit = number - first;
    words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return (number) => {
    const bit = number - first;
    return number >= first && number <= last && (((words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  };
}

/** A set of concept numbers that grows, one bit a number. */
export class ConceptBits {
  #words = new Uint32Array(1024);
  #size = 0;

  has(number: number): boolean {
    return (((this.#words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  add(number: number): void {
    if (this.has(number)) return;
    const index = number >>> 5;
    if (index >= this.#words.length) this.#grow(index);
    this.#words[index] = (this.#words[index] ?? 0) | (1 << (number & 31));
    this.#size += 1;
  }

  addAll(numbers: Iterable<number>): this {
    for (const number of numbers) this.add(number);
    return this;
  }

  /** The numbers, ascending. */
  toNumbers(): ConceptNumbers {
    const numbers = new Uint32Array(this.#size);
    let length = 0;
    this.#words.forEach((word, index) => {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        numbers[length++] = index * 32 + 31 - Math.clz32(rest & -rest);
      }
    });
    return numbers;
  }

  #grow(index: number): void {
    const words = new Uint32Array(Math.max(index + 1, this.#words.length * 2));
    words.set(this.#words);
    this.#words = words;
  }
}
