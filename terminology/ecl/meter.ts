import { EclError } from '../../ontology/ecl/error.ts';
import type { EclTerminology } from './terminology.ts';

/** A terminology that counts what is read of it. */
export type Metered = {
  readonly terminology: EclTerminology;
  /** Counts work that reads nothing. */
  readonly spend: (units: number) => void;
};

/** Most concepts and attributes that one expression may read: many passes over all of SNOMED CT. */
const most = 50_000_000;

/** `terminology` for one evaluation. Its methods throw an EclError `expensive` when too much is read. */
export function metered(terminology: EclTerminology, limit = most): Metered {
  let spent = 0;
  const spend = (units: number) => {
    spent += units;
    if (spent > limit) throw new EclError('expensive', 0, `the expression reads more than ${limit} concepts`);
  };
  const counted =
    <Key, Read extends { readonly length: number }>(read: (key: Key) => Read) =>
    (key: Key): Read => {
      const found = read(key);
      spend(1 + found.length);
      return found;
    };
  const all = counted(() => terminology.all());
  return {
    spend,
    terminology: {
      all: () => all(undefined),
      numberOf: (sctid) => terminology.numberOf(sctid),
      descendants: counted(terminology.descendants),
      ancestors: counted(terminology.ancestors),
      children: counted(terminology.children),
      parents: counted(terminology.parents),
      members: counted(terminology.members),
      attributes: counted(terminology.attributes),
      hasAttributes: terminology.hasAttributes,
    },
  };
}
