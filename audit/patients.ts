import { randomUUID } from 'node:crypto';
import { cypher, name } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Noted } from './trail.ts';

/** Patients of one statement. */
const atOnce = 5_000;

/**
 * Names of the patients of what was shown, for the audit alone: random ones, that nothing but a node of the graph leads back to
 * a patient. Who is forgotten loses that node, and the audit stays as it is.
 */
export async function namesOf(graph: Graph, shown: Noted['shown']): Promise<readonly string[]> {
  const ids = [...(await patientsOf(graph, shown))];
  const names: string[] = [];
  for (let start = 0; start < ids.length; start += atOnce)
    names.push(...(await nameSome(graph, ids.slice(start, start + atOnce))));
  return names.sort();
}

/** The name of a patient in the audit; undefined where nothing was ever shown of one of this id. */
export async function nameOfPatient(graph: Graph, id: string): Promise<string | undefined> {
  const [known] = await graph.read<Named>(
    cypher`MATCH (known:AuditPatient {id: ${id}}) RETURN known.id AS id, known.name AS name`,
  );
  return known?.name;
}

/** The same of a patient of a dataset; undefined of any other one, as of one that is not there. */
export async function nameOfPatientIn(
  graph: Pick<Graph, 'read'>,
  dataset: string,
  id: string,
): Promise<string | undefined> {
  const [known] = await graph.read<Pick<Named, 'name'>>(cypher`
    MATCH (patient:Patient {id: ${id}})
    WHERE ${dataset} IN patient.datasets
    MATCH (known:AuditPatient {id: patient.id})
    RETURN known.name AS name`);
  return known?.name;
}

async function patientsOf(graph: Graph, shown: Noted['shown']): Promise<ReadonlySet<string>> {
  const found = new Set(shown.get('Patient'));
  for (const [label, ids] of shown) {
    if (label === 'Patient') continue;
    const rows = await graph.read<{ id: string }>(cypher`
      MATCH (record:${name(label)} WHERE record.id IN ${[...ids]})<--(patient:Patient)
      RETURN DISTINCT patient.id AS id`);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

type Named = { readonly id: string; readonly name: string };

async function nameSome(graph: Graph, ids: readonly string[]): Promise<readonly string[]> {
  const known = await graph.read<Named>(cypher`
    MATCH (known:AuditPatient WHERE known.id IN ${ids}) RETURN known.id AS id, known.name AS name`);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const missing = ids.filter((id) => !names.has(id)).map((id) => ({ id, name: randomUUID() }));
  if (missing.length === 0) return [...names.values()];
  const made = await graph.write((run) =>
    run<Named>(cypher`
      UNWIND ${missing} AS row
      MATCH (patient:Patient {id: row.id})
      MERGE (known:AuditPatient {id: row.id})
      ON CREATE SET known.name = row.name
      RETURN known.id AS id, known.name AS name`),
  );
  return [...names.values(), ...made.map((one) => one.name)];
}
