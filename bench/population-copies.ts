import { type Bits, emptyBits, hasBit, setBit } from '../index/columns/bits.ts';
import { type Column, type DateColumn, nobody } from '../index/columns/column.ts';
import { buildFacets } from '../index/columns/facet-lists.ts';
import { patientCount, type Segment, type Table } from '../index/columns/segment.ts';
import { allTexts, type Texts, toTexts } from '../index/columns/texts.ts';
import { finishValues } from '../index/columns/value-column.ts';
import { orderLists } from '../index/columns/value-order.ts';
import { recordTypes } from '../ontology/records.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array;

/** A segment with so many copies of each patient, who are patients of their own. */
export function copySegment(segment: Segment, times: number): Segment {
  const patients = patientCount(segment);
  const { datasets, records } = segment;
  const counts = new Map(Object.entries(records).map(([type, { count }]) => [type, count]));
  const copyTable = (table: Table) => copyRecords(table, { times, patients, counts });
  const bare = {
    persons: copyTable(segment.persons),
    records: Object.fromEntries(
      recordTypes.map((type) => {
        const copied = copyTable(records[type]);
        return [type, { ...copied, columns: orderLists(type, copied.columns) }];
      }),
    ) as Segment['records'], // fromEntries widens the keys
  };
  const numbered = (texts: Texts) =>
    toTexts(copies(times).flatMap((copy) => allTexts(texts).map((text) => `${letterOf(copy)}${text}`)));
  return {
    state: segment.state,
    patients: numbered(segment.patients),
    sourceIds: numbered(segment.sourceIds),
    digests: segment.digests,
    datasets: {
      ids: datasets.ids,
      ofPatient: {
        offsets: copyOffsets(datasets.ofPatient.offsets, times),
        values: repeat(datasets.ofPatient.values, times),
      },
      patients: datasets.patients.map((bits) => repeatBits(bits, patients, times)),
    },
    ...bare,
    births: {
      ...copyDates(segment.births, patients, times),
      clocks: toTexts(copies(times).flatMap(() => allTexts(segment.births.clocks))),
    },
    facets: buildFacets(bare),
    panels: segment.panels,
    precedence: segment.precedence,
  };
}

const copies = (times: number) => Array.from({ length: times }, (_, copy) => copy);
const letterOf = (copy: number) => String.fromCharCode(97 + copy);

type Measures = {
  readonly times: number;
  readonly patients: number;
  readonly counts: ReadonlyMap<string, number>;
};

function copyRecords(table: Table, measures: Measures): Table {
  const { times, patients } = measures;
  const owners = shifted(table.owners, patients, times);
  const owned = { owners, patients: patients * times };
  const columns = Object.entries(table.columns).map(
    ([name, column]) => [name, copyColumn({ name, column, owned, count: table.count }, measures)] as const,
  );
  return {
    count: table.count * times,
    owners,
    offsets: copyOffsets(table.offsets, times),
    columns: Object.fromEntries(columns),
  };
}

type Copied = {
  readonly name: string;
  readonly column: Column;
  readonly owned: { readonly owners: Uint32Array; readonly patients: number };
  readonly count: number;
};

const provenance = ['dataset', 'file', 'clock'];

function copyColumn({ name, column, owned, count }: Copied, { times, counts }: Measures): Column {
  switch (column.kind) {
    case 'values': {
      const entries = repeat(Uint32Array.from(column.entries), times);
      return finishValues({ entries, parts: column.parts }, owned, provenance.includes(name) ? 256 : 16);
    }
    case 'numbers':
      return { ...column, numbers: repeat(column.numbers, times) };
    case 'dates':
      return copyDates(column, count, times);
    case 'references':
      return { ...column, targets: shifted(column.targets, counts.get(column.to) ?? 0, times) };
    case 'identities':
      return { ...column, classes: shifted(column.classes, count, times) };
  }
}

function copyDates({ kind, days, precise }: DateColumn, count: number, times: number): DateColumn {
  return { kind, days: repeat(days, times), precise: repeatBits(precise, count, times) };
}

function repeat<Kind extends Numbers>(numbers: Kind, times: number): Kind {
  const { length } = numbers;
  const repeated = new (numbers.constructor as new (size: number) => Kind)(length * times); // of the same kind
  for (const copy of copies(times)) repeated.set(numbers, copy * length);
  return repeated;
}

/** Each copy with numbers that are `by` larger than those of the one before. */
function shifted(numbers: Uint32Array, by: number, times: number): Uint32Array {
  return repeat(numbers, times).map((n, at) =>
    n === nobody ? nobody : n + by * Math.floor(at / numbers.length),
  );
}

function copyOffsets(offsets: Uint32Array, times: number): Uint32Array {
  const size = offsets.length - 1;
  const end = offsets.at(-1) ?? 0;
  return Uint32Array.from({ length: size * times + 1 }, (_, at) => {
    const copy = Math.floor(at / size);
    return (offsets[at - copy * size] ?? 0) + copy * end;
  });
}

function repeatBits(bits: Bits, size: number, times: number): Bits {
  const repeated = emptyBits(size * times);
  for (let n = 0; n < size; n += 1)
    if (hasBit(bits, n)) for (const copy of copies(times)) setBit(repeated, copy * size + n);
  return repeated;
}
