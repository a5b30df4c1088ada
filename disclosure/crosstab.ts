import { selectPatients } from '../cohort/answer/answers.ts';
import { countCells } from '../cohort/answer/crosstab.ts';
import { KnownError } from '../ontology/errors.ts';
import type { FacetField } from '../ontology/facets.ts';
import { chooseValues, type FacetValue } from './facet.ts';
import { openGate } from './gate.ts';
import type { Told } from './protected-numbers.ts';
import { type CohortQuestion, cellsFor } from './question.ts';
import { type Count, suppressed } from './release.ts';
import { Sealed } from './sealed.ts';

/** Two facets against each other, the most frequent values of each. */
export type CrosstabAsk = { readonly rows: FacetField; readonly columns: FacetField; readonly top: number };

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
  const open = Sealed.open(question);
  if (open.told !== undefined) return toldCrosstab(ask, open.told);
  const selections = await selectPatients(open);
  const choose = (field: FacetField) => chooseValues(open, { field, top: ask.top }, selections);
  const { values: rows } = await choose(ask.rows);
  await open.breathe();
  const { values: columns } = await choose(ask.columns);
  if (rows.length * columns.length > most)
    throw new KnownError(
      'QUERY_TOO_EXPENSIVE',
      `The table would have ${rows.length} by ${columns.length} cells, more than ${most}: ask for a smaller top.`,
    );
  const cell = cellsFor(open);
  const nameOf = (row: number, column: number) =>
    `${ask.rows} ${rows[row]?.value} and ${ask.columns} ${columns[column]?.value}`;
  const counted = await countCells(
    [
      { field: ask.rows, values: rows },
      { field: ask.columns, values: columns },
    ],
    selections,
    open.breathe,
  );
  const lines = counted.map((line, row) =>
    Array.from(line, (n, column) => cell({ unit: 'patients', of: nameOf(row, column) }, n)),
  );
  return { rows, columns, cells: await openGate(open.asking, lines) };
}

/** A table of protected numbers: all values of both facets, in the order of the model. The sums of its lines are not told. */
function toldCrosstab({ rows, columns }: CrosstabAsk, { sheet, countsOf }: Told): Crosstab {
  const table = sheet.crosstabs.find(({ asked }) => asked.rows === rows && asked.columns === columns);
  if (table === undefined) throw new TypeError('a table that was not asked');
  const counts = countsOf(table.of);
  const toValue = (value: string) => ({ value, code: null, label: value, count: suppressed });
  return {
    rows: table.rows.map(toValue),
    columns: table.columns.map(toValue),
    cells: table.rows.map((_, row) =>
      table.columns.map((__, column) => counts[table.placeOf(row, column)] ?? suppressed),
    ),
  };
}
