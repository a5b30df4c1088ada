import { setTimeout as delay } from 'node:timers/promises';
import { KnownError } from '../../ontology/errors.ts';

/** What the hub says of a site. */
export type SeenSite = {
  readonly id: string;
  readonly name: string;
  readonly online: boolean;
  readonly offlineReason: string | null;
  readonly patients: { readonly value: number | null; readonly precision: string };
  readonly vocabularies: Readonly<Record<string, string>>;
};

/** A number as the hub tells it, with the bounds that it has. */
export type ShownCount = {
  readonly value: number | null;
  readonly precision: string;
  readonly low: number | null;
  readonly high: number | null;
};

/** What all sites answered. */
export type FederatedAnswer = {
  readonly total: ShownCount;
  readonly complete: boolean;
  readonly sites: readonly SiteAnswer[];
};

/** What one of them answered. */
export type SiteAnswer = {
  readonly site: { readonly id: string };
  readonly status: string;
  readonly reason: string | null;
  readonly count: ShownCount | null;
  readonly tookMs: number | null;
};

/** How many patients match at each site, which is asked although it may have answered before. */
export async function countAt(url: string, where: string): Promise<FederatedAnswer> {
  const { count } = await ask<{ readonly count: FederatedAnswer }>(
    url,
    `count(where: ${where}, maxAgeHours: 0) {
      total { value precision low high }
      complete
      sites { site { id } status reason count { value precision low high } tookMs }
    }`,
  );
  return count;
}

/** Sites say so when they have reached NATS, and again within 8 s: more is for machines that have much else to do. */
const patienceMs = 180_000;

/** Waits until the hub has heard all sites. @throws KnownError that says which it has not, with a `hint` */
export async function untilHeard(
  url: string,
  { over, hint }: { readonly over: AbortSignal; readonly hint: string },
): Promise<readonly SeenSite[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    over.throwIfAborted();
    const { sites } = await ask<{ readonly sites: readonly SeenSite[] }>(
      url,
      'sites { id name online offlineReason patients { value precision } vocabularies }',
    );
    const silent = sites.filter(({ online }) => !online);
    if (sites.length > 0 && silent.length === 0) return sites;
    if (performance.now() > until) {
      const named = silent.map(({ id, offlineReason }) => `${id} (${offlineReason})`).join(', ');
      throw new KnownError('NETWORK_UNAVAILABLE', `The hub does not hear ${named}. ${hint}`);
    }
    await delay(250);
  }
}

/** What `federation` of a hub answers to a text of our own. */
async function ask<Answer>(url: string, fields: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ federation { ${fields} } }` }),
  });
  const { data, errors }: Body<Answer> = JSON.parse(await response.text());
  if (data) return data.federation;
  throw new KnownError('INTERNAL', `The hub answers: ${errors?.map(({ message }) => message).join(' ')}`);
}

type Body<Answer> = {
  readonly data?: { readonly federation: Answer } | null;
  readonly errors?: readonly { readonly message: string }[];
};
