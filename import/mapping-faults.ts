import type { FieldForm, FieldTemplate, Mapping, RecordTemplate, TableModel } from '../ontology/mapping.ts';
import type { FieldModel } from '../ontology/model.ts';
import { isRecordType, modelOf, recordTypes } from '../ontology/records.ts';
import type { MappingFault } from './mapping.ts';
import { toForm } from './record.ts';

/** What a mapping of the right form says that cannot be: names that do not exist, fields of another kind. */
export function mappingFaults(mapping: Mapping): readonly MappingFault[] {
  return mapping.tables.flatMap((table, at) => tableFaults(mapping, table, ['tables', at]));
}

type At = MappingFault['at'];

function tableFaults(mapping: Mapping, table: TableModel, at: At): readonly MappingFault[] {
  const grouped = table.records.filter(({ group }) => group !== undefined);
  const mixed = grouped.length > 0 && grouped.length < table.records.length;
  return [
    ...(mixed
      ? [{ at, what: 'records with `group` need a table entry of their own (the same file may stand twice)' }]
      : []),
    ...table.records.flatMap((record, index) => recordFaults(mapping, record, [...at, 'records', index])),
  ];
}

function recordFaults(mapping: Mapping, template: RecordTemplate, at: At): readonly MappingFault[] {
  if (!isRecordType(template.record))
    return [{ at: [...at, 'record'], what: `no record type; expected one of ${recordTypes.join(', ')}` }];
  const fields: Readonly<Record<string, FieldModel>> = modelOf(template.record).fields;
  const missing = Object.keys(fields).filter(
    (name) => fields[name]?.required && !Object.hasOwn(template.fields, name),
  );
  return [
    ...missing.map((name) => ({ at: [...at, 'fields'], what: `${template.record} needs the field ${name}` })),
    ...Object.entries(template.fields).flatMap(([name, field]) => {
      const model = fields[name];
      const where = [...at, 'fields', name];
      if (model === undefined || model.kind === 'derived')
        return [
          { at: where, what: `no field of ${template.record}; expected one of ${storedNames(fields)}` },
        ];
      return fieldFaults(mapping, model, field, where);
    }),
  ];
}

function storedNames(fields: Readonly<Record<string, FieldModel>>): string {
  return Object.keys(fields)
    .filter((name) => fields[name]?.kind !== 'derived')
    .join(', ');
}

/** Keys that each kind of field understands. */
const keysByKind = {
  coded: ['value', 'source', 'code', 'vocabulary', 'map'],
  quantity: ['value', 'unit'],
  number: ['value', 'as'],
  text: ['value'],
  flag: ['value'],
  date: ['timeline', 'date', 'days'],
  reference: ['key', 'optional'],
} as const satisfies Record<Exclude<FieldModel['kind'], 'derived'>, readonly (keyof FieldForm)[]>;

const keysOfAll: readonly string[] = ['derived', 'ifInvalid', 'combine'];

function fieldFaults(
  mapping: Mapping,
  model: FieldModel,
  field: FieldTemplate,
  at: At,
): readonly MappingFault[] {
  if (model.kind === 'derived') return [];
  const form = toForm(field);
  const allowed: readonly string[] = [...keysByKind[model.kind], ...keysOfAll];
  const wrong = Object.keys(form).filter((key) => !allowed.includes(key));
  const unknownTimeline =
    typeof form.timeline === 'object' &&
    'const' in form.timeline &&
    !mapping.timelines?.[form.timeline.const];
  return [
    ...wrong.map((key) => ({ at: [...at, key], what: `a ${model.kind} field knows ${allowed.join(', ')}` })),
    ...(form.map !== undefined && !mapping.codes?.[form.map]
      ? [{ at: [...at, 'map'], what: `no value map ${form.map} in codes` }]
      : []),
    ...(form.code !== undefined && form.vocabulary === undefined
      ? [{ at: [...at, 'code'], what: 'a code needs its vocabulary' }]
      : []),
    ...(unknownTimeline ? [{ at: [...at, 'timeline'], what: 'no such timeline in timelines' }] : []),
  ];
}
