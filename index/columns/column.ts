import type { RecordType } from '../../ontology/records.ts';
import type { Lists } from '../../terminology/lists.ts';
import type { Bits } from './bits.ts';
import type { Texts } from './texts.ts';

/** Small whole numbers, as narrow as they allow. */
export type Narrow = Uint8Array | Uint16Array | Uint32Array;

/** The owner of each record of a column, and how many patients there are. */
export type Owned = { readonly owners: Uint32Array; readonly patients: number };

/** One field of all records of a type, by record number. A field that no record has has no column. */
export type Column = ValueColumn | NumberColumn | DateColumn | ReferenceColumn | IdentityColumn;

/**
 * A field with values that repeat: a record holds the number of an entry. Entry 0 is that nothing is known. `parts` are
 * the texts of the entries: one of a text, three of a coded field (source, source concept, standard concept).
 */
export type ValueColumn = {
  readonly kind: 'values';
  readonly entries: Narrow;
  readonly parts: readonly Texts[];
  /**
   * Records by entry, ascending or in the order of `value-order.ts`; none of entry 0, and of entries that are too common
   * for a list to be of use.
   */
  readonly records: Lists;
  readonly patients: FrequentPatients;
};

/** The patients of the entries that at least one patient in 32 has: a set as long as the others together need no more. */
export type FrequentPatients = {
  /** Place of the entry's set among `sets`, plus 1; 0 where the entry is rare. */
  readonly places: Narrow;
  /** One set of patients after the other. */
  readonly sets: Bits;
};

/** A field of numbers, each `divisor` times too large; `missing` stands where nothing is known. */
export type NumberColumn = {
  readonly kind: 'numbers';
  readonly numbers: Float64Array | Int32Array | Int16Array | Uint8Array;
  readonly missing: number;
  readonly divisor: number;
};

/** Days since 1970-01-01 or since the index event, and records of which they are known to the day; `noDay` or `noShortDay` where unknown. */
export type DateColumn = {
  readonly kind: 'dates';
  readonly days: Int32Array | Int16Array;
  readonly precise: Bits;
};

/**
 * Numbers of the records that a field refers to. `nobody` where there is none; a record that is not there has a number
 * behind those that are.
 */
export type ReferenceColumn = {
  readonly kind: 'references';
  readonly to: RecordType;
  readonly targets: Uint32Array;
};

/**
 * A field of which only equality counts, as an identifier: equal numbers for equal texts, 0 where unknown. Empty where
 * every record has one of its own.
 */
export type IdentityColumn = { readonly kind: 'identities'; readonly classes: Uint32Array };

export const noDay = -0x8000_0000;
/** The same in an array of 16 bits. */
export const noShortDay = -0x8000;
export const nobody = 0xffff_ffff;

/** `numbers`, which are all at most `largest`, in the narrowest array. */
export function toNarrow(numbers: Uint32Array, largest: number): Narrow {
  if (largest < 0x100) return Uint8Array.from(numbers);
  return largest < 0x1_0000 ? Uint16Array.from(numbers) : numbers;
}

/** Whether the day of a record is known. */
export function hasDay({ days }: DateColumn, record: number): boolean {
  return days[record] !== (days instanceof Int16Array ? noShortDay : noDay);
}

/** A number for the identifier of a record, equal for equal ones; 0 where it is unknown. */
export function classAt({ classes }: IdentityColumn, record: number): number {
  return classes.length === 0 ? record + 1 : (classes[record] ?? 0);
}
