import type { Page } from '../graph/page.ts';
import { parseSearch, type SearchArguments } from '../terminology/search/parse.ts';
import { countConcepts, type Hit, type HitKey, searchConcepts } from '../terminology/search/search.ts';
import type { Asker } from './asker.ts';
import { hiddenIn, usedIn } from './concept-use.ts';
import { mayName } from './names.ts';
import { Sealed } from './sealed.ts';

export { type Hit, hitKey, isHitKey } from '../terminology/search/search.ts';

/** Hits of a page, and of one more where there is one; how many there are altogether is counted when it is asked. */
export type ConceptHits = { readonly hits: readonly Hit[]; readonly count: () => number };

/** What is searched for, among the vocabularies that there are. */
export type ConceptSearch = { readonly search: SearchArguments; readonly vocabularies: readonly string[] };

/** Concepts by name, synonym or code; those that records use come first. @throws CriterionError ARGUMENT_INVALID */
export async function conceptHits(
  { search: asked, vocabularies }: ConceptSearch,
  page: Page<HitKey>,
  asker: Asker,
): Promise<ConceptHits> {
  const asking = Sealed.open(asker);
  const search = parseSearch(asked, vocabularies, (id) => mayName(asking.caller, id));
  const terminology = await asking.terminology();
  await asking.breathe();
  const [used, hidden] = await Promise.all([usedIn(terminology, asking), hiddenIn(terminology, asking)]);
  const question = { terminology, search, used, hidden };
  return { hits: searchConcepts(question, page), count: () => countConcepts(question) };
}
