import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
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

/** What all sites answered together. */
export type FederatedAnswer = { readonly total: ShownCount; readonly complete: boolean };

/** What one of them answered. */
export type SiteAnswer = {
  readonly site: { readonly id: string };
  readonly status: string;
  readonly reason: string | null;
  readonly count: ShownCount | null;
  readonly tookMs: number | null;
};

/** How many patients match at each site, which is asked although it may have answered before, as each of them answers; and at all of them. */
export async function followCount(
  url: string,
  where: string,
  hear: (answer: SiteAnswer) => void,
): Promise<FederatedAnswer> {
  const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
  const query = `subscription {
    federatedCount(where: ${where}, maxAgeHours: 0) {
      heard { site { id } status reason count { value precision low high } tookMs }
      count { total { value precision low high } complete }
    }
  }`;
  for await (const { data, errors } of client.iterate<Progress>({ query })) {
    if (!data) throw saidBy(errors);
    const { heard, count } = data.federatedCount;
    if (count !== null) return count;
    if (heard !== null) hear(heard);
  }
  throw new KnownError('INTERNAL', 'The hub ended before it had answered.');
}

type Progress = {
  readonly federatedCount: { readonly heard: SiteAnswer | null; readonly count: FederatedAnswer | null };
};

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
  throw saidBy(errors);
}

function saidBy(errors: Errors | undefined): KnownError {
  return new KnownError('INTERNAL', `The hub answers: ${errors?.map(({ message }) => message).join(' ')}`);
}

type Errors = readonly { readonly message: string }[];

type Body<Answer> = {
  readonly data?: { readonly federation: Answer } | null;
  readonly errors?: Errors;
};
