import type DataLoader from 'dataloader';
import { rememberBy } from '../graph/remember-by.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { StoredConcept } from './concepts.ts';

/** Concepts by code: at once where another question of the same terminology has read them. */
export type KnownConcepts = {
  readonly byCode: (code: string) => StoredConcept | null | Promise<StoredConcept | null>;
  /** Says which terminology the request is answered by; until then nothing is known. */
  readonly of: (terminology: Terminology) => Terminology;
};

/** So many concepts are remembered at most. */
const most = 50_000;

const conceptsOf = rememberBy<[Terminology], Map<string, StoredConcept | null>>(() => new Map());

/** The concepts of one request. */
export function rememberConcepts(loader: DataLoader<string, StoredConcept | null>): KnownConcepts {
  let known: Map<string, StoredConcept | null> | undefined;
  const read = async (code: string) => {
    const concept = await loader.load(code);
    if (known !== undefined && known.size < most) known.set(code, concept);
    return concept;
  };
  return {
    byCode: (code) => known?.get(code) ?? read(code),
    of: (terminology) => {
      known = conceptsOf(terminology);
      return terminology;
    },
  };
}
