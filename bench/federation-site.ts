import { setTimeout as delay } from 'node:timers/promises';
import type { Invitation } from '../federation/envelope/invitation.ts';
import { joinNats, type NatsBus } from '../federation/nats-bus.ts';
import { type SiteAnswer, type SiteHolding, unsaid } from '../federation/site-answer.ts';
import { createLog } from '../server/log.ts';
import { takePart } from '../test/support/answering-site.ts';

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

/** A site of a bench. */
export type BenchSite = Awaited<ReturnType<typeof takePart>> & Pick<NatsBus, 'isOnline'>;

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
  invitation: Invitation,
  n: number,
  { waitMs, now }: { readonly waitMs: number; readonly now: () => Traffic },
): Promise<BenchSite> {
  const bus = joinNats(invitation, createLog('error'));
  const begun = new Map<string, number>();
  const site = await takePart(counted(bus, begun, now), invitation, {
    holding: holdingOf(personsAt(n)),
    answer: async ({ id }) => {
      begun.set(id, performance.now());
      await delay(waitMs);
      return answerOf(personsAt(n));
    },
  });
  return { ...site, isOnline: bus.isOnline };
}

/** Counts what goes over a bus; `begun` has when questions were read that are not answered yet. */
function counted(bus: NatsBus, begun: Map<string, number>, now: () => Traffic): NatsBus {
  const ofAnswer = (id: string, { length }: string) => {
    const traffic = now();
    const ms = performance.now() - (begun.get(id) ?? performance.now());
    begun.delete(id); // what is answered again is no slower
    traffic.slowest.set(id, Math.max(ms, traffic.slowest.get(id) ?? 0));
    traffic.answers += 1;
    traffic.answerBytes += length;
  };
  const ofHello = ({ length }: string) => {
    now().hellos += 1;
    now().helloBytes += length;
  };
  return {
    ...bus,
    publish: (subject, text) => {
      bus.publish(subject, text);
      const [, , kind, , id = ''] = subject.split('.');
      if (kind === 'answer') ofAnswer(id, text);
      else ofHello(text);
    },
    hear: (subject, take) =>
      bus.hear(subject, (text, at) => {
        now().questions += 1;
        now().questionBytes += text.length;
        take(text, at);
      }),
  };
}
