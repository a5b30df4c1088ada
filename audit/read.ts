import { chainFiles, linesOf } from './files.ts';
import { type AuditEntry, parseLine } from './line.ts';

/** Which entries are read: those for which all holds that is said. */
export type AuditFilter = {
  /** UTC; from then on, and until just before. */
  readonly from?: string;
  readonly until?: string;
  readonly subject?: string | undefined;
  readonly dataset?: string | undefined;
  /** Name of a patient in the audit. */
  readonly patient?: string;
};

/** An entry and the chain that it stands in. */
export type FoundEntry = AuditEntry & { readonly chain: string };

/** Entries of all chains, chain by chain. A dump showed every patient of its datasets: it names none. */
export async function* readAudit(folder: string, filter: AuditFilter = {}): AsyncGenerator<FoundEntry> {
  for (const { path, chain } of await chainFiles(folder))
    for await (const { line, isWhole } of linesOf(path)) {
      const entry = isWhole ? parseLine(line) : undefined;
      if (entry !== undefined && passes(entry, filter)) yield { chain, ...entry };
    }
}

/** Whether an entry is one of those that are read. */
export function passes(
  { at, kind, who, datasets = [], patients = [] }: AuditEntry,
  { from, until, subject, dataset, patient }: AuditFilter,
): boolean {
  return (
    (from === undefined || at >= from) &&
    (until === undefined || at < until) &&
    (subject === undefined || who?.subject === subject) &&
    (dataset === undefined || datasets.includes(dataset)) &&
    (patient === undefined || (patients.includes(patient) && kind !== 'AUDIT_READ')) // which showed no record
  );
}
