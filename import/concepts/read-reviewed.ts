import { resolve } from 'node:path';
import { spellCode } from '../../ontology/code-spelling.ts';
import type { FieldForm, Mapping } from '../../ontology/mapping.ts';
import { modelOf } from '../../ontology/records.ts';
import { type CodeMap, type MappedCode, readCodeMap } from '../mapping/codes.ts';
import { toFieldForm } from '../mapping/field-form.ts';
import { type ReviewedValue, reviewedKey } from './reviewed.ts';

/** A value map, and for which fields it speaks. */
type Use = { readonly file: string; readonly map: CodeMap; readonly isOf: (form: FieldForm) => boolean };

/**
 * What the value maps of `mapping` say of the values of every field that uses them. Of the mappings of a vocabulary
 * only the codes that they leave out: the others become relationships between concepts.
 */
export async function readReviewed(
  home: string,
  mapping: Mapping,
  codes: ReadonlyMap<string, CodeMap>,
): Promise<readonly ReviewedValue[]> {
  const maps = [...codes].map(
    ([name, map]): Use => ({ file: mapping.codes?.[name] ?? name, map, isOf: (form) => form.map === name }),
  );
  const uses = [...maps, ...(await readVocabularyMaps(home, mapping))];
  const values = codedForms(mapping).flatMap(({ record, field, form }) =>
    uses
      .filter(({ isOf }) => isOf(form))
      .flatMap(({ file, map }) =>
        [...map].map(([value, meaning]) => ({ record, field, value, map: file, ...toFacts(meaning) })),
      ),
  );
  return [...new Map(values.map((value) => [reviewedKey(value), value])).values()];
}

async function readVocabularyMaps(home: string, { terminology = [] }: Mapping): Promise<readonly Use[]> {
  return Promise.all(
    terminology
      .filter(({ format }) => format === 'mappings')
      .map(async ({ file, vocabulary }) => {
        const values = await readCodeMap(resolve(home, file), file);
        const unmapped = [...values].filter(([, { kind }]) => kind === 'unmapped');
        const map = new Map(unmapped.map(([value, said]) => [spelledValue(vocabulary, value), said]));
        return { file, map, isOf: (form: FieldForm) => form.vocabulary === vocabulary };
      }),
  );
}

/** A value that is a code, in lower case as all values. */
function spelledValue(vocabulary: string, value: string): string {
  return (spellCode(vocabulary, value) ?? value).toLowerCase();
}

function codedForms({ tables }: Mapping) {
  return tables
    .flatMap(({ records }) => records)
    .flatMap(({ record, fields }) =>
      Object.entries(fields).map(([field, template]) => ({
        record: modelOf(record).type,
        field,
        form: toFieldForm(template),
      })),
    );
}

function toFacts(meaning: MappedCode): Pick<ReviewedValue, 'code' | 'citation' | 'reason'> {
  switch (meaning.kind) {
    case 'mapped':
      return { code: meaning.code, citation: meaning.citation, reason: null };
    case 'unmapped':
      return { code: null, citation: null, reason: meaning.reason };
  }
}
