import { join } from 'node:path';
import type { JWK } from 'jose';
import { readMarked, toText, writeWhole } from '../members/files.ts';
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

/** The pins of the hub of a folder. @throws KnownError CONFLICT where the file is damaged */
export async function openPins(folder: string): Promise<Pins & { readonly refresh: () => Promise<void> }> {
  const path = join(folder, 'pins.json');
  const known = new Map(Object.entries((await readMarked<Kept>(path, 'oncographPins'))?.keys ?? {}));
  const nkeys = new Map<string, string>();
  const refresh = async () => {
    const members = await readMembers(folder);
    nkeys.clear();
    for (const { id, nkey, ended } of members) if (ended === null) nkeys.set(id, nkey);
  };
  await refresh();
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
      await writeWhole(path, toText({ oncographPins: 1, keys: Object.fromEntries(known) }));
    },
  };
}
