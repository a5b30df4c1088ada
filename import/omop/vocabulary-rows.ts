import { idIn, isEmpty } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import type { Reject } from '../delivery.ts';
import type { DatasetRow, DatasetRows } from '../load/dataset-rows.ts';
import type { Among, BrokenRow } from '../source/row.ts';
import { filledOf } from './dataset-rows.ts';
import type { Cdm, CdmFile } from './folder.ts';

/** Tables of a vocabulary that a dataset keeps, in the order in which they are read. */
export const keptVocabulary = ['concept_relationship', 'concept_ancestor', 'concept'] as const;

/** The concepts that a table is asked of, and what its rows say of each; undefined where it says nothing. */
type Question = { readonly among: Among; readonly says: (cells: Cells) => string | undefined };

/**
 * What the vocabulary of a CDM says of the concepts that occur in it, for this dataset alone: what they map to; the ancestors
 * and the row of CONCEPT of them and of what they map to. It is a row for each concept and table, in the order of the ids.
 * The tables have to be read in their order: the first says of what else the others are asked.
 */
export function vocabularyRows({ tables }: Cdm, used: ReadonlySet<string>): readonly DatasetRows[] {
  const wanted = new Set([...used, '0']);
  const questions: Readonly<Record<(typeof keptVocabulary)[number], Question>> = {
    concept_relationship: {
      among: { column: 'concept_id_1', numbers: used },
      says: (cells) => {
        if (!isMapping(cells)) return undefined;
        const target = idIn(cells, 'concept_id_2');
        wanted.add(target);
        return target;
      },
    },
    concept_ancestor: {
      among: { column: 'descendant_concept_id', numbers: wanted },
      says: (cells) => idIn(cells, 'ancestor_concept_id'),
    },
    concept: { among: { column: 'concept_id', numbers: wanted }, says: filledOf },
  };
  return keptVocabulary.flatMap((table) => {
    const file = tables.get(table);
    return file === undefined ? [] : [{ table, file: file.file, rows: () => rowsOf(file, questions[table]) }];
  });
}

/** Whether a relationship says what a source concept means, and still holds. */
function isMapping({ relationship_id = '', invalid_reason = '' }: Cells): boolean {
  return relationship_id.trim() === 'Maps to' && isEmpty(invalid_reason);
}

async function* rowsOf(
  { table, opened }: CdmFile,
  { among, says }: Question,
): AsyncGenerator<DatasetRow | Reject> {
  const found = new Map<string, string[]>();
  for await (const row of opened.rows(undefined, among)) {
    if ('broken' in row) yield toReject(row, table);
    const concept = idIn(row.cells, among.column);
    const said = 'broken' in row || !among.numbers.has(concept) ? undefined : says(row.cells);
    if (said === undefined) continue;
    const known = found.get(concept);
    if (known === undefined) found.set(concept, [said]);
    else known.push(said);
  }
  const concepts = [...found].sort(([a], [b]) => Number(a) - Number(b));
  for (const [at, [concept, says]] of concepts.entries())
    yield { row: at + 1, cells: cellsOf(table, concept, says), concerns: [], persons: [] };
}

function toReject({ number, column, value, broken }: BrokenRow, record: string): Reject {
  return { row: number, record, column, value, reason: broken, kept: false, patient: '' };
}

/** JSON: the row of a concept, else the other concepts that a table says of it. */
function cellsOf(table: CdmFile['table'], concept: string, says: readonly string[]): string {
  if (table === 'concept') return says[0] ?? '';
  return JSON.stringify({
    concept_id: concept,
    [table === 'concept_ancestor' ? 'ancestors' : 'maps_to']: [...says].sort(),
  });
}
