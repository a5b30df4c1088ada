import { forgetInCohorts } from '../../cohort/saved/forget.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { forgetBatches } from '../load/ledger.ts';
import { forgottenOf, keepForgotten, takeBack } from '../store/forgotten.ts';
import { raiseVersion } from '../store/population.ts';
import { openStore, peekStore } from '../store/store.ts';
import { markUsed } from '../store/usage.ts';
import { eraseFacts } from './facts.ts';
import { findPerson, idsOf, type Person, populationsOf } from './person.ts';

/** What forgetting is told beside the id. */
export type ForgetOptions = {
  /** Whose patient is meant; may be left out where only one patient can be. */
  readonly population?: string | undefined;
  readonly identitySecret?: string | undefined;
  /** Only what would be erased is told. */
  readonly dryRun?: boolean | undefined;
};

/** What was erased of a person, and the words by which it could still be found elsewhere. */
export type Erased = Pick<Person, 'population' | 'elsewhere'> & {
  readonly patients: number;
  readonly records: number;
  /** Records by label. */
  readonly types: Readonly<Record<string, number>>;
  readonly datasets: readonly string[];
  readonly words: readonly string[];
};

/**
 * Erases the one patient of this opaque id or source id, and keeps a keyed hash so that no later load of the population
 * brings the patient back. One who is not in the graph is kept out all the same.
 * @throws KnownError ARGUMENT_INVALID where several patients have the id
 */
export async function forgetPatient(
  graph: Graph,
  id: string,
  { population, identitySecret, dryRun = false }: ForgetOptions = {},
): Promise<Erased> {
  const open = dryRun ? peekStore : openStore;
  const { identitySecret: secret } = await open(graph, identitySecret);
  const person = await findPerson(graph, secret, { id, population });
  const erased = await toErased(graph, id, person);
  if (!dryRun) {
    await erase(graph, secret, { person, words: erased.words });
    await markUsed(graph);
  }
  return erased;
}

async function toErased(graph: Graph, id: string, { found, ...person }: Person): Promise<Erased> {
  const { population, elsewhere, ids } = person;
  const rows = await graph.read<{ type: string; records: number }>(cypher`
    MATCH (patient:Patient {id: ${found?.id ?? ''}})-->(record)
    RETURN labels(record)[0] AS type, count(*) AS records ORDER BY type`);
  return {
    population,
    elsewhere,
    patients: found === undefined ? 0 : 1,
    records: found?.records ?? 0,
    types: Object.fromEntries(rows.map(({ type, records }) => [type, records])),
    datasets: found?.datasets ?? [],
    // A source id that another population has, too, is a word of that patient.
    words: [...new Set([...ids, ...(elsewhere.length > 0 ? [] : [id, found?.sourceId ?? id])])],
  };
}

type Erasure = { readonly person: Person; readonly words: readonly string[] };

async function erase(graph: Graph, secret: string, { person, words }: Erasure): Promise<void> {
  const { found, ids } = person;
  await graph.write(async (run) => {
    await eraseFacts(run, found?.id ?? '');
    await run(cypher`
      MATCH (patient:Patient {id: ${found?.id ?? ''}})-->(record)
      WHERE record.dataset IS NOT NULL
      DETACH DELETE record`);
    await run(cypher`MATCH (patient:Patient {id: ${found?.id ?? ''}}) DETACH DELETE patient`);
    await run(cypher`MATCH (known:AuditPatient WHERE known.id IN ${ids}) DELETE known`); // what the audit calls the patient
    await keepForgotten(run, secret, ids);
    await forgetInCohorts(run, words);
    await forgetBatches(run);
    if (found !== undefined) await raiseVersion(run, found.population);
  });
}

/**
 * Lets loads bring again whoever was forgotten by this id; what was erased comes back with the next load alone. Gives the
 * population, undefined where an opaque id does not tell it.
 * @throws KnownError NOT_FOUND where nobody was forgotten by it, ARGUMENT_INVALID where several were
 */
export async function takeBackForgotten(
  graph: Graph,
  id: string,
  { population, identitySecret }: ForgetOptions = {},
): Promise<string | undefined> {
  const { identitySecret: secret } = await openStore(graph, identitySecret);
  const populations = population === undefined ? await populationsOf(graph) : [population];
  const persons = populations.map((one) => ({ population: one, ids: idsOf(secret, id, one) }));
  const kept = await forgottenOf(graph, secret, [id, ...persons.flatMap(({ ids }) => ids)]);
  const meant = persons.filter(({ ids: [own = ''] }) => kept.includes(own));
  if (kept.length === 0) throw new KnownError('NOT_FOUND', notForgotten(population));
  if (meant.length > 1)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `Patients of this id were forgotten in the populations ${meant.map((one) => one.population).join(', ')}: say --population which one is taken back.`,
    );
  await graph.write((run) => takeBack(run, secret, kept));
  return meant[0]?.population ?? population;
}

function notForgotten(population: string | undefined): string {
  return population === undefined
    ? 'Nobody was forgotten by this id in a population that is loaded: name another one with --population.'
    : `Nobody was forgotten by this id in the population ${population}.`;
}
