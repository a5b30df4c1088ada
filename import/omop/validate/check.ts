import type { Row } from '../../source/row.ts';
import type { Rule } from './rule.ts';

/** Names of checks, as the Data Quality Dashboard has them. */
export type CheckName =
  | 'cdmTable'
  | 'cdmField'
  | 'isRequired'
  | 'cdmDatatype'
  | 'isPrimaryKey'
  | 'isForeignKey'
  | Rule['name'];

/** How a row fares: how many rows it shows to violate a check, itself and maybe one before it; undefined where it does not count. */
export type Judge = (cells: Row['cells']) => number | undefined;

/** A check of one column of a table, row by row. */
export type Check = {
  readonly check: CheckName;
  readonly column: string;
  /** Percentage of rows that may violate it. */
  readonly threshold: number;
  /** Why it cannot be judged, or the judge. */
  readonly judge: Judge | string;
  /** Whether it says something of a column in which nothing stands. */
  readonly ofEmpty?: true;
};

/** One that violates, or none. */
export function violates(isViolated: boolean): number {
  return isViolated ? 1 : 0;
}
