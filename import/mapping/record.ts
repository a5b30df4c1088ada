import { derive } from '../../ontology/derive.ts';
import type { FieldForm, RecordTemplate } from '../../ontology/mapping.ts';
import type { Properties, PropertyValue } from '../../ontology/model.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { RangeFault, ValueError } from './expression.ts';
import { compileField } from './field.ts';
import { columnOf, toFieldForm } from './field-form.ts';
import { keyNotFound } from './not-found.ts';

/** A value that was dropped while its record was kept. */
export type Dropped = { readonly column: string; readonly value: string; readonly reason: string };

/** Properties of a record of one row, and what was dropped from it. @throws ValueError */
export type FillRecord = (
  cells: Row['cells'],
  patient: string,
) => { readonly properties: Properties; readonly dropped: readonly Dropped[] };

/** The fields of a record template as one function of the row. */
export function compileFields(template: RecordTemplate, compilation: Compilation): FillRecord {
  const model = modelOf(template.record);
  const fills = Object.entries(model.fields).flatMap(([name, field]) => {
    const given = template.fields[name];
    if (given === undefined) return [];
    const form = toFieldForm(given);
    const fill = compileField(field, { name, form }, compilation);
    return [{ name, field, form, fill, notFound: keyNotFound(form, compilation.lookups) }];
  });
  const derived = fills.filter(({ form }) => form.derived).map(({ name }) => name);
  return (cells, patient) => {
    const dropped: Dropped[] = [];
    const properties: Record<string, PropertyValue> = {};
    for (const { name, field, form, fill, notFound } of fills) {
      const filled = orDrop(
        () => fill(cells, patient),
        (fault) => mayDrop(fault, template.record, form),
        dropped,
      );
      if ((field.required || field.mapped) && Object.values(filled).every((value) => value === null))
        throw notFound(cells) ?? new ValueError(columnOf(name, form), '', `${name} is empty`);
      Object.assign(properties, filled);
    }
    const stated = derived.filter((name) => properties[name] != null || properties[`${name}Source`] != null);
    if (stated.length > 0) properties.derivedFields = stated;
    return { properties: { ...properties, ...derive(template.record, properties) }, dropped };
  };
}

/** Whether a record is kept without a value that cannot be used: nothing is lost for a number that means nothing, nobody for a wrong age. */
function mayDrop(fault: ValueError, record: RecordType, { ifInvalid }: FieldForm): boolean {
  return fault instanceof RangeFault || ifInvalid === 'drop' || record === person.record;
}

function orDrop(
  fill: () => Properties,
  mayDrop: (fault: ValueError) => boolean,
  dropped: Dropped[],
): Properties {
  try {
    return fill();
  } catch (error) {
    if (!(error instanceof ValueError && mayDrop(error))) throw error;
    dropped.push({ column: error.column, value: error.value, reason: error.message });
    return {};
  }
}
