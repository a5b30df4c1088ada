import type { NetworkSite } from './network.ts';

/** A vocabulary of a network, by the releases that its sites say they have. */
export type NetworkVocabulary = { readonly vocabulary: string; readonly releases: readonly SitesRelease[] };

/** One release, and the sites that have it. */
export type SitesRelease = { readonly release: string; readonly sites: readonly NetworkSite[] };

/** Which releases of vocabularies sites have, in the order of their names; sites that do not say are in none. */
export async function releasesAmong(sites: readonly NetworkSite[]): Promise<readonly NetworkVocabulary[]> {
  const said = await Promise.all(
    sites.map(async (site) => ({ site, releases: (await site.seen()).holding?.vocabularies ?? {} })),
  );
  const names = said.flatMap(({ releases }) => Object.keys(releases));
  return inOrder(names).map((vocabulary) => {
    const having = said.filter(({ releases }) => releases[vocabulary] !== undefined);
    const releases = inOrder(having.flatMap(({ releases }) => releases[vocabulary] ?? []));
    return {
      vocabulary,
      releases: releases.map((release) => ({
        release,
        sites: having.filter((one) => one.releases[vocabulary] === release).map(({ site }) => site),
      })),
    };
  });
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
