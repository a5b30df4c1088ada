import { setTimeout as delay } from 'node:timers/promises';
import type { Bus } from '../federation/bus.ts';
import { signHello } from '../federation/envelope/hello.ts';
import type { Invitation } from '../federation/envelope/invitation.ts';
import { createKeys } from '../federation/envelope/keys.ts';
import { joinNats } from '../federation/nats-bus.ts';
import { serveSite } from '../federation/site/serve-site.ts';
import { type SiteAnswer, type SiteHolding, unsaid } from '../federation/site-answer.ts';
import { subjects } from '../federation/subjects.ts';
import { createLog } from '../server/log.ts';

/** What sites of a process said and heard. */
export type Traffic = {
  /** Of each question the milliseconds of the slowest site, from when it had read the question until its answer left. */
  readonly slowest: Map<string, number>;
  questions: number;
  questionBytes: number;
  answers: number;
  answerBytes: number;
  hellos: number;
  helloBytes: number;
};

/** Nothing was said or heard yet. */
export function noTraffic(): Traffic {
  const [questions, answers, hellos] = [0, 0, 0];
  return { slowest: new Map(), questions, questionBytes: 0, answers, answerBytes: 0, hellos, helloBytes: 0 };
}

/** A site without a database: it joins, and answers each question after a fixed time with one number. */
export type BenchSite = { readonly isOnline: () => boolean; readonly close: () => Promise<void> };

/** As a server says that it is there. */
const helloMs = 30_000;

const vocabularies = { SNOMED: '2026-09-01', ICD10: '2025', LOINC: '2.81', DICOM: '2026d', UCUM: '2.2' };

/** Persons at the site of this number, a multiple of ten. */
export function personsAt(n: number): number {
  return 100 + 10 * n;
}

/** A protected number, as most sites tell. */
function answerOf(value: number): SiteAnswer {
  const count = { value, low: value - 30, high: value + 30, precision: 'NOISY', confidence: 0.95 } as const;
  const noise = { sigma: 10, rounding: 10 };
  return {
    ...unsaid,
    status: 'OK',
    count: { ...count, asOf: new Date().toISOString() },
    noise,
    vocabularies,
  };
}

function holdingOf(value: number): SiteHolding {
  const count = { value, low: value, high: value, precision: 'EXACT', confidence: null, asOf: null } as const;
  const records = ['condition', 'measurement', 'specimen', 'imaging', 'treatment', 'procedure', 'variant'];
  const datasets = ['breast', 'colon', 'lung', 'pelvis', 'prostate'].map((part) => ({
    ...{
      id: `hospital-${part}`,
      title: `Cancer of the ${part}: imaging and treatment`,
      patients: count,
      records,
    },
  }));
  return { software: 'oncograph 1.2.3', datasets, vocabularies };
}

/** Joins as the site of an invitation that has this number; `now` gives what is said and heard since somebody looked. */
export async function joinAs(
  { servers, seed, hub, site }: Invitation,
  n: number,
  { waitMs, now }: { readonly waitMs: number; readonly now: () => Traffic },
): Promise<BenchSite> {
  const [keys, log] = [await createKeys(), createLog('error')];
  const bus = joinNats({ servers, seed }, log);
  const begun = new Map<string, number>();
  serveSite(countedBus(bus, begun, now), {
    ...{ hub, site, keys, log },
    answer: async ({ id }) => {
      begun.set(id, performance.now());
      await delay(waitMs);
      return answerOf(personsAt(n));
    },
    refuse: async (error) => log.error({ err: error }, 'a question was refused'),
  });
  const greet = async () => {
    const hello = await signHello(holdingOf(personsAt(n)), { site: site.id, hub: hub.id }, keys);
    now().hellos += 1;
    now().helloBytes += hello.length;
    bus.publish(subjects.hello(site.id), hello);
  };
  bus.onReturn(greet);
  const timer = setInterval(greet, helloMs);
  return {
    isOnline: bus.isOnline,
    close: async () => {
      clearInterval(timer);
      await bus.close();
    },
  };
}

/** A bus that counts what goes over it. */
function countedBus(bus: Bus, begun: Map<string, number>, now: () => Traffic): Bus {
  return {
    publish: (subject, text) => {
      bus.publish(subject, text);
      const traffic = now();
      const id = subject.split('.').at(-1) ?? '';
      const ms = performance.now() - (begun.get(id) ?? performance.now());
      begun.delete(id); // what is answered again is no slower
      traffic.slowest.set(id, Math.max(ms, traffic.slowest.get(id) ?? 0));
      traffic.answers += 1;
      traffic.answerBytes += text.length;
    },
    hear: (subject, take) =>
      bus.hear(subject, (text, at) => {
        now().questions += 1;
        now().questionBytes += text.length;
        take(text, at);
      }),
  };
}
