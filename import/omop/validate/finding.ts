import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import type { CheckName } from './check.ts';

/** A row: its file, and its number in it; a header in the first line is row 1; in a database its place. */
export type Place = { readonly file: string; readonly row: number };

/** What a check found. */
export type Finding = {
  readonly check: CheckName;
  readonly table: CdmTable;
  /** Null of the table as a whole. */
  readonly column: string | null;
  readonly violated: number;
  /** Of how many rows; 1 where it is asked whether a table or column is there. */
  readonly of: number;
  readonly percent: number;
  /** Percentage of rows that may violate it. */
  readonly threshold: number;
  readonly failed: boolean;
  /** Why it does not apply; null where it does. */
  readonly notApplicable: string | null;
  /** The first row that violates it. */
  readonly example: Place | null;
  /** Rows more than there are keys, of `isPrimaryKey`. */
  readonly surplus?: number;
};

type Counted = Omit<Finding, 'percent' | 'failed' | 'notApplicable'>;

/** A finding by its counts: it fails where more rows violate it than may, as the Data Quality Dashboard has it. */
export function toFinding(counted: Counted): Finding {
  const { violated, of, threshold } = counted;
  const percent = of === 0 ? 0 : (100 * violated) / of;
  return {
    ...counted,
    percent: Number(percent.toFixed(4)),
    failed: violated > 0 && percent > threshold,
    notApplicable: null,
  };
}

/** A finding of what cannot be judged. */
export function notApplicable(
  { check, table, column, threshold }: Pick<Finding, 'check' | 'table' | 'column' | 'threshold'>,
  reason: string,
): Finding {
  const nothing = { violated: 0, of: 0, percent: 0, failed: false, example: null };
  return { check, table, column, ...nothing, threshold, notApplicable: reason };
}
