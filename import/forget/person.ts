import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { createIdentity } from '../store/identity.ts';

/** Whom somebody means: an opaque id or a source id and, where several populations have it, the population. */
export type Named = { readonly id: string; readonly population?: string | undefined };

/** A patient of the graph. */
export type Found = {
  readonly id: string;
  readonly sourceId: string;
  readonly population: string;
  readonly datasets: readonly string[];
  readonly records: number;
};

/** The one person who is meant: in the graph, or only known by opaque ids. The population is unknown of an opaque id of nobody. */
export type Person = {
  readonly population: string | undefined;
  readonly ids: readonly string[];
  readonly found: Found | undefined;
  /** Other populations of which a patient has the same source id. */
  readonly elsewhere: readonly string[];
};

/** The one person who is meant. @throws KnownError ARGUMENT_INVALID where it could be several, or nobody knows of which population */
export async function findPerson(graph: Graph, secret: string, named: Named): Promise<Person> {
  const { id, population } = named;
  const all = await graph.read<Found>(cypher`
    MATCH (patient:Patient WHERE patient.id = ${id} OR patient.sourceId = ${id})
    RETURN patient.id AS id, patient.sourceId AS sourceId, patient.population AS population,
      patient.datasets AS datasets, COUNT { (patient)-->() } AS records
    ORDER BY population`);
  const here = all.filter((one) => population === undefined || one.population === population);
  if (here.length > 1) throw ambiguous(here);
  const [found] = here;
  const elsewhere = all.filter((one) => one !== found).map((one) => one.population);
  if (found !== undefined) return { population: found.population, ids: [found.id], found, elsewhere };
  if (population === undefined && isOpaque(id))
    return { population: undefined, ids: [id], found: undefined, elsewhere };
  const meant = population ?? onlyOne(await populationsOf(graph));
  return { population: meant, ids: idsOf(secret, id, meant), found: undefined, elsewhere };
}

/** Opaque ids by which a person of a population can be known: that of the source id and, where it is one, the id itself. */
export function idsOf(secret: string, id: string, population: string): readonly string[] {
  return [createIdentity(secret, population)('patient', [id]), ...(isOpaque(id) ? [id] : [])];
}

/** Populations that have been loaded. */
export async function populationsOf(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(cypher`
    MATCH (population:Population)
    RETURN population.id AS id ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Whether a text has the form of the ids that leave: 26 characters of base32. */
function isOpaque(id: string): boolean {
  return /^[a-z2-7]{26}$/.test(id);
}

function onlyOne(populations: readonly string[]): string {
  const [only, ...others] = populations;
  if (only !== undefined && others.length === 0) return only;
  const loaded = populations.length === 0 ? 'none is loaded yet' : `loaded are ${populations.join(', ')}`;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `Nobody in the graph has this id: say --population whose later loads are to leave it out (${loaded}).`,
  );
}

function ambiguous(found: readonly Found[]): KnownError {
  const each = found.map(({ population, records }) => `${population} (${records} records)`).join(', ');
  return new KnownError(
    'ARGUMENT_INVALID',
    `${found.length} patients have this id, of the populations ${each}: say --population which one is meant. Nothing was erased.`,
  );
}
