import { toPlainLine } from '../../ontology/plain-line.ts';
import type { CodedReport } from '../concepts/coded-report.ts';
import type { Reject } from '../delivery.ts';
import type { BatchEntry } from './ledger.ts';

/** Counts of one record type of a load. */
export type TypeReport = { read: number; loaded: number; unchanged: number; rejected: number };

/** What a load did. */
export type Report = {
  readonly types: Map<string, TypeReport>;
  readonly coded: Map<string, CodedReport>;
  readonly rejects: (Reject & { readonly file: string })[];
  /** What the source says of itself. */
  readonly notes: string[];
  /** Optional files that the folder does not have. */
  readonly absent: readonly string[];
  /** Rows, by file and number, that were passed over because their patient was forgotten. */
  readonly forgotten: Set<string>;
  removed: number;
};

export function createReport(absent: readonly string[] = []): Report {
  return {
    types: new Map(),
    coded: new Map(),
    rejects: [],
    notes: [],
    absent,
    forgotten: new Set(),
    removed: 0,
  };
}

/** Adds a batch, written now or earlier. */
export function addBatch(report: Report, { tallies, rejects, file }: BatchEntry): void {
  for (const [type, { loaded, unchanged }] of Object.entries(tallies)) {
    const counts = typeOf(report, type);
    counts.loaded += loaded;
    counts.unchanged += unchanged;
    counts.read += loaded + unchanged;
  }
  for (const reject of rejects) {
    report.rejects.push({ ...reject, file });
    if (reject.kept) continue;
    const counts = typeOf(report, reject.record);
    counts.rejected += 1;
    counts.read += 1;
  }
}

function typeOf(report: Report, type: string): TypeReport {
  const known = report.types.get(type) ?? { read: 0, loaded: 0, unchanged: 0, rejected: 0 };
  report.types.set(type, known);
  return known;
}

/** Whether the load changed the graph. */
export function changedAnything(report: Report): boolean {
  return report.removed > 0 || [...report.types.values()].some(({ loaded }) => loaded > 0);
}

/** The summary as text: columns of record types, then the coded fields. */
export function toText(report: Report): string {
  const types = [...report.types].map(([type, { read, loaded, unchanged, rejected }]) =>
    [type, read, loaded, unchanged, rejected].map(String),
  );
  const coded = [...report.coded].map(([field, { values, mapped, unmapped }]) => [
    field,
    String(values),
    `${((100 * mapped) / values).toFixed(1)} %`,
    [...unmapped]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3)
      .map(([value, rows]) => `${toPlainLine(value)} (${rows})`)
      .join(', '),
  ]);
  return [
    toColumns(['record', 'read', 'loaded', 'unchanged', 'rejected'], types),
    ...(report.notes.length > 0 ? [report.notes.map(toPlainLine).join('\n')] : []),
    ...(report.absent.length > 0 ? [`Optional files that are not there: ${report.absent.join(', ')}.`] : []),
    ...(report.forgotten.size > 0
      ? [`${report.forgotten.size} rows were passed over: their patients were forgotten.`]
      : []),
    ...(report.removed > 0 ? [`${report.removed} records that the input no longer has were removed.`] : []),
    ...(coded.length > 0
      ? [toColumns(['coded field', 'values', 'with standard concept', 'most frequent without'], coded)]
      : []),
  ].join('\n\n');
}

function toColumns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
