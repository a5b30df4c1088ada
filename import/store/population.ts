import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import type { Precedence } from '../../ontology/decide.ts';
import { settlePatients } from './settle-patients.ts';

/** Keeps the precedence of a mapping with its population: removals settle patients by it, too. */
export async function keepPrecedence(run: Write, population: string, precedence: Precedence): Promise<void> {
  await run(cypher`
    MERGE (population:Population {id: ${population}})
    SET population.precedence = ${JSON.stringify(precedence)}`);
}

/** The precedence that is kept with a population. */
export async function precedenceOf(graph: Graph, population: string): Promise<Precedence> {
  const [row] = await graph.read<{ precedence: string | null }>(cypher`
    MATCH (population:Population {id: ${population}})
    RETURN population.precedence AS precedence`);
  return JSON.parse(row?.precedence ?? '{}'); // written by `keepPrecedence` alone
}

/** Ids of all patients of a population. */
export async function patientsOf(graph: Graph, population: string): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(
    cypher`
      MATCH (patient:Patient {population: ${population}})
      RETURN patient.id AS id`,
    { timeoutMs: unhurriedMs },
  );
  return rows.map(({ id }) => id);
}

/** Whether the graph has neither a patient nor a dataset of a population. */
export async function isEmpty(graph: Graph, population: string): Promise<boolean> {
  const [found] = await graph.read<{ empty: boolean }>(cypher`
    RETURN NOT EXISTS { (:Patient {population: ${population}}) }
      AND NOT EXISTS { (:Dataset {population: ${population}}) } AS empty`);
  return found?.empty === true;
}

/** Settles patients of a population by its own precedence. */
export async function settleIn(graph: Graph, population: string, patients: Iterable<string>): Promise<void> {
  await settlePatients(graph, patients, await precedenceOf(graph, population));
}

/** Whoever reads a population from end to end sees that its data are on the way from one version to the next. */
export async function markChanging(run: Write, population: string): Promise<void> {
  await run(cypher`
    MATCH (population:Population {id: ${population}})
    SET population.changing = true`);
}

/** What was to change a population has left it as it was. */
export async function markUnchanged(run: Write, population: string): Promise<void> {
  await run(cypher`
    MATCH (population:Population {id: ${population}})
    SET population.changing = null`);
}

/** A question sees that the data of a population are others. */
export async function raiseVersion(run: Write, population: string): Promise<void> {
  await run(cypher`
    MERGE (population:Population {id: ${population}})
    SET population.version = coalesce(population.version, 0) + 1, population.key = randomUUID(),
      population.changing = null`);
}
