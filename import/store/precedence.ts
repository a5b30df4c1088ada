import { cypher, name } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { type FieldModel, type Properties, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { indexEvent, person } from '../../ontology/roles.ts';
import { diagnosisOf } from './diagnosis.ts';
import { toIntegers } from './to-integers.ts';

/** Per field of the patient, the registration sources that answer, best first. */
export type Precedence = Readonly<Record<string, readonly string[]>>;

const { fields, relationship } = modelOf(person.record);
const { relationship: toIndex } = modelOf(indexEvent.record);

const atOnce = 2_000;

/** Decides what patients are from their registrations and index conditions, and in which datasets they have data. */
export async function settlePatients(
  graph: Graph,
  patients: Iterable<string>,
  precedence: Precedence,
): Promise<void> {
  const ids = [...patients];
  for (let start = 0; start < ids.length; start += atOnce)
    await settleSome(graph, ids.slice(start, start + atOnce), precedence);
}

async function settleSome(graph: Graph, ids: readonly string[], precedence: Precedence): Promise<void> {
  await graph.write(async (run) => {
    const known = await run<{
      id: string;
      registrations: readonly Properties[];
      index: readonly Properties[];
      datasets: readonly string[];
    }>(cypher`
      MATCH (patient:Patient WHERE patient.id IN ${ids})
      RETURN patient.id AS id,
        COLLECT { MATCH (patient)-[:${name(relationship)}]->(registration) RETURN properties(registration) } AS registrations,
        COLLECT { MATCH (patient)-[:${name(toIndex)}]->(event) WHERE event.${name(indexEvent.flag)} RETURN properties(event) } AS index,
        COLLECT { MATCH (patient)-->(record) WHERE record.dataset IS NOT NULL RETURN DISTINCT record.dataset AS dataset ORDER BY dataset } AS datasets`);
    const gone = known.filter(({ datasets }) => datasets.length === 0).map(({ id }) => id);
    const rows = known
      .filter(({ datasets }) => datasets.length > 0)
      .map(({ id, registrations, index, datasets }) => {
        const decided = decide(registrations, precedence);
        const properties = toIntegers(fields, { ...decided, ...diagnosisOf(decided, index) });
        return { id, properties: { ...properties, datasets } };
      });
    await run(cypher`
      UNWIND ${rows} AS row
      MATCH (patient:Patient {id: row.id})
      SET patient += row.properties`);
    await run(cypher`MATCH (patient:Patient WHERE patient.id IN ${gone}) DETACH DELETE patient`);
  });
}

/** What is decided: everything that a registration says, but for who says it. */
const decidedFields = Object.entries(fields).filter(([field]) => field !== person.source);

/** The properties of a patient: for each field what the best source says, and where sources disagree. */
export function decide(registrations: readonly Properties[], precedence: Precedence): Properties {
  const decided = decidedFields.map(([name, field]) =>
    decideField({ name, field }, registrations, precedence[name]),
  );
  const conflictFields = decidedFields.map(([name]) => name).filter((_, at) => decided[at]?.conflict);
  const values = Object.fromEntries(decided.flatMap(({ properties }) => Object.entries(properties)));
  return { ...values, conflict: conflictFields.length > 0, conflictFields };
}

function decideField(
  { name, field }: { readonly name: string; readonly field: FieldModel },
  registrations: readonly Properties[],
  sources: readonly string[] | undefined,
): { readonly properties: Properties; readonly conflict: boolean } {
  const [lead = name] = propertiesOf(name, field);
  const saying = registrations.filter((registration) => registration[lead] != null);
  const answering = saying
    .filter(({ source }) => sources === undefined || sources.includes(String(source)))
    .sort((a, b) => rank(a, sources) - rank(b, sources) || (String(a.id) < String(b.id) ? -1 : 1));
  const answer = answering[0];
  const names = [...propertiesOf(name, field), ...(field.kind === 'date' ? ['timelineName'] : [])];
  const stored = (property: string) => (property === 'timelineName' ? `${name}Timeline` : property);
  return {
    properties: Object.fromEntries(names.map((property) => [stored(property), answer?.[property] ?? null])),
    conflict: new Set(saying.map((registration) => comparable(registration[lead]))).size > 1,
  };
}

function rank({ source }: Properties, sources: readonly string[] | undefined): number {
  return sources?.indexOf(String(source)) ?? 0;
}

function comparable(value: PropertyValue | undefined): string {
  return String(value).toLowerCase();
}
