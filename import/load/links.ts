import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import type { Changes } from './changes.ts';
import type { Dangling } from './references.ts';

/** Whether records of a type are written in the same batch. */
export type IsHere = (type: string) => boolean;

/** Clauses that link new records to their standard concepts, and to records of types of which none is written now. */
export function freshLinks(
  { type, fresh }: Pick<Changes, 'type' | 'fresh'>,
  isHere: IsHere,
): readonly Cypher[] {
  return linksOf(type)
    .filter(({ model, property }) => !waits(model, isHere) && idsWith(fresh, property).length > 0)
    .map((link) => {
      const [label, key] = targetOf(link);
      return cypher`
        WITH record
        CALL (record) {
          MATCH (target:${name(label)} {${name(key)}: record.${name(link.property)}})
          CREATE (record)-[:${name(link.model.relationship)}]->(target)
        }`;
    });
}

function waits(model: LinkField, isHere: IsHere): boolean {
  return model.kind === 'reference' && isHere(model.to);
}

/** Makes the references that had to wait for their records. */
export async function writeLate(run: Write, references: readonly Dangling[]): Promise<void> {
  for (const type of recordTypes) {
    const fields: Readonly<Record<string, FieldModel>> = modelOf(type).fields;
    for (const [field, model] of Object.entries(fields)) {
      const rows = references.filter((one) => one.type === type && one.field === field);
      if (model.kind !== 'reference' || rows.length === 0) continue;
      await run(cypher`
        UNWIND ${rows.map(({ id, target }) => ({ id, target }))} AS row
        MATCH (record:${name(modelOf(type).type)} {id: row.id})
        MATCH (target:${name(targetLabel(model.to))} {id: row.target})
        SET record.${name(`${field}Id`)} = row.target
        CREATE (record)-[:${name(model.relationship)}]->(target)`);
    }
  }
}

/** Relationships of new records to those they refer to that are written in the same batch. */
export async function linkFresh(run: Write, { type, fresh }: Changes, isHere: IsHere): Promise<void> {
  for (const { model, property } of linksOf(type)) {
    const ids = idsWith(fresh, property);
    if (model.kind === 'reference' && waits(model, isHere) && ids.length > 0)
      await run(cypher`
        MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${ids})
        MATCH (target:${name(targetLabel(model.to))} {id: record.${name(property)}})
        CREATE (record)-[:${name(model.relationship)}]->(target)`);
  }
}

/** Relationships of references and standard concepts, as the properties of changed records say. */
export async function linkChanged(run: Write, { type, changed }: Changes): Promise<void> {
  const records = changed.map(({ record }) => record);
  for (const link of linksOf(type)) {
    const said = records.filter(({ properties }) => Object.hasOwn(properties, link.property));
    if (said.length > 0) await run(linkStatement(type, link, said));
  }
}

type LinkField = Extract<FieldModel, { kind: 'reference' | 'coded' }>;

type Link = { readonly model: LinkField; readonly property: string };

/** The fields of a type that are relationships, too, with the property that each agrees with. */
function linksOf(type: RecordType): readonly Link[] {
  return Object.entries(modelOf(type).fields).flatMap(([field, model]): readonly Link[] => {
    if (model.kind === 'reference') return [{ model, property: `${field}Id` }];
    return model.kind === 'coded' ? [{ model, property: `${field}StandardConcept` }] : [];
  });
}

function idsWith(records: readonly BuiltRecord[], property: string): readonly string[] {
  return records.filter(({ properties }) => properties[property] != null).map(({ id }) => id);
}

/** Makes the relationship agree with the property; a no-op where it does. */
function linkStatement(type: RecordType, { model, property }: Link, records: readonly BuiltRecord[]): Cypher {
  const ids = records.map(({ id }) => id);
  const [label, key] = targetOf({ model, property });
  return cypher`
    MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${ids})
    OPTIONAL MATCH (record)-[link:${name(model.relationship)}]->(linked:${name(label)})
    WITH record, link, coalesce(linked.${name(key)} = record.${name(property)}, false) AS kept
    WHERE NOT kept
    DELETE link
    WITH record
    MATCH (target:${name(label)} {${name(key)}: record.${name(property)}})
    CREATE (record)-[:${name(model.relationship)}]->(target)`;
}

/** Label and key of what a field leads to. */
function targetOf({ model }: Link): readonly [label: string, key: string] {
  return model.kind === 'coded' ? ['Concept', 'code'] : [targetLabel(model.to), 'id'];
}

function targetLabel(type: string): string {
  const found = recordTypes.find((known) => known === type);
  if (found === undefined) throw new TypeError(`no record type ${type}`);
  return modelOf(found).type;
}
