import type { GraphQLResolveInfo } from 'graphql';
import { parsePage, toConnection } from '../graph/page.ts';
import { isRecordKey, recordKey, type Selection, type StoredRecord } from '../loaders/records.ts';
import { CriterionError } from '../ontology/errors.ts';
import { withSpellings } from '../ontology/genes.ts';
import type { FieldModel } from '../ontology/model.ts';
import { isRecordType, modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { ageInYears } from '../ontology/time.ts';
import type { Context } from './context.ts';
import { oncePerField } from './once-per-field.ts';
import { askedProperties } from './requested-columns.ts';
import { nothingKnown, type Stored, textOf, toCoded, toRecordTime } from './values.ts';

type Arguments = Readonly<Record<string, unknown>> & { readonly first?: number; readonly after?: string };
type FieldResolver<Source> = (
  source: Source,
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;
type TypeResolvers<Source> = Readonly<Record<string, FieldResolver<Source>>>;

/** Resolvers of what the model says of every record type; plain values need none. */
export const recordResolvers: Readonly<Record<string, TypeResolvers<StoredRecord>>> = Object.fromEntries(
  recordTypes.map((type) => [
    modelOf(type).type,
    {
      ...fieldResolvers(modelOf(type).fields),
      ...inverseResolvers(type),
      ...ageResolver(type),
      derivedFields: (record) => record.derivedFields ?? [],
      provenance: (record) => record,
    } satisfies TypeResolvers<StoredRecord>,
  ]),
);

/** Resolvers of the fields of `Patient` that list records, as a list or, where the field has `first`, as pages. */
export const patientLists: TypeResolvers<{ readonly id: string }> = Object.fromEntries(
  recordTypes.flatMap((type) => {
    const { list } = modelOf(type);
    return list === undefined ? [] : [[list, listResolver(type)]];
  }),
);

/** Resolvers of fields of the model that are more than a stored property of the same name. */
export function fieldResolvers(fields: Readonly<Record<string, FieldModel>>): TypeResolvers<Stored> {
  return Object.assign({}, ...Object.entries(fields).map(([name, field]) => fieldResolver(name, field)));
}

function fieldResolver(name: string, field: FieldModel): TypeResolvers<Stored> {
  switch (field.kind) {
    case 'coded':
      return { [name]: (stored) => toCoded(stored, name) ?? (field.mapped ? nothingKnown : null) };
    case 'date':
      return { [name]: (stored) => toRecordTime(stored, name) };
    case 'reference':
      return { [name]: referenceResolver(name, field.to) };
    case 'text':
      if (field.panel) return { [name]: panelResolver(name) };
      return field.absent === undefined ? {} : { [name]: (stored) => stored[name] ?? field.absent };
    case 'flag':
      return field.absent === undefined ? {} : { [name]: (stored) => stored[name] ?? field.absent };
    case 'number':
    case 'quantity':
    case 'derived':
      return {};
  }
}

function referenceResolver(name: string, to: string): FieldResolver<Stored> {
  if (!isRecordType(to)) throw new TypeError(`${name} refers to ${to}, which is no record type`);
  const recordsOf = oncePerField((_args: Arguments, { loaders }, info) =>
    loaders.recordById(to, askedProperties(to, info)),
  );
  return (stored, ...asked) => {
    const id = textOf(stored[`${name}Id`]);
    return id === null ? null : recordsOf(...asked).load(id);
  };
}

function panelResolver(name: string): FieldResolver<Stored> {
  return (stored, _args, { loaders }) => {
    const id = textOf(stored[name]);
    return id === null ? null : loaders.panelById.load(id);
  };
}

/** Lists of the records whose reference fields name `type` and an inverse. */
function inverseResolvers(type: RecordType): TypeResolvers<StoredRecord> {
  return Object.fromEntries(
    recordTypes.flatMap((from) =>
      Object.entries(modelOf(from).fields).flatMap(([field, model]) =>
        model.kind === 'reference' && model.to === type && model.inverse !== undefined
          ? [[model.inverse, inverseResolver(from, field)]]
          : [],
      ),
    ),
  );
}

function inverseResolver(type: RecordType, field: string): FieldResolver<StoredRecord> {
  const recordsOf = oncePerField((_args: Arguments, { loaders }, info) =>
    loaders.recordsByReference({ type, field }, { properties: askedProperties(type, info) }),
  );
  return ({ id }, args, context, info) =>
    context.loaders.inTurn(() => recordsOf(args, context, info).load(id));
}

/** `ageAtEvent` of a type whose records start at some time or carry an age of their own. */
function ageResolver(type: RecordType): TypeResolvers<StoredRecord> {
  const { age, fields } = modelOf(type);
  if (age !== undefined) return { ageAtEvent: (record) => record[age] };
  if (fields.start?.kind !== 'date') return {};
  return {
    ageAtEvent: async (record, _args, { loaders }) => {
      const start = toRecordTime(record, 'start');
      if (start === null) return null;
      const birth = await loaders.birthByRecord(type).load(record.id);
      return birth && ageInYears(birth, start, start.timeline);
    },
  };
}

function listResolver(type: RecordType): FieldResolver<{ readonly id: string }> {
  const listOf = oncePerField((args: Arguments, { loaders }, info) => {
    const selection = { values: parseValues(type, args), properties: askedProperties(type, info) };
    if (args.first === undefined) return { records: loaders.recordsByPatient(type, selection) };
    const page = parsePage(args, isRecordKey);
    return { records: loaders.recordsByPatient(type, { ...selection, page }), page };
  });
  return ({ id }, args, context, info) => {
    const { records, page } = listOf(args, context, info);
    const found = context.loaders.inTurn(() => records.load(id));
    return page === undefined ? found : found.then((rows) => toConnection(rows, page, recordKey));
  };
}

/** Arguments that are named as a text field select by it. @throws CriterionError ARGUMENT_INVALID on an empty list */
function parseValues(type: RecordType, args: Arguments): NonNullable<Selection['values']> {
  const { fields } = modelOf(type);
  const asked = Object.entries(args).filter(
    (entry): entry is [string, string[]] => fields[entry[0]]?.kind === 'text' && Array.isArray(entry[1]),
  );
  for (const [name, values] of asked)
    if (values.length === 0)
      throw new CriterionError({
        code: 'ARGUMENT_INVALID',
        path: [name],
        reason: 'must not be empty; leave it out for all',
      });
  return Object.fromEntries(asked.map(([name, values]) => [name, withSpellings(fields[name], values)]));
}
