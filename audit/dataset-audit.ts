import type { Breathe } from '../graph/breathe.ts';
import type { Graph } from '../graph/graph.ts';
import type { Page } from '../graph/page.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Changing } from './change.ts';
import { createBudget, type EntryKey, newestFirst } from './newest.ts';
import { nameOfPatientIn } from './patients.ts';
import type { AuditFilter } from './read.ts';
import { type AuditRights, type ShownEntry, toShown } from './shown.ts';
import type { ReadSpans } from './spans.ts';

/** Which entries of a dataset are asked for: those for which all holds that is said. */
export type AskedEntries = Pick<AuditFilter, 'from' | 'until' | 'subject'> & {
  readonly dataset: string;
  /** Opaque id of a patient whose records were shown. */
  readonly patient?: string | undefined;
};

/** The audit of the datasets of which somebody may read it. */
export type DatasetAudit = {
  /**
   * Entries that concern a dataset, the newest first: one more than the page holds, if there are more. That they were read is
   * kept. @throws KnownError FORBIDDEN, QUERY_TOO_EXPENSIVE, AUDIT_UNAVAILABLE
   */
  readonly read: (asked: AskedEntries, page: Page<EntryKey>) => Promise<readonly ShownEntry[]>;
};

/** Who reads, by which request and by which right, and where the audit is. */
export type DatasetAuditParts = AuditRights & {
  readonly graph: Pick<Graph, 'read'>;
  readonly spans: ReadSpans;
  readonly breathe: Breathe;
  readonly by: Changing;
  /** Bytes of files that one request reads at most. */
  readonly mostBytes?: number;
};

const usualBytes = 64 * 2 ** 20;

/** The audit for one request. */
export function createDatasetAudit({
  graph,
  spans,
  breathe,
  by: { add, ...by },
  mostBytes = usualBytes,
  ...rights
}: DatasetAuditParts): DatasetAudit {
  const take = createBudget(mostBytes);
  const find = async (filter: AuditFilter, { first, after: before }: Page<EntryKey>) => {
    const found: ShownEntry[] = [];
    const newest = newestFirst({ spans: await spans(breathe), filter, before, take, breathe });
    for await (const entry of newest) {
      found.push(toShown(entry, rights));
      if (found.length > first) break;
    }
    return found;
  };
  return {
    read: async ({ patient: id, ...asked }, page) => {
      const { dataset, ...rest } = asked;
      if (!rights.audited.includes(dataset))
        throw new KnownError('FORBIDDEN', `You may not read the audit of ${dataset}.`);
      const name = id === undefined ? undefined : await nameOfPatientIn(graph, dataset, id);
      const patient = name === undefined ? {} : { patient: name };
      const isNobody = id !== undefined && name === undefined;
      const found = isNobody ? [] : await find({ ...asked, ...patient }, page);
      const read = { kind: 'AUDIT_READ', outcome: 'DONE', datasets: [dataset] } as const;
      const named = name === undefined ? {} : { patients: [name] };
      await add({
        ...by,
        ...read,
        ...named,
        details: { ...rest, entries: Math.min(found.length, page.first) },
      });
      return found;
    },
  };
}
