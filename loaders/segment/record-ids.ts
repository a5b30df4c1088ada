import { createNumbers } from '../terminology/numbers.ts';
import { nobody } from './column.ts';

/** Ids of records of one type, as records and references name them in any order. */
export type RecordIds = {
  /** A place for the id, the same for the same id. */
  readonly placeOf: (id: string) => number;
  /** The next record has this id. */
  readonly isNext: (id: string) => void;
  /** Numbers of records for places; ids without a record have numbers behind all that have one. */
  readonly toNumbers: (places: Uint32Array) => Uint32Array;
};

/** No ids yet. */
export function createRecordIds(): RecordIds {
  const places = new Map<string, number>();
  const numbers = createNumbers();
  let records = 0;
  const placeOf = (id: string) => {
    const before = places.get(id);
    if (before !== undefined) return before;
    places.set(id, places.size);
    numbers.push(nobody);
    return places.size - 1;
  };
  return {
    placeOf,
    isNext: (id) => {
      numbers.set(placeOf(id), records);
      records += 1;
    },
    toNumbers: (some) =>
      some.map((place) => {
        if (place === nobody) return nobody;
        const number = numbers.at(place);
        return number === nobody ? records + place : number;
      }),
  };
}
