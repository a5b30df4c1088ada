import type { RecordTemplate } from '../../ontology/mapping.ts';
import { type FieldModel, type Properties, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import { toFieldForm } from './field-form.ts';

/** Records that several rows describe: held until the table ends, then complete. */
export type Groups = {
  /** Takes a record of the template; nothing of it is loaded yet. */
  readonly of: (template: RecordTemplate) => (record: BuiltRecord) => readonly BuiltRecord[];
  readonly rest: () => Iterable<BuiltRecord>;
};

/** No records yet. */
export function createGroups(): Groups {
  const held = new Map<string, BuiltRecord>();
  return {
    of: (template) => (record) => {
      const known = held.get(record.id);
      held.set(record.id, known === undefined ? record : combine(known, record, template));
      return [];
    },
    rest: () => held.values(),
  };
}

/** Two rows of one record as one: the first value known, or the least or greatest where the template says so. */
function combine(known: BuiltRecord, next: BuiltRecord, template: RecordTemplate): BuiltRecord {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(template.record).fields;
  const better = Object.entries(fields).flatMap(([name, field]) => {
    const [lead = ''] = propertiesOf(name, field);
    const rule = toFieldForm(template.fields[name] ?? '').combine ?? 'first';
    if (!isBetter(next.properties[lead], known.properties[lead], rule)) return [];
    const timeline = field.kind === 'date' ? ['timeline', 'timelineName'] : [];
    return [...propertiesOf(name, field), ...timeline].map((property) => [
      property,
      next.properties[property] ?? null,
    ]);
  });
  const properties: Properties = { ...known.properties, ...Object.fromEntries(better) };
  return { ...known, properties };
}

function isBetter(
  next: PropertyValue | undefined,
  known: PropertyValue | undefined,
  rule: 'first' | 'min' | 'max',
): boolean {
  if (next == null) return false;
  if (known == null) return true;
  if (rule === 'first' || typeof next !== 'number' || typeof known !== 'number') return false;
  return rule === 'min' ? next < known : next > known;
}
