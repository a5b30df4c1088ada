import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { isOfDatasets } from '../../graph/reader.ts';
import { countBits } from '../../index/columns/bits.ts';
import type { Scope } from '../../index/scope.ts';
import type { View } from '../../index/view.ts';
import { decidedFields, type Precedence } from '../../ontology/decide.ts';
import { type FieldModel, propertiesOf } from '../../ontology/model.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { indexEvent, person } from '../../ontology/roles.ts';
import type { Span } from '../../ontology/span.ts';
import { ages, years } from '../../ontology/time.ts';
import { ageAtEvent } from './field.ts';

/**
 * A scope with the precedence of each population, where it holds only a part of the datasets of any: what patients are is then
 * decided anew, from the records in scope.
 */
export type CypherScope = Scope & { readonly precedences?: Readonly<Record<string, Precedence>> };

/** The scope of a question as Cypher needs it. */
export function toCypherScope(scope: Scope, views: readonly View[]): CypherScope {
  const isPart = views.some(({ whole, everybody }) => !whole && countBits(everybody) > 0);
  if (!isPart) return scope;
  const precedences = views.map(({ segment: { state, precedence } }) => [state.id, precedence] as const);
  return { ...scope, precedences: Object.fromEntries(precedences) };
}

/** What has the facts of `patient`: the patient, or what was decided anew. */
export function personOf({ precedences }: CypherScope): Cypher {
  return precedences === undefined ? cypher`patient` : cypher`facts`;
}

/** Decides anew what each `patient` is, bound to `facts`; nothing where that stands with the patient. */
export function decideAnew({ datasets, precedences }: CypherScope): Cypher {
  if (precedences === undefined) return cypher``;
  const said = decidedFields.flatMap(([field, model]) => saidBy(field, model));
  const conflicts = decidedFields.map(([field, model]) => differs(leadOf(field, model)));
  return cypher`CALL (patient) {
      WITH coalesce(${precedences}[patient.population], {}) AS precedence,
        ${recordsOf(person.record, datasets)} AS registrations,
        [event IN ${recordsOf(indexEvent.record, datasets)} WHERE event.${name(indexEvent.flag)}] AS events
      WITH events, registrations, ${join(
        decidedFields.map(([field, model]) => cypher`${answerFor(field, model)} AS ${name(field)}`),
        ', ',
      )}
      WITH events, {${join([...said, cypher`conflict: ${join(conflicts, ' OR ')}`], ', ')}} AS said
      RETURN said {.*, ${join([byIndex(indexEvent.age, ageOf), byIndex(indexEvent.year, yearOf)], ', ')}} AS facts
    }`;
}

/** Records of `patient` in scope as a list of their properties, in order of their ids. */
function recordsOf(type: RecordType, datasets: readonly string[]): Cypher {
  return cypher`COLLECT {
          MATCH (patient)-[:${name(modelOf(type).relationship)}]->(record)
          WHERE ${isOfDatasets(datasets)}
          WITH record ORDER BY record.id
          RETURN properties(record)
        }`;
}

/** What a field is known by. */
function leadOf(field: string, model: FieldModel): Cypher {
  const [lead = field] = propertiesOf(field, model);
  return name(lead);
}

/** Registrations that say anything of what a field is known by. */
function sayingOf(lead: Cypher): Cypher {
  return cypher`[one IN registrations WHERE one.${lead} IS NOT NULL]`;
}

/** The registration that answers for a field: the first of the best source that says anything of it. */
function answerFor(field: string, model: FieldModel): Cypher {
  const [saying, sources] = [sayingOf(leadOf(field, model)), cypher`precedence.${name(field)}`];
  return cypher`CASE WHEN ${sources} IS NULL THEN head(${saying})
        ELSE head([best IN [source IN ${sources} | head([one IN ${saying} WHERE one.${name(person.source)} = source])] WHERE best IS NOT NULL]) END`;
}

/** Properties of a field, as the registration says them that answers. */
function saidBy(field: string, model: FieldModel): readonly Cypher[] {
  const stored = propertiesOf(field, model).map(
    (property) => cypher`${name(property)}: ${name(field)}.${name(property)}`,
  );
  return model.kind === 'date'
    ? [...stored, cypher`${name(`${field}Timeline`)}: ${name(field)}.timelineName`]
    : stored;
}

/** Whether registrations say different things. */
function differs(lead: Cypher): Cypher {
  const text = (one: Cypher) => cypher`toLower(toString(${one}.${lead}))`;
  return cypher`any(one IN ${sayingOf(lead)} WHERE ${text(cypher`one`)} <> ${text(cypher`head(${sayingOf(lead)})`)})`;
}

/** A field that index conditions say, where registrations are silent and they agree. */
function byIndex(field: string, stated: Cypher): Cypher {
  const values = cypher`[value IN [event IN events | coalesce(event.${name(field)}, ${stated})] WHERE value IS NOT NULL]`;
  const agreed = cypher`head([known IN [${values}] WHERE all(value IN known WHERE value = known[0]) | known[0]])`;
  return cypher`${name(field)}: coalesce(said.${name(field)}, ${agreed})`;
}

const ageOf = within(ageAtEvent(cypher`event`, { person: cypher`said` }), ages);

const yearOf = within(
  cypher`CASE WHEN event.timeline = 'CALENDAR' AND event.startDay IS NOT NULL THEN (date('1970-01-01') + duration({days: event.startDay})).year END`,
  years,
);

function within(value: Cypher, { min, max }: Span): Cypher {
  return cypher`head([value IN [${value}] WHERE ${min} <= value <= ${max}])`;
}
