import { cdmColumns } from '../../../ontology/omop/cdm.ts';
import type { Row } from '../../source/row.ts';
import type { CdmFile } from '../folder.ts';
import type { Check, Judge } from './check.ts';
import { type Finding, notApplicable, type Place, toFinding } from './finding.ts';
import { formChecks } from './form-checks.ts';
import type { Known } from './known.ts';
import { rulesOf } from './rule.ts';
import { ruleChecks } from './rule-checks.ts';

/** A file and how it could be read. */
export type JudgedTable = Pick<CdmFile, 'table' | 'file' | 'unknown'> & {
  /** Without its header. */
  readonly rows: number;
  /** Rows that cannot be read as rows; no check counts them. */
  readonly unreadable: number;
  /** The first of these, and what is wrong with it. */
  readonly firstUnreadable: { readonly row: number; readonly reason: string } | null;
};

/** A table and what its checks found. */
export type Judged = { readonly table: JudgedTable; readonly findings: readonly Finding[] };

/** Judges a table row by row, as of the day `today`. @throws KnownError where the file cannot be read to its end */
export async function judgeTable(
  cdmFile: CdmFile,
  context: { readonly known: Known; readonly today: number },
): Promise<Judged> {
  const { table, file, opened, unknown } = cdmFile;
  const checks = [
    ...formChecks(table, opened.columns, context.known),
    ...ruleChecks(table, opened.columns, context),
  ];
  const tallies = checks.flatMap(toTally);
  const unfilled = new Set(opened.columns);
  const read = { rows: 0, unreadable: 0 };
  let firstUnreadable: JudgedTable['firstUnreadable'] = null;
  for await (const row of opened.rows()) {
    read.rows += 1;
    if ('broken' in row) {
      read.unreadable += 1;
      firstUnreadable ??= { row: row.number, reason: row.broken };
      continue;
    }
    for (const column of unfilled) if (row.cells[column] !== '') unfilled.delete(column);
    for (const tally of tallies) count(tally, row, file);
  }
  const finding = (check: Check) => toResult(cdmFile, check, { tallies, unfilled });
  return {
    table: { table, file, unknown, ...read, firstUnreadable },
    findings: [...fieldFindings(cdmFile), ...checks.map(finding), ...absentFindings(cdmFile)],
  };
}

/** What was counted of a check. */
type Tally = {
  readonly check: Check;
  readonly judge: Judge;
  violated: number;
  of: number;
  /** Rows that were seen to violate it. */
  seen: number;
  example: Place | null;
};

function toTally(check: Check): readonly Tally[] {
  const { judge } = check;
  return typeof judge === 'string' ? [] : [{ check, judge, violated: 0, of: 0, seen: 0, example: null }];
}

function count(tally: Tally, row: Row, file: string): void {
  const violated = tally.judge(row.cells);
  if (violated === undefined) return;
  tally.of += 1;
  if (violated === 0) return;
  tally.violated += violated;
  tally.seen += 1;
  tally.example ??= { file, row: row.number };
}

function toResult(
  { table }: CdmFile,
  check: Check,
  { tallies, unfilled }: { readonly tallies: readonly Tally[]; readonly unfilled: ReadonlySet<string> },
): Finding {
  const named = { check: check.check, table, column: check.column, threshold: check.threshold };
  const tally = tallies.find((one) => one.check === check);
  if (tally === undefined) return notApplicable(named, String(check.judge));
  if (unfilled.has(check.column) && !check.ofEmpty)
    return notApplicable(named, 'Nothing stands in the column.');
  const { violated, of, seen, example } = tally;
  if (of === 0) return notApplicable(named, 'There is no row to judge.');
  return toFinding({
    ...named,
    ...{ violated, of, example },
    ...(check.check === 'isPrimaryKey' ? { surplus: seen } : {}),
  });
}

/** Whether the columns of the CDM are there. */
function fieldFindings({ table, opened }: CdmFile): readonly Finding[] {
  return cdmColumns(table).map(({ name }) => {
    const violated = opened.columns.includes(name) ? 0 : 1;
    return toFinding({
      check: 'cdmField',
      table,
      column: name,
      violated,
      of: 1,
      threshold: 0,
      example: null,
    });
  });
}

/** What is plausible in columns that are not there. */
function absentFindings({ table, opened }: CdmFile): readonly Finding[] {
  return rulesOf(table)
    .filter(({ column }) => !opened.columns.includes(column))
    .map(({ name, column, threshold }) =>
      notApplicable({ check: name, table, column, threshold }, 'The column is not there.'),
    );
}
