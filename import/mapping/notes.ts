import type { Mapping } from '../../ontology/mapping.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import { toFieldForm } from './field-form.ts';

/** What a mapping needs that it does not make itself: another mapping of the population has to, or its records are rejected. */
export function mappingNotes({ population, tables }: Mapping): readonly string[] {
  const templates = tables.flatMap(({ records }) => records);
  const made = new Set<string>(templates.map(({ record }) => record));
  const asked = templates.flatMap(({ record, fields }) => {
    const models: Readonly<Record<string, FieldModel>> = modelOf(record).fields;
    return Object.entries(fields).flatMap(([name, field]) => {
      const model = models[name];
      if (model?.kind !== 'reference' || toFieldForm(field).optional) return [];
      return [{ name: `${record}.${name}`, to: model.to }];
    });
  });
  const strange = asked.filter(({ to }) => !made.has(to));
  const lines = [
    ...(made.has(person.record) ? [] : [`No table makes a ${person.record}: only patients that`]),
    ...strange.map(({ name, to }) => `No table makes the ${to} that ${name} refers to: only those that`),
  ];
  return [...new Set(lines)].map(
    (line) => `${line} another mapping of ${population} has loaded will be found.`,
  );
}
