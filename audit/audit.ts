import type { Graph } from '../graph/graph.ts';
import { Chain } from './chain.ts';
import type { AuditEvent } from './event.ts';
import { chainFiles } from './files.ts';
import { dropHeads, type HeadPlace, keepHead } from './heads.ts';
import { namesOf } from './patients.ts';
import { countRefusals } from './refusals.ts';
import { resumeAfterFailure } from './resume.ts';
import { filesBefore, removeFiles } from './retire.ts';
import type { Noted, Trail } from './trail.ts';
import { paidInVain } from './unavailable.ts';

/** Keeps what was asked, shown and changed. */
export type Audit = {
  /** Where it is kept. */
  readonly folder: string;
  /** Resolves when the event is on the disk. @throws KnownError AUDIT_UNAVAILABLE: then what it is about must not be answered */
  readonly add: (event: AuditEvent) => Promise<void>;
  /** The same of an answer, with what was noted of it. @throws KnownError AUDIT_UNAVAILABLE, GRAPH_UNAVAILABLE */
  readonly addAnswer: (event: AuditEvent, trail: Trail) => Promise<void>;
  /** Where the last event could not be kept: tries again. @throws KnownError AUDIT_UNAVAILABLE while it cannot */
  readonly check: () => Promise<void>;
  /** Ends the chain. */
  readonly close: () => Promise<void>;
};

/** Where it is kept, and for how long. */
export type AuditPlace = HeadPlace & {
  readonly days: number;
  /** Days for which charges count: a file that names one that does is kept, whatever `days` are. */
  readonly chargedDays: number;
  readonly log: { info: (said: object, text: string) => void; error: (said: object, text: string) => void };
  readonly now?: () => Date;
};

/** How often the end of the chain is kept elsewhere: in the graph, and in the log. */
const headMs = 60_000;
const dayMs = 86_400_000;

/** The audit of a process that goes on: a chain of its own. What `BEGIN` says of the process stands in `details`. */
export async function openAudit(place: AuditPlace, details: AuditEvent['details']): Promise<Audit> {
  const { folder, log, graph, now = () => new Date() } = place;
  const chain = new Chain(folder, now);
  const { add, resume } = resumeAfterFailure(chain, now, (error) =>
    log.error({ err: error }, 'the audit cannot be kept: what needs it is not answered'),
  );
  const refusals = countRefusals(add, now);
  await chain.add({ ...ofProcess, kind: 'BEGIN', ...(details && { details }) });
  let kept = -1;
  const settle = async () => {
    await refusals.settle();
    await retire(place, chain);
    const { head } = chain;
    if (head === undefined || head.n === kept) return;
    log.info({ audit: head }, 'end of the audit');
    await keepHead(place, head);
    kept = head.n;
  };
  const settleOrSay = () =>
    settle().catch((error: unknown) => log.error({ err: error }, 'the end of the audit could not be kept'));
  await settleOrSay();
  const timer = setInterval(settleOrSay, headMs).unref();
  return {
    folder,
    add: refusals.add,
    check: resume,
    addAnswer: async (event, trail) => {
      const noted = trail.noted();
      const whole = { ...event, ...(await told(graph, noted)) };
      await refusals.add(whole).catch((error: unknown) => {
        throw noted.charged.length > 0 ? paidInVain(error) : error;
      });
    },
    close: async () => {
      clearInterval(timer);
      await chain.add({ ...ofProcess, kind: 'END' }).catch(() => {}); // who asks for nothing more is not kept waiting
      await settleOrSay();
      await chain.close();
    },
  };
}

/** The audit of one command: a chain of its own, whose end is kept elsewhere with each event. */
export function openCommandAudit(place: HeadPlace): Pick<Audit, 'add' | 'check' | 'close'> {
  const chain = new Chain(place.folder);
  return {
    add: async (event) => {
      await chain.add(event);
      await keepHead(place, chain.head);
    },
    check: () => chain.requireRoom(),
    close: () => chain.close(),
  };
}

const ofProcess = { requestId: null, who: null, outcome: 'DONE' } as const;

async function told(
  graph: Graph,
  { questions, elsewhere, released, charged, shown }: Noted,
): Promise<Partial<AuditEvent>> {
  const patients = await namesOf(graph, shown);
  return {
    ...(questions.length > 0 && { questions }),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(released.counts > 0 && { released }),
    ...(charged.length > 0 && { charged }),
    ...(patients.length > 0 && { patients }),
  };
}

/** Removes what was kept long enough, and keeps that it did. */
async function retire(
  { folder, days, chargedDays, graph, now = () => new Date() }: AuditPlace,
  chain: Chain,
): Promise<void> {
  const daysAgo = (count: number) => new Date(now().getTime() - count * dayMs).toISOString();
  const keeping = { before: daysAgo(days), chargedBefore: daysAgo(chargedDays) };
  const old = (await filesBefore(folder, keeping)).filter(({ name }) => name !== chain.fileName);
  if (old.length === 0) return;
  const files = old.map(({ file, chain: of, n, hash, at }) => ({ file, chain: of, n, hash, at }));
  await chain.add({ ...ofProcess, kind: 'RETIRED', details: { files } });
  await keepHead({ graph, folder }, chain.head); // which proves that it was kept before the files went
  await removeFiles(old);
  const left = new Set((await chainFiles(folder)).map((file) => file.chain));
  await dropHeads(
    graph,
    old.map((file) => file.chain).filter((id) => !left.has(id)),
  );
}
