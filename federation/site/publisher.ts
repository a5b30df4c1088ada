import type { Logger } from 'pino';
import type { Bus } from '../bus.ts';
import type { Invitation } from '../envelope/invitation.ts';
import type { Keys } from '../envelope/keys.ts';
import { sealRecord } from '../envelope/record.ts';
import { mostPacked, mostPublished, type PackedPublication } from '../publication.ts';
import { subjects } from '../subjects.ts';

/** By what a site says to its hub what it publishes. */
export type Publisher = {
  /** Those that are said: the hub takes none that is too large, and not more than so many. */
  readonly fitting: (all: readonly PackedPublication[]) => readonly PackedPublication[];
  /** Says those that the hub was not told in the last time. */
  readonly say: (publications: readonly PackedPublication[]) => Promise<void>;
  /** The hub may have heard nothing: all are said again. */
  readonly again: () => void;
};

/** What is said is heard once at most: it is said again after so long. */
const againMs = 600_000;

/** For which hub, as which site, and where it is said what is left out. */
type PublisherParts = Pick<Invitation, 'hub' | 'site'> & {
  readonly keys: Keys;
  readonly log: Pick<Logger, 'warn'>;
};

/** The publisher of a site. */
export function createPublisher(
  bus: Pick<Bus, 'publish'>,
  { hub, site, keys, log }: PublisherParts,
  now = () => performance.now(),
): Publisher {
  const said = new Map<string, { readonly digest: string; readonly until: number }>();
  const leave = onceFor((dataset, reason) =>
    log.warn({ dataset, reason }, 'what the catalogue says of a dataset is not published by the hub'),
  );
  return {
    again: () => said.clear(),
    fitting: (all) =>
      all.filter(({ dataset, digest, packed }, at) => {
        const reason = reasonToLeave(packed, at);
        if (reason !== undefined) leave(dataset, digest, reason);
        return reason === undefined;
      }),
    say: async (publications) => {
      for (const one of publications) {
        const before = said.get(one.dataset);
        if (before?.digest === one.digest && before.until > now()) continue;
        said.set(one.dataset, { digest: one.digest, until: now() + againMs });
        bus.publish(subjects.record(site.id), await sealRecord(one, { site: site.id, hub }, keys));
      }
    },
  };
}

function reasonToLeave(packed: string, at: number): string | undefined {
  if (at >= mostPublished) return `a hub takes ${mostPublished} datasets of a site`;
  return packed.length > mostPacked
    ? `packed it has ${packed.length} characters, and may have ${mostPacked}`
    : undefined;
}

/** Does something for each dataset once until it changes. */
function onceFor(work: (dataset: string, reason: string) => void) {
  const done = new Map<string, string>();
  return (dataset: string, digest: string, reason: string) => {
    if (done.get(dataset) === digest) return;
    done.set(dataset, digest);
    work(dataset, reason);
  };
}
