import { derive } from '../../ontology/derive.ts';
import { type FieldModel, type Properties, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';

/** A load, and the loads of the same delivery, itself included. */
export type Deliverer = {
  readonly load: string;
  readonly mine: ReadonlySet<string>;
  /** Whether the graph had nothing of the population when the load began: what the load has not brought is not there. */
  readonly first: boolean;
};

/** What a load changes of a record that the graph has. */
export type Change = {
  readonly properties: Properties;
  /** The record came by the same delivery: it now comes from this load. */
  readonly own: boolean;
};

/** Properties that are said together: those of a field, or of all dates, which share one timeline. */
type Part = {
  readonly name: string;
  readonly fields: readonly string[];
  readonly properties: readonly string[];
};

/**
 * What `record` changes of `stored`; undefined where it says nothing new. Each value belongs to the delivery that brought
 * it: that of the record, or the one that `addedBy` names by its load. Only this delivery empties the value again, and
 * where the field of another one yields, it stands. The dataset is that of the delivery that brought the record.
 */
export function mergeInto(
  record: BuiltRecord,
  stored: Properties,
  { load, mine }: Deliverer,
): Change | undefined {
  const added = readAdded(stored);
  const own = mine.has(String(stored.load));
  const isMine = ({ name }: Part) => mine.has(added.get(name) ?? String(stored.load));
  const said = (partsByType.get(record.type) ?? []).filter((part) => isSaid(part, record.properties));
  const different = said.filter((part) => !isSame(part, record.properties, stored));
  const changed = different.filter((part) => {
    if (isMine(part)) return true;
    if (part.name === 'dataset' || isEmpty(part, record.properties)) return false;
    return isEmpty(part, stored) || !record.yielding.includes(part.name);
  });
  const mineNow = said.filter((part) => isMine(part) || changed.includes(part));
  for (const part of changed)
    if (own || isEmpty(part, record.properties)) added.delete(part.name);
    else added.set(part.name, load);
  const values: Properties = {
    ...Object.fromEntries(changed.flatMap((part) => valuesOf(part, record.properties))),
    derivedFields: markDerived(record.properties, stored, new Set(mineNow.flatMap(({ fields }) => fields))),
    addedBy: writeAdded(added),
  };
  const properties = onlyNew({ ...values, ...derive(record.type, { ...stored, ...values }) }, stored);
  return Object.keys(properties).length === 0 ? undefined : { properties, own };
}

const partsByType: ReadonlyMap<RecordType, readonly Part[]> = new Map(
  recordTypes.map((type) => [type, partsOf(modelOf(type).fields)]),
);

function partsOf(fields: Readonly<Record<string, FieldModel>>): readonly Part[] {
  const stored = Object.entries(fields).filter(([, field]) => !('derive' in field));
  const dates = stored.filter(([, { kind }]) => kind === 'date');
  const others = stored.filter(([, { kind }]) => kind !== 'date' && kind !== 'derived');
  const time = dates.flatMap(([name, field]) => propertiesOf(name, field));
  return [
    { name: 'dataset', fields: [], properties: ['dataset'] },
    { name: 'dates', fields: dates.map(([name]) => name), properties: [...time, 'timeline', 'timelineName'] },
    ...others.map(([name, field]) => ({ name, fields: [name], properties: propertiesOf(name, field) })),
  ];
}

function isSaid({ properties }: Part, said: Properties): boolean {
  return properties.some((property) => Object.hasOwn(said, property));
}

function valuesOf({ properties }: Part, said: Properties) {
  return properties.flatMap((property) => {
    const value = said[property];
    return value === undefined ? [] : [[property, value] as const];
  });
}

/** Whether `stored` says all that `said` says. */
function isSame(part: Part, said: Properties, stored: Properties): boolean {
  return valuesOf(part, said).every(([property, value]) => sameValue(value, stored[property] ?? null));
}

function isEmpty({ properties }: Part, said: Properties): boolean {
  return properties.every((property) => said[property] == null);
}

function sameValue(a: PropertyValue, b: PropertyValue): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}

/** Names of the computed fields: of those that are mine what is said, of the others what is stored. */
function markDerived(said: Properties, stored: Properties, mine: ReadonlySet<string>): PropertyValue {
  const kept = listOf(stored.derivedFields).filter((name) => !mine.has(name));
  const marks = [...kept, ...listOf(said.derivedFields).filter((name) => mine.has(name))];
  return marks.length === 0 ? null : marks;
}

function onlyNew(values: Properties, stored: Properties): Properties {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, stored[name] ?? null)),
  );
}

/** Parts that other deliveries brought, each with the load. */
function readAdded({ addedBy }: Properties): Map<string, string> {
  return new Map(
    listOf(addedBy).map((entry) => {
      const [name = '', load = ''] = entry.split(' ');
      return [name, load];
    }),
  );
}

function writeAdded(added: ReadonlyMap<string, string>): PropertyValue {
  return added.size === 0 ? null : [...added].map(([name, load]) => `${name} ${load}`).sort();
}

function listOf(value: PropertyValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
