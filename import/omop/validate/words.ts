import type { Finding } from './finding.ts';
import type { JudgedTable } from './judge-table.ts';
import type { OmopReport } from './validate.ts';

/** A report as text for people: the files, and what rows violate, what fails first. */
export function inWords(report: OmopReport): string {
  const { tables, ignored, checks, failed, passed, notApplicable } = report;
  const violated = checks.filter((one) => one.violated > 0);
  return [
    ...tables.map(toFileLine),
    ...(ignored.length === 0 ? [] : [`no table of the CDM: ${ignored.join(', ')}`]),
    '',
    ...toLines([
      head,
      ...[true, false].flatMap((fails) => violated.filter((one) => one.failed === fails).map(toRow)),
    ]),
    '',
    `${failed} checks failed, ${passed} passed, ${notApplicable} do not apply.`,
  ].join('\n');
}

function toFileLine({ file, rows, unreadable, firstUnreadable, unknown }: JudgedTable): string {
  return [
    `${file}: ${rows} rows`,
    ...(firstUnreadable === null
      ? []
      : [`${unreadable} cannot be read, first row ${firstUnreadable.row} (${firstUnreadable.reason})`]),
    ...(unknown.length === 0 ? [] : [`columns that the CDM does not have: ${unknown.join(', ')}`]),
  ].join('; ');
}

const head = ['', 'check', 'where', 'violated', 'of', '%', 'may be', 'first'];

/** Columns of numbers, which end alike. */
const numbers = [3, 4, 5, 6];

function toRow({ check, table, column, ...found }: Finding): readonly string[] {
  const { violated, of, percent, threshold, failed, example } = found;
  return [
    failed ? 'FAIL' : 'ok',
    check,
    column === null ? table : `${table}.${column}`,
    ...[violated, of].map(String),
    percent.toFixed(2),
    String(threshold),
    example === null ? '' : `${example.file}, row ${example.row}`,
  ];
}

function toLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const pad = (cell: string, at: number) =>
    numbers.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
