import { type FieldModel, isIndexed, type NumberField } from '../ontology/model.ts';
import { isRecordType, modelOf } from '../ontology/records.ts';
import { int, isWithin, spanOf } from '../ontology/span.ts';
import type { Sdl } from './sdl.ts';

/** GraphQL types of a field: one of `shown` in the type of its record, one of `asked` in the input; none where it is not. */
export type FieldTypes = { readonly shown: readonly string[]; readonly asked: readonly string[] };

/** By what type a question is asked that no stored field answers. */
const questions = { covers: '[String!]', status: '[VariantStatus!]', ids: '[ID!]' } as const;

/** Which GraphQL types go with which kind of field. */
export function fieldTypes(field: FieldModel, sdl: Sdl): FieldTypes {
  switch (field.kind) {
    case 'coded':
      return { shown: ['Coded'], asked: ['ConceptSetInput'] };
    case 'quantity':
      return { shown: ['Float'], asked: ['QuantityRangeInput'] };
    case 'number':
      return { shown: [isInt(field) ? 'Int' : 'Float'], asked: ['IntRangeInput'] };
    case 'flag':
      return { shown: ['Boolean'], asked: ['Boolean'] };
    case 'date':
      return { shown: ['RecordTime'], asked: [] };
    case 'reference':
      return { shown: isRecordType(field.to) ? [modelOf(field.to).type] : [], asked: [] };
    case 'derived':
      return { shown: [], asked: [questions[field.question]] };
    case 'text': {
      if (field.panel) return { shown: ['GenePanel'], asked: ['[ID!]'] };
      const types = field.values === undefined ? ['String', 'ID'] : enumsOf(field.values, sdl);
      const lists = types.map((type) => `[${type}!]`);
      return { shown: field.list ? lists : types, asked: isIndexed(field) ? lists : [] };
    }
  }
}

/** Whether the Int of GraphQL gives every number of a field back. */
function isInt(field: NumberField): boolean {
  const { min, max } = spanOf(field);
  return field.integer === true && isWithin(int, min) && isWithin(int, max);
}

/**
 * Whether a field is never null: required, or with a value that stands where nothing is known. A code that a mapping must say is shown
 * without any of its parts where a row has none.
 */
export function isAlwaysShown(field: FieldModel): boolean {
  const isCode = field.kind === 'coded' && field.mapped === true;
  return field.required === true || isCode || ('absent' in field && field.absent !== undefined);
}

/** Such a kind of field in words. */
export function kindInWords(field: FieldModel): string {
  if (field.kind === 'coded') return 'a coded value';
  if (field.kind === 'derived') return 'a question';
  if (field.kind !== 'text') return `a ${field.kind}`;
  const text = field.list ? 'a list of texts' : 'a text';
  return field.values === undefined ? text : `${text} that is one of ${field.values.join(', ')}`;
}

/** Enums of exactly these values. */
function enumsOf(values: readonly string[], { enums }: Sdl): readonly string[] {
  return [...enums].filter(([, own]) => own.join() === values.join()).map(([name]) => name);
}
