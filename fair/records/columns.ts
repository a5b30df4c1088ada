import { type FieldModel, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { type Entity, entity, type Value } from '../rdf/entity.ts';
import { type Name, toName } from '../rdf/prefixes.ts';
import { type FieldOwner, mapField, type Say } from './field.ts';
import { predicateOf } from './names.ts';

/** A field with the places of its stored properties in a row. */
export type MappedField = {
  readonly at: readonly number[];
  /** How `addedBy` calls what is said together: the field, or all dates, which share one timeline. */
  readonly part: string;
  readonly say: Say;
  /** An identifier or address of the source, or what is kept of its rows without an index. */
  readonly identity: boolean;
};

/** What is said of a thing, by predicate. */
export type SaidField = { [Predicate in Name]?: readonly Value[] };

type Fields = Readonly<Record<string, FieldModel>>;

/** The stored properties of fields behind `first`, each once, and where each field finds its own. */
export function mapFields(fields: Fields, first: readonly string[]) {
  const columns = [
    ...new Set([...first, ...Object.entries(fields).flatMap(([name, field]) => propertiesOf(name, field))]),
  ];
  const mapped = Object.entries(fields).flatMap(([name, field]): readonly MappedField[] =>
    field.kind === 'derived'
      ? []
      : [
          {
            at: propertiesOf(name, field).map((property) => columns.indexOf(property)),
            part: field.kind === 'date' ? 'dates' : name,
            say: mapField(name, field).say,
            identity: field.kind === 'text' && field.indexed !== undefined,
          },
        ],
  );
  return { columns, fields: mapped };
}

/** The predicate of a field by its name, which may be one that the model no longer has. */
export function predicateIn(fields: Fields, name: string): Name {
  const field = fields[name];
  return field === undefined ? toName(`kg:${name}`) : predicateOf(name, field);
}

/** `head`, and what a row says of the fields. */
export function sayAll(
  head: SaidField,
  fields: readonly MappedField[],
  owner: FieldOwner,
  row: readonly PropertyValue[],
): SaidField {
  const said: SaidField = { ...head };
  for (const { at, say } of fields)
    for (const [predicate, values] of say(
      owner,
      at.map((place) => row[place] ?? null),
    ))
      said[predicate] = values;
  return said;
}

type Parted = {
  readonly load: string;
  /** Parts that other loads brought, each as its name, a blank and the load. */
  readonly added: readonly string[];
  readonly head: SaidField;
  readonly types: readonly Name[];
};

/** What each load says of a record to which several mappings gave fields: first the load that brought the record. */
export function sayByLoad(
  { load, added, head, types }: Parted,
  fields: readonly MappedField[],
  owner: FieldOwner,
  row: readonly PropertyValue[],
): readonly { readonly load: string; readonly entity: Entity }[] {
  const loads = new Map(
    added.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  );
  const own = fields.filter(({ part }) => !loads.has(part));
  const others = [...new Set(loads.values())].sort().map((other) => {
    const theirs = fields.filter(({ part }) => loads.get(part) === other);
    return { load: other, entity: entity(owner.iri, [], sayAll({}, theirs, owner, row)) };
  });
  return [{ load, entity: entity(owner.iri, types, sayAll(head, own, owner, row)) }, ...others];
}
