import { KnownError } from '../../../ontology/errors.ts';
import { createNumbers } from '../../../terminology/numbers.ts';
import { createNumberMap } from './number-map.ts';
import { hashOf } from './words.ts';

/** A concept that asks for a code. Of two that ask for one, the higher rank has it, then the lower id. */
export type Claim = { readonly conceptId: number; readonly rank: number; readonly curie: Buffer | undefined };

/** Codes of all concepts in their order: each of one concept only. */
export type Curies = {
  readonly add: (claim: Claim) => void;
  /** `shared`: concepts whose code another has; `bare`: concepts that have none. Both are `OMOP:<concept_id>`. */
  readonly finish: () => {
    readonly codes: readonly string[];
    readonly shared: number;
    readonly bare: number;
  };
};

/** No codes yet. Texts are compared, but found by their hash in typed arrays: a `Set` of millions costs too much. */
export function createCuries(): Curies {
  const codes: string[] = [];
  const conceptIds = createNumbers();
  const ranks = createNumbers();
  const lastOfHash = createNumberMap();
  const before = createNumbers(); // by place: one more than the place before it of the same hash
  const count = { bare: 0, shared: 0 };

  const find = (hash: number, code: string): number | undefined => {
    for (let next = lastOfHash.get(hash); next !== undefined; ) {
      if (codes[next] === code) return next;
      const rest = before.at(next);
      next = rest === 0 ? undefined : rest - 1;
    }
    return undefined;
  };
  const isBehind = (place: number, rival: number) =>
    ranks.at(place) < ranks.at(rival) ||
    (ranks.at(place) === ranks.at(rival) && conceptIds.at(place) > conceptIds.at(rival));

  const add = ({ conceptId, rank, curie }: Claim) => {
    const place = codes.length;
    conceptIds.push(conceptId);
    ranks.push(rank);
    if (curie === undefined) {
      count.bare += 1;
      before.push(0);
      codes.push('');
      return;
    }
    const hash = hashOf(curie, 0, curie.length);
    const code = curie.toString('utf8');
    const rival = find(hash, code);
    before.push((lastOfHash.get(hash) ?? -1) + 1);
    lastOfHash.set(hash, place);
    codes.push(code);
    if (rival === undefined) return;
    count.shared += 1;
    codes[isBehind(place, rival) ? place : rival] = '';
  };

  const finish = () => {
    for (let place = codes.indexOf(''); place !== -1; place = codes.indexOf('', place)) {
      const code = `OMOP:${conceptIds.at(place)}`;
      const bytes = Buffer.from(code);
      if (find(hashOf(bytes, 0, bytes.length), code) !== undefined)
        throw new KnownError('ARGUMENT_INVALID', `Two concepts would have the code ${code}.`);
      codes[place] = code;
    }
    return { codes, ...count };
  };
  return { add, finish };
}
