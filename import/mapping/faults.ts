import { vocabularies } from '../../ontology/curie.ts';
import type {
  Expression,
  FieldForm,
  FieldTemplate,
  Mapping,
  RecordTemplate,
  TableModel,
} from '../../ontology/mapping.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { isRecordType, modelOf, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import { fitsIndex, tooLong } from '../store/index-key.ts';
import { toFieldForm } from './field-form.ts';
import { type At, objectsIn } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/** What a mapping of the right form says that cannot be: names that do not exist, fields of another kind. */
export function mappingFaults(mapping: Mapping): readonly YamlFault[] {
  return [
    ...[...objectsIn(mapping)].flatMap(({ object, at }) => lookupFaults(mapping, object, at)),
    ...(fitsIndex(mapping.population) ? [] : [{ at: ['population'], what: tooLong(mapping.population) }]),
    ...precedenceFaults(mapping),
    ...mapping.tables.flatMap((table, at) => tableFaults(mapping, table, ['tables', at])),
  ];
}

function lookupFaults(
  { lookups = {} }: Mapping,
  { lookup, found, by }: Readonly<Record<string, unknown>>,
  at: At,
): readonly YamlFault[] {
  const asked = lookup ?? found;
  if (by === undefined || typeof asked !== 'string') return [];
  const where = [...at, lookup === undefined ? 'found' : 'lookup'];
  if (at[0] === 'lookups') return [{ at: where, what: 'a lookup cannot use another' }];
  if (Object.hasOwn(lookups, asked)) return [];
  return [{ at: where, what: `no lookup ${asked}; expected one of ${Object.keys(lookups).join(', ')}` }];
}

function precedenceFaults({ precedence = {} }: Mapping): readonly YamlFault[] {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(person.record).fields;
  return Object.keys(precedence)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({
      at: ['precedence', name],
      what: `no field of ${person.record}; expected one of ${storedNames(fields)}`,
    }));
}

function tableFaults(mapping: Mapping, table: TableModel, at: At): readonly YamlFault[] {
  const grouped = table.records.filter(({ group }) => group !== undefined);
  const mixed = grouped.length > 0 && grouped.length < table.records.length;
  return [
    ...(mixed
      ? [{ at, what: 'records with `group` need a table entry of their own (the same file may stand twice)' }]
      : []),
    ...table.records.flatMap((record, index) => recordFaults(mapping, record, [...at, 'records', index])),
  ];
}

function recordFaults(mapping: Mapping, template: RecordTemplate, at: At): readonly YamlFault[] {
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
      return fieldFaults(mapping, model, { field, at: where });
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

/** Of each of these lists one key must stand. */
const needsByKind: Readonly<
  Record<Exclude<FieldModel['kind'], 'derived'>, readonly (readonly (keyof FieldForm)[])[]>
> = {
  coded: [['source', 'value', 'code']],
  quantity: [['value']],
  number: [['value']],
  text: [['value']],
  flag: [['value']],
  date: [['timeline'], ['date', 'days']],
  reference: [['key']],
};

/** Values that an expression gives whatever the row says: a constant, or all that a map gives. */
function constantsOf(expression: Expression | undefined): readonly string[] {
  if (typeof expression !== 'object') return [];
  if (expression.map !== undefined)
    return [...Object.values(expression.map), expression.else ?? ''].filter((value) => value !== '');
  return 'const' in expression ? [expression.const] : [];
}

const keysOfAll: readonly string[] = ['derived', 'ifInvalid', 'ifKnown', 'combine'];

/** A field of a template, and where it stands. */
type PlacedField = { readonly field: FieldTemplate; readonly at: At };

function fieldFaults(mapping: Mapping, model: FieldModel, { field, at }: PlacedField): readonly YamlFault[] {
  if (model.kind === 'derived') return [];
  const form = toFieldForm(field);
  const allowed: readonly string[] = [...keysByKind[model.kind], ...keysOfAll];
  const wrong = Object.keys(form).filter((key) => !allowed.includes(key));
  const lacking = needsByKind[model.kind].filter((keys) => keys.every((key) => form[key] === undefined));
  return [
    ...wrong.map((key) => ({ at: [...at, key], what: `a ${model.kind} field knows ${allowed.join(', ')}` })),
    ...codeFaults(mapping, form, at),
    ...nameFaults(mapping, model, { field: form, at }),
    ...(wrong.length > 0 ? [] : lacking).map((keys) => ({
      at,
      what: `a ${model.kind} field needs ${keys.join(' or ')}`,
    })),
  ];
}

/** Faults of a code: its value map and its vocabulary. */
function codeFaults({ codes }: Mapping, { map, code, vocabulary }: FieldForm, at: At): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  if (map !== undefined && !codes?.[map])
    faults.push({ at: [...at, 'map'], what: `no value map ${map} in codes` });
  if (code !== undefined && vocabulary === undefined)
    faults.push({ at: [...at, 'code'], what: 'a code needs its vocabulary' });
  if (vocabulary !== undefined && !Object.hasOwn(vocabularies, vocabulary)) {
    const what = `no vocabulary; expected one of ${Object.keys(vocabularies).join(', ')}`;
    faults.push({ at: [...at, 'vocabulary'], what });
  }
  return faults;
}

/** Constants that name a timeline or a gene panel that the mapping does not have. */
function nameFaults(
  { timelines, genePanels }: Mapping,
  model: FieldModel,
  { field: { timeline, value }, at }: { readonly field: FieldForm; readonly at: At },
): readonly YamlFault[] {
  const isPanel = model.kind === 'text' && model.panel;
  const unknownTimeline = constantsOf(timeline).find((name) => !timelines?.[name]);
  const unknownPanel = isPanel ? constantsOf(value).find((name) => !genePanels?.[name]) : undefined;
  const faults: YamlFault[] = [];
  if (unknownTimeline !== undefined)
    faults.push({ at: [...at, 'timeline'], what: `no timeline ${unknownTimeline} in timelines` });
  if (unknownPanel !== undefined)
    faults.push({ at: [...at, 'value'], what: `no gene panel ${unknownPanel} in genePanels` });
  return faults;
}
