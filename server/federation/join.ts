import type { Logger } from 'pino';
import type { Audit } from '../../audit/audit.ts';
import type { EnvelopeError } from '../../federation/envelope/envelope-error.ts';
import { sealHello } from '../../federation/envelope/hello.ts';
import { joinNats } from '../../federation/nats-bus.ts';
import type { PackedPublication } from '../../federation/publication.ts';
import { createPublisher } from '../../federation/site/publisher.ts';
import { serveSite } from '../../federation/site/serve-site.ts';
import { subjects } from '../../federation/subjects.ts';
import { type AnswerParts, createAnswer, createHolding } from './answer.ts';
import type { Invited } from './invitation.ts';

/** Who invites, by which keys this site is known, and by what it answers. */
export type JoinParts = Omit<AnswerParts, 'hub' | 'servers'> &
  Invited & {
    readonly log: Logger;
    /** The records of its datasets, as everybody gets them here. */
    readonly published: () => Promise<readonly PackedPublication[]>;
  };

/** A site that takes part. */
export type Joined = { readonly close: () => Promise<void> };

/** So often a site says that it is there. */
const helloMs = 30_000;

/** And when it has reached NATS: the hub may come back a little later. */
const soonMs = [0, 2_000, 8_000];

/** Takes part in the network of a hub: answers its questions, and says from time to time what there is here. */
export function join({ invitation, keys, proxy, log, published, ...parts }: JoinParts): Joined {
  const { hub, site, servers, seed } = invitation;
  const answering = { ...parts, hub, servers };
  const bus = joinNats({ servers, seed, proxy }, log);
  serveSite(bus, {
    hub,
    site,
    keys,
    log,
    answer: createAnswer(answering),
    refuse: refuseTo(parts.audit, hub.id),
  });
  const holding = createHolding(answering);
  const publisher = createPublisher(bus, { hub, site, keys, log });
  const hello = async () => {
    const [holds, records] = [await holding(), publisher.fitting(await published())];
    const said = { ...holds, published: records.map(({ dataset, digest }) => ({ dataset, digest })) };
    bus.publish(subjects.hello(site.id), await sealHello(said, { site: site.id, hub }, keys));
    await publisher.say(records);
  };
  const greet = () => {
    if (bus.isOnline())
      hello().catch((error: unknown) => log.warn({ err: error }, 'the hub could not be greeted'));
  };
  const timer = setInterval(greet, helloMs);
  let soon: readonly NodeJS.Timeout[] = [];
  const forgetSoon = () => {
    for (const one of soon) clearTimeout(one);
  };
  bus.onReturn(() => {
    forgetSoon();
    soon = soonMs.map((ms) =>
      setTimeout(() => {
        publisher.again(); // what was said before the hub was there, or knew by which key, is lost
        greet();
      }, ms),
    );
  });
  return {
    close: async () => {
      clearInterval(timer);
      forgetSoon();
      await bus.close();
    },
  };
}

/** Keeps that something came which is no question of the hub. */
function refuseTo(audit: Audit | undefined, hub: string) {
  return async ({ kind, message }: EnvelopeError): Promise<void> => {
    const details = { operation: 'question', hub, reason: message };
    const event = { kind: 'REQUEST', requestId: null, who: null, details } as const;
    await audit?.add({ ...event, outcome: 'REFUSED', codes: [kind] });
  };
}
