import { vocabularies } from '../../ontology/curie.ts';
import { decidedFields } from '../../ontology/decide.ts';
import type { Mapping, RecordTemplate, TableModel } from '../../ontology/mapping.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { isRecordType, modelOf, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import { fitsIndex, tooLong } from '../store/index-key.ts';
import { columnFaults } from './column-faults.ts';
import { constantFaults } from './constants.ts';
import { fieldFaults } from './field-faults.ts';
import { readsRow } from './field-form.ts';
import { type At, objectsIn } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/**
 * What a mapping of the right form says that cannot be: names that do not exist, values that their field refuses, columns
 * that are none, fields of another kind.
 */
export function mappingFaults(mapping: Mapping): readonly YamlFault[] {
  return [
    ...[...objectsIn(mapping)].flatMap(({ object, at }) => lookupFaults(mapping, object, at)),
    ...terminologyFaults(mapping),
    ...(fitsIndex(mapping.population) ? [] : [{ at: ['population'], what: tooLong(mapping.population) }]),
    ...precedenceFaults(mapping),
    ...columnFaults(mapping),
    ...constantFaults(mapping),
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
  const parts = Object.hasOwn(lookups, asked) ? lookups[asked]?.key.length : undefined;
  if (parts !== undefined && Array.isArray(by) && by.length !== parts)
    return [{ at: [...at, 'by'], what: `has ${by.length} parts, the key of ${asked} has ${parts}` }];
  if (parts !== undefined) return [];
  return [{ at: where, what: `no lookup ${asked}; expected one of ${Object.keys(lookups).join(', ')}` }];
}

/** Mappings of codes of a vocabulary that no field can name. */
function terminologyFaults({ terminology = [] }: Mapping): readonly YamlFault[] {
  return terminology.flatMap(({ format, vocabulary }, index) =>
    format === 'obo' || Object.hasOwn(vocabularies, vocabulary)
      ? []
      : [
          {
            at: ['terminology', index, 'vocabulary'],
            what: `no vocabulary; expected one of ${Object.keys(vocabularies).join(', ')}`,
          },
        ],
  );
}

function precedenceFaults({ precedence = {} }: Mapping): readonly YamlFault[] {
  const names = decidedFields.map(([name]) => name);
  return Object.keys(precedence)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      at: ['precedence', name],
      what: `no field that ${person.record} decides; expected one of ${names.join(', ')}`,
    }));
}

function tableFaults(mapping: Mapping, table: TableModel, at: At): readonly YamlFault[] {
  const grouped = table.records.filter(({ group }) => group !== undefined);
  const mixed = grouped.length > 0 && grouped.length < table.records.length;
  return [
    ...(mixed
      ? [{ at, what: 'records with `group` need a table entry of their own (the same file may stand twice)' }]
      : []),
    ...table.records.flatMap((record, index) =>
      recordFaults({ mapping, table, record }, [...at, 'records', index]),
    ),
  ];
}

/** A record template with all that its names may mean. */
type PlacedRecord = {
  readonly mapping: Mapping;
  readonly table: TableModel;
  readonly record: RecordTemplate;
};

function recordFaults({ mapping, table, record: template }: PlacedRecord, at: At): readonly YamlFault[] {
  if (!isRecordType(template.record))
    return [{ at: [...at, 'record'], what: `no record type; expected one of ${recordTypes.join(', ')}` }];
  const fields: Readonly<Record<string, FieldModel>> = modelOf(template.record).fields;
  return [
    ...contentFaults(template, [...at, 'fields']),
    ...Object.entries(template.fields).flatMap(([name, field]) => {
      const model = fields[name];
      const where = [...at, 'fields', name];
      if (model === undefined || model.kind === 'derived')
        return [
          { at: where, what: `no field of ${template.record}; expected one of ${storedNames(fields)}` },
        ];
      return fieldFaults({ mapping, table, record: template, model }, { name, field, at: where });
    }),
  ];
}

/** Fields without which every record of a template is rejected. */
function contentFaults({ record, fields: given }: RecordTemplate, at: At): readonly YamlFault[] {
  const {
    fields,
    needs,
    concept = '',
  }: {
    readonly fields: Readonly<Record<string, FieldModel>>;
    readonly needs?: readonly string[];
    readonly concept?: string;
  } = modelOf(record);
  const missing = Object.entries(fields).filter(
    ([name, field]) => (field.required || field.mapped) && !Object.hasOwn(given, name),
  );
  const empty =
    needs !== undefined && !readsRow(given[concept]) && !needs.some((name) => Object.hasOwn(given, name));
  return [
    ...missing.map(([name]) => ({ at, what: `${record} needs the field ${name}` })),
    ...(empty ? [{ at, what: `${record} says nothing without ${needs.join(' or ')}` }] : []),
  ];
}

function storedNames(fields: Readonly<Record<string, FieldModel>>): string {
  return Object.keys(fields)
    .filter((name) => fields[name]?.kind !== 'derived')
    .join(', ');
}
