import { vocabularies } from '../../ontology/curie.ts';
import type { FieldForm, Mapping, RecordTemplate, TableModel } from '../../ontology/mapping.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { constantsOf, type Scope } from './constants.ts';
import { toFieldForm } from './field-form.ts';
import type { At } from './objects-in.ts';
import { type PlacedField, valueFaults } from './value-faults.ts';
import type { YamlFault } from './yaml.ts';

/** Kinds of fields that a template can fill. */
type StoredField = Exclude<FieldModel, { readonly kind: 'derived' }>;

/** What is around a field: all that its names may mean, and the field of the model that it fills. */
export type FieldSurroundings = {
  readonly mapping: Mapping;
  readonly table: TableModel;
  readonly record: RecordTemplate;
  readonly model: StoredField;
};

/** Keys that each kind of field understands. */
const keysByKind = {
  coded: ['value', 'source', 'code', 'vocabulary', 'map'],
  quantity: ['value', 'unit'],
  number: ['value', 'as'],
  text: ['value'],
  flag: ['value'],
  date: ['timeline', 'date', 'days'],
  reference: ['key', 'optional'],
} as const satisfies Record<StoredField['kind'], readonly (keyof FieldForm)[]>;

/** Of each of these lists one key must stand. */
const needsByKind: Readonly<Record<StoredField['kind'], readonly (readonly (keyof FieldForm)[])[]>> = {
  coded: [['source', 'value', 'code']],
  quantity: [['value']],
  number: [['value']],
  text: [['value']],
  flag: [['value']],
  date: [['timeline'], ['date', 'days']],
  reference: [['key']],
};

const keysOfAll: readonly string[] = ['derived', 'ifInvalid', 'ifKnown', 'combine'];

/** What of a field cannot be: its keys, the names and values that it gives, the record that it refers to. */
export function fieldFaults(around: FieldSurroundings, placed: PlacedField): readonly YamlFault[] {
  const { mapping, table, record, model } = around;
  const { at } = placed;
  const form = toFieldForm(placed.field);
  const allowed: readonly string[] = [...keysByKind[model.kind], ...keysOfAll];
  const wrong = Object.keys(form).filter((key) => !allowed.includes(key));
  if (wrong.length > 0)
    return wrong.map((key) => ({
      at: [...at, key],
      what: `a ${model.kind} field knows ${allowed.join(', ')}`,
    }));
  const lacking = needsByKind[model.kind].filter((keys) => keys.every((key) => form[key] === undefined));
  const scope: Scope = {
    lookups: mapping.lookups ?? {},
    let: table.let ?? {},
    forEach: record.forEach ?? [],
  };
  return [
    ...lacking.map((keys) => ({ at, what: `a ${model.kind} field needs ${keys.join(' or ')}` })),
    ...idleFaults(around, form, at),
    ...codeFaults(mapping, form, at),
    ...nameFaults({ mapping, model, scope }, form, at),
    ...valueFaults(model, placed, scope),
    ...referenceFaults(around, form, at),
  ];
}

/** Keys that would be passed over in silence. */
function idleFaults({ record, model }: FieldSurroundings, form: FieldForm, at: At): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  if ('derive' in model && model.derive !== undefined)
    faults.push({ at, what: 'follows from other fields of the record: it cannot be filled' });
  if (model.kind === 'quantity' && 'ucum' in model.unit && form.unit !== undefined)
    faults.push({ at: [...at, 'unit'], what: `the field is always in ${model.unit.ucum}: it takes no unit` });
  if (form.combine !== undefined && record.group === undefined)
    faults.push({ at: [...at, 'combine'], what: '`combine` needs a record with `group`' });
  if (form.map !== undefined && form.source === undefined && form.value === undefined)
    faults.push({ at: [...at, 'map'], what: 'a value map needs the `source` whose values it maps' });
  return faults;
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
  { mapping, model, scope }: Pick<FieldSurroundings, 'mapping' | 'model'> & { readonly scope: Scope },
  { timeline, value }: FieldForm,
  at: At,
): readonly YamlFault[] {
  const { timelines, genePanels } = mapping;
  const isPanel = model.kind === 'text' && model.panel;
  const unknownTimeline = constantsOf(timeline, scope).find((name) => !timelines?.[name]);
  const unknownPanel = isPanel ? constantsOf(value, scope).find((name) => !genePanels?.[name]) : undefined;
  const faults: YamlFault[] = [];
  if (unknownTimeline !== undefined)
    faults.push({ at: [...at, 'timeline'], what: `no timeline ${unknownTimeline} in timelines` });
  if (unknownPanel !== undefined)
    faults.push({ at: [...at, 'value'], what: `no gene panel ${unknownPanel} in genePanels` });
  return faults;
}

/** A reference to records that the mapping makes, with a key that none of them has. */
function referenceFaults(
  { mapping, model }: FieldSurroundings,
  { key = [] }: FieldForm,
  at: At,
): readonly YamlFault[] {
  if (model.kind !== 'reference') return [];
  const made = mapping.tables.flatMap(({ records }) => records).filter(({ record }) => record === model.to);
  const parts = new Set(made.map(({ key: own, group }) => (own ?? group ?? []).length));
  if (made.length === 0 || parts.has(key.length)) return [];
  const what =
    parts.size === 1 && parts.has(0)
      ? `no ${model.to} of this mapping has a key: nothing can refer to it`
      : `the key has ${key.length} parts, that of ${model.to} has ${[...parts].join(' or ')}`;
  return [{ at: [...at, 'key'], what }];
}
