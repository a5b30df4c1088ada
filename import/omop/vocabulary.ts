import { prefixOfVocabulary } from '../../ontology/curie.ts';
import type { Properties } from '../../ontology/model.ts';
import { idIn } from '../../ontology/omop/cell.ts';
import { fieldConcepts } from '../../ontology/omop/field-concepts.ts';
import { parseUnit } from '../../ontology/units.ts';
import type { Among } from '../source/row.ts';
import type { Cdm } from './folder.ts';
import { variantIn } from './genomic.ts';

/** What the CONCEPT of a delivery says of the concepts that occur in it. */
export type DeliveredConcepts = {
  /** The code of a concept; `OMOP:<concept_id>` where CONCEPT does not have it. */
  readonly codeOf: (id: string) => string;
  /** UCUM code of a concept of that vocabulary. */
  readonly unitOf: (id: string) => string | undefined;
  /** Gene and change of a concept that is one variant. */
  readonly variantOf: (id: string) => Properties | undefined;
  /** Whether a concept is a stage or grade of a tumour. */
  readonly isStaging: (id: string) => boolean;
  /** Names by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Table by the concept of its primary key: `condition_occurrence` by that of `condition_occurrence.condition_occurrence_id`. */
  readonly tableOf: (field: string) => string | undefined;
  /** Whether CONCEPT has it. */
  readonly has: (id: string) => boolean;
};

/** Reads of CONCEPT the rows of `used` concept ids. */
export async function readConcepts({ tables }: Cdm, used: ReadonlySet<string>): Promise<DeliveredConcepts> {
  const known = new Set<string>();
  const codes = new Map<string, string>();
  const names = new Map<string, string>();
  const units = new Map<string, string>();
  const variants = new Map<string, Properties>();
  const staging = new Set<string>();
  const fields = new Map(Object.entries(fieldConcepts).map(([table, concept]) => [concept, table]));
  const among: Among = { column: 'concept_id', numbers: used };
  for await (const row of tables.get('concept')?.opened.rows(undefined, among) ?? []) {
    const own = idIn(row.cells, 'concept_id');
    const [vocabulary = '', code = ''] = [row.cells.vocabulary_id?.trim(), row.cells.concept_code?.trim()];
    if ('broken' in row || !own || !used.has(own)) continue;
    known.add(own);
    const variant = variantIn(row.cells);
    if (variant !== undefined) variants.set(own, variant);
    const kind = row.cells.concept_class_id?.trim();
    if (vocabulary === 'Cancer Modifier' && kind === 'Staging/Grading') staging.add(own);
    const curie = `${prefixOfVocabulary(vocabulary)}:${code}`;
    if (code === '' || names.has(curie)) continue; // two concepts of one code: the second keeps its id
    codes.set(own, curie);
    names.set(curie, row.cells.concept_name?.trim() ?? '');
    const unit = vocabulary === 'UCUM' ? parseUnit(code) : undefined;
    if (unit !== undefined) units.set(own, unit);
    if (kind === 'Field') fields.set(own, code.split('.')[0] ?? '');
  }
  return {
    codeOf: (id) => codes.get(id) ?? `OMOP:${id}`,
    unitOf: (id) => units.get(id),
    tableOf: (field) => fields.get(field),
    variantOf: (id) => variants.get(id),
    isStaging: (id) => staging.has(id),
    names,
    has: (id) => known.has(id),
  };
}
