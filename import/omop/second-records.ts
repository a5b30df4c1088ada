import type { Properties } from '../../ontology/model.ts';
import { idIn } from '../../ontology/omop/cell.ts';
import { findingOf } from '../../ontology/omop/findings.ts';
import type { RecordTable } from '../../ontology/omop/table-records.ts';
import type { RecordType } from '../../ontology/records.ts';
import type { Known } from './derived.ts';
import { changeIn } from './genomic.ts';
import { type Linking, studyId } from './links.ts';
import type { Warn } from './warnings.ts';

/** What a record that a row says beside its own is made of. */
export type Second = { readonly type: RecordType; readonly id: string; readonly properties: Properties };

/** The row, and the id and properties of its own record. */
export type First = Linking & { readonly id: string; readonly said: Properties };

/** What the rows of a table say beside their own records: nothing of it is written back. */
export const secondRecords: Readonly<
  Partial<Record<RecordTable, (first: First, known: Known, warn: Warn) => Second | undefined>>
> = { image_occurrence: studyOf, measurement: variantOf };

/** The study of a series. MI-CDM: a row of IMAGE_OCCURRENCE is a series, its study the rows that share `image_study_uid`. */
function studyOf({ cells, patient, identity, said }: First): Second | undefined {
  const studyInstanceUid = cells.image_study_uid?.trim() ?? '';
  if (studyInstanceUid === '') return undefined;
  const { startDay = null, startPrecision = null } = said;
  return {
    type: 'imagingStudy',
    id: studyId(identity, patient, studyInstanceUid),
    properties: { startDay, startPrecision, studyInstanceUid },
  };
}

/**
 * The variant that was looked for and found. OncologyWG: the concept of the measurement is the variant, its value that it is present;
 * a test of a whole gene says nothing of a variant, for receptors and Ki-67 are recorded so, too.
 */
function variantOf(
  { cells, identity, id }: First,
  { concepts: { variantOf: variantIn, codeOf } }: Known,
  warn: Warn,
): Second | undefined {
  const variant =
    variantIn(idIn(cells, 'measurement_concept_id')) ??
    variantIn(idIn(cells, 'measurement_source_concept_id'));
  if (variant === undefined) return undefined;
  const value = idIn(cells, 'value_as_concept_id');
  const finding = value === '' || value === '0' ? 'FOUND' : findingOf(codeOf(value));
  if (finding === undefined) warn('value_as_concept_id', 'does not say whether the variant was found');
  if (finding !== 'FOUND') return undefined;
  const change = variant.proteinChange ?? changeIn(cells.value_source_value ?? '');
  return {
    type: 'variant',
    id: identity('variant', [id]),
    properties: { ...variant, proteinChange: change, measurementId: id },
  };
}
