import { selectPatients } from '../cohort/answer/answers.ts';
import { type CrosstabAsk, countCrosstab } from '../cohort/answer/crosstab.ts';
import { KnownError } from '../ontology/errors.ts';
import { type CohortQuestion, gate } from './cohort.ts';
import { type FacetValue, showValues } from './facet.ts';
import type { Count } from './release.ts';

/** Patients of the cohort by two facets. */
export type Crosstab = {
  readonly rows: readonly FacetValue[];
  readonly columns: readonly FacetValue[];
  readonly cells: readonly (readonly Count[])[];
};

/** Cells of one answer. */
const most = 10_000;

/** Two facets of the cohort against each other. @throws KnownError QUERY_TOO_EXPENSIVE */
export async function crosstabOf(question: CohortQuestion, ask: CrosstabAsk): Promise<Crosstab> {
  const { rows, columns, cells } = countCrosstab(ask, await selectPatients(question));
  if (rows.length * columns.length > most)
    throw new KnownError(
      'QUERY_TOO_EXPENSIVE',
      `The table would have ${rows.length} by ${columns.length} cells, more than ${most}: ask for a smaller top.`,
    );
  const count = gate(question);
  const nameOf = (row: number, column: number) =>
    `${ask.rows} ${rows[row]?.value} and ${ask.columns} ${columns[column]?.value}`;
  const [shownRows, shownColumns] = await Promise.all([
    showValues(question, ask.rows, rows),
    showValues(question, ask.columns, columns),
  ]);
  return {
    rows: shownRows,
    columns: shownColumns,
    cells: cells.map((line, row) => Array.from(line, (n, column) => count(nameOf(row, column), n))),
  };
}
