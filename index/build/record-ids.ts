import { createNumbers } from '../../terminology/numbers.ts';
import { nobody } from '../columns/column.ts';

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
  const places = createPlaces();
  const numbers = createNumbers();
  let records = 0;
  const placeOf = (id: string) => {
    const shard = places(id);
    const before = shard.get(id);
    if (before !== undefined) return before;
    const place = numbers.length();
    shard.set(id, place);
    numbers.push(nobody);
    return place;
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

/** Places by id, in as many maps as are needed for more ids than one map holds. */
function createPlaces(): (id: string) => Map<string, number> {
  const shards = Array.from({ length: 16 }, () => new Map<string, number>());
  const fallback = new Map<string, number>();
  return (id) => shards[id.charCodeAt(id.length >>> 1) & 15] ?? fallback;
}
