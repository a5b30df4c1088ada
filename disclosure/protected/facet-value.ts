import { type FacetField, facetOf, isFacetField, toBand } from '../../ontology/facets.ts';
import { findGenes } from '../../ontology/genes.ts';
import type { FieldModel, RecordModel } from '../../ontology/model.ts';
import { modelOf, patient } from '../../ontology/records.ts';

/** Whether a value of a facet is a code, a name of the model or a band, and not what only a source says. */
export function isFacetValue(field: string, value: string, isCode: (code: string) => boolean): boolean {
  if (!isFacetField(field)) return false;
  const named = namedValues(field);
  if (named !== undefined) return named.some((one) => one.toLowerCase() === value.toLowerCase());
  const model = fieldOf(field);
  if (model?.kind === 'text' && model.symbols !== undefined) return findGenes(value).length === 1;
  return model?.kind === 'coded' && isCode(value);
}

/** Every value that a facet can have, where the model names them. */
export function namedValues(field: FacetField): readonly string[] | undefined {
  const { bands } = facetOf(field);
  if (bands !== undefined)
    return Array.from({ length: bands.last / bands.width + 1 }, (_, n) => toBand(n * bands.width, bands));
  const model = fieldOf(field);
  return model?.kind === 'text' ? model.values : undefined;
}

function fieldOf(facet: FacetField): FieldModel | undefined {
  const { record, field } = facetOf(facet);
  const { fields }: Pick<RecordModel, 'fields'> = record === undefined ? patient : modelOf(record);
  return fields[field];
}
