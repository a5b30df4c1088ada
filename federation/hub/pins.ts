import { join } from 'node:path';
import type { JWK } from 'jose';
import { readMarked, writeMarked } from '../members/marked-file.ts';
import type { Member } from '../members/member.ts';
import { readMembers } from '../members/members.ts';

/** By which keys sites sign: the first that a site was heard with is its own from then on, until it is invited again. */
export type Pins = {
  readonly of: (site: string) => JWK | undefined;
  /** Keeps it. */
  readonly pin: (site: string, signing: JWK) => Promise<void>;
};

/** A key, and by which nkey the site was known to NATS servers when it was heard. */
type Pinned = { readonly nkey: string; readonly signing: JWK };

type Kept = { readonly keys: Readonly<Record<string, Pinned>> };

/** Pins that are kept, each for the site as it was invited last. */
export type KeptPins = Pins & {
  /** Reads anew which sites may take part now, and gives them. */
  readonly refresh: () => Promise<readonly Member[]>;
};

/** The pins of the hub of a folder, of whose sites none is known before they are read. @throws KnownError CONFLICT where the file is damaged */
export async function openPins(folder: string): Promise<KeptPins> {
  const file = { path: join(folder, 'pins.json'), mark: 'oncographPins' };
  const known = new Map(Object.entries((await readMarked<Kept>(file))?.keys ?? {}));
  const keep = oneAtATime(() => writeMarked(file, { keys: Object.fromEntries(known) }));
  let nkeys: ReadonlyMap<string, string> = new Map();
  const refresh = async () => {
    const members = (await readMembers(folder)).filter(({ ended }) => ended === null);
    nkeys = new Map(members.map(({ id, nkey }) => [id, nkey]));
    return members;
  };
  return {
    refresh,
    of: (site) => {
      const pinned = known.get(site);
      return pinned?.nkey === nkeys.get(site) ? pinned?.signing : undefined;
    },
    pin: async (site, signing) => {
      if (!nkeys.has(site)) await refresh(); // it was invited just now
      const nkey = nkeys.get(site);
      if (nkey === undefined || known.get(site)?.nkey === nkey) return; // it was removed meanwhile, or another hello was first
      known.set(site, { nkey, signing });
      await keep();
    },
  };
}

/** Work of which one is done at a time: whoever wants it meanwhile waits for one more, which is that of all of them. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= last
      .catch(() => {}) // whoever wanted it was told
      .then(() => {
        next = undefined;
        return work();
      });
    last = next;
    return next;
  };
}
