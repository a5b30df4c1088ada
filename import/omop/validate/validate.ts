import { type CdmTable, cdmTableNames } from '../../../ontology/omop/cdm.ts';
import { softwareVersion } from '../../store/software.ts';
import type { Cdm } from '../folder.ts';
import { type Finding, notApplicable, toFinding } from './finding.ts';
import { type Judged, type JudgedTable, judgeTable } from './judge-table.ts';
import { readKnown } from './known.ts';

/** What was found in a CDM. Its form is kept: `report.schema.json`. */
export type OmopReport = {
  readonly oncographOmopReport: 1;
  /** When it was judged. UTC. */
  readonly at: string;
  readonly software: string;
  readonly tables: readonly JudgedTable[];
  /** What stands beside them and is no table of the CDM. */
  readonly ignored: readonly string[];
  readonly failed: number;
  readonly passed: number;
  readonly notApplicable: number;
  readonly checks: readonly Finding[];
};

/** Tables that must be there. Data Quality Dashboard 2.8.4, OMOP_CDMv5.4_Table_Level.csv. */
const requiredTables: readonly CdmTable[] = ['person', 'observation_period'];

const msPerDay = 86_400_000;

/** Judges the tables of a CDM. @throws KnownError where they cannot be read */
export async function validateCdm(cdm: Cdm, now: Date): Promise<OmopReport> {
  const known = await readKnown(cdm);
  const today = Math.floor(now.getTime() / msPerDay);
  const judged: Judged[] = [];
  for (const file of cdm.tables.values()) judged.push(await judgeTable(file, { known, today }));
  const checks = [...tableFindings(cdm), ...judged.flatMap(({ findings }) => findings)];
  const failed = checks.filter((one) => one.failed).length;
  const unjudged = checks.filter((one) => one.notApplicable !== null).length;
  return {
    oncographOmopReport: 1,
    at: now.toISOString(),
    software: `oncograph ${softwareVersion}`,
    tables: judged.map(({ table }) => table),
    ignored: cdm.ignored,
    ...{ failed, passed: checks.length - failed - unjudged, notApplicable: unjudged },
    checks,
  };
}

/** Whether the tables of the CDM are there. */
function tableFindings({ tables }: Cdm): readonly Finding[] {
  return cdmTableNames.map((table) => {
    const named = { check: 'cdmTable', table, column: null, threshold: 0 } as const;
    const violated = tables.has(table) ? 0 : 1;
    return violated === 1 && !requiredTables.includes(table)
      ? notApplicable(named, 'It was not delivered.')
      : toFinding({ ...named, violated, of: 1, example: null });
  });
}
