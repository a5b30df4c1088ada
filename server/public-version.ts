import type { TellCatalogue } from '../fair/catalogue/told.ts';
import type { Graph } from '../graph/graph.ts';
import { storedCatalogue } from '../loaders/catalogue.ts';
import { readToldVersion } from '../loaders/told-version.ts';

/** What the version of the public graph is made of. */
export type PublicVersionParts = {
  readonly graph: Graph;
  /** Another one where anything may be another. */
  readonly followed: () => Promise<string>;
  readonly tell: TellCatalogue;
  /** Datasets that everybody may be told of beside the open ones. */
  readonly shown: () => Promise<readonly string[]>;
};

/**
 * The version of what everybody may ask: it stays as it is where that does, whatever becomes of other data, so that the public graph
 * is not read anew, and nobody waits for it, because records changed of which nothing is told. Worked out once a change.
 */
export function publicVersion({ graph, followed, tell, shown }: PublicVersionParts): () => Promise<string> {
  let last: { readonly of: string; readonly version: Promise<string> } | undefined;
  const read = async () => {
    const [told, catalogue] = await Promise.all([
      readToldVersion(graph, []),
      storedCatalogue(graph).then(async (stored) => tell(stored, await shown())),
    ]);
    return `${told} catalogue@${catalogue.version}`;
  };
  return async () => {
    const of = await followed();
    if (last?.of === of) return last.version;
    const now = { of, version: read() };
    last = now;
    now.version.catch(() => {
      if (last === now) last = undefined; // read again by the next who asks
    });
    return now.version;
  };
}
