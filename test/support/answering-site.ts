import { sealHello } from '../../federation/envelope/hello.ts';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { createKeys } from '../../federation/envelope/keys.ts';
import type { Question } from '../../federation/envelope/question.ts';
import type { NatsBus } from '../../federation/nats-bus.ts';
import { serveSite } from '../../federation/site/serve-site.ts';
import { type SiteAnswer, type SiteHolding, unsaid } from '../../federation/site-answer.ts';
import { subjects } from '../../federation/subjects.ts';
import { createLog } from '../../server/log.ts';

/** What a site without data says and does. */
type Answering = {
  readonly holding: SiteHolding;
  readonly answer: (question: Question) => Promise<SiteAnswer>;
};

/** As a server says that it is there. */
const helloMs = 30_000;

/** A site without a database takes part, as a server does: it says that it is there, and answers by a function. */
export async function takePart(
  bus: NatsBus,
  { hub, site }: Pick<Invitation, 'hub' | 'site'>,
  { holding, answer }: Answering,
): Promise<{ readonly close: () => Promise<void> }> {
  const [keys, log] = [await createKeys(), createLog('error')];
  const refuse = async (error: Error) => log.error({ err: error }, 'a question was refused');
  serveSite(bus, { hub, site, keys, answer, refuse, log });
  const greet = async () =>
    bus.publish(subjects.hello(site.id), await sealHello(holding, { site: site.id, hub }, keys));
  if (bus.isOnline()) await greet();
  bus.onReturn(greet);
  const timer = setInterval(greet, helloMs);
  return {
    close: async () => {
      clearInterval(timer);
      await bus.close();
    },
  };
}

/** That a site has exactly so many patients. */
export function exactly(value: number): SiteAnswer {
  const count = { value, low: value, high: value, precision: 'EXACT', confidence: null, asOf: null } as const;
  return { ...unsaid, status: 'OK', count };
}
