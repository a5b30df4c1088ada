import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';

/** `version` goes up with every change of a population; `key` tells it from the same version of another graph. */
export type PopulationState = { readonly id: string; readonly version: number; readonly key: string };

/** `version` goes up with every change; `key` tells it from the same version of another graph, or of one restored. */
export type TerminologyState = { readonly version: number; readonly key: string };

/** Versions of everything that the graph holds. They change whenever an answer may. */
export type GraphState = {
  readonly populations: readonly PopulationState[];
  readonly terminology: TerminologyState;
  readonly vocabularies: readonly { readonly id: string; readonly release: string }[];
};

/** The versions as they are now. */
export async function readGraphState(reader: Pick<Reader, 'read'>): Promise<GraphState> {
  const [state] = await reader.read<GraphState>(cypher`
    RETURN COLLECT {
        MATCH (population:Population)
        WITH population ORDER BY population.id
        RETURN {id: population.id, version: toInteger(coalesce(population.version, 0)), key: coalesce(population.key, '')}
      } AS populations,
      coalesce(head(COLLECT {
        MATCH (terminology:Terminology {id: 'terminology'})
        RETURN {version: toInteger(terminology.version), key: coalesce(terminology.key, '')}
      }), {version: 0, key: ''}) AS terminology,
      COLLECT {
        MATCH (vocabulary:Vocabulary WHERE vocabulary.release IS NOT NULL)
        WITH vocabulary ORDER BY vocabulary.id
        RETURN {id: vocabulary.id, release: vocabulary.release}
      } AS vocabularies`);
  if (state === undefined) throw new TypeError('a graph without a state');
  return state;
}

/**
 * The versions as text: of every population, of the terminology as a whole and of every vocabulary, such as
 * `idc@3 terminology@2 DOID@2024-05-29`.
 */
export function graphVersionOf({ populations, terminology, vocabularies }: GraphState): string {
  return [
    ...populations.map(({ id, version }) => `${id}@${version}`),
    ...(terminology.version > 0 ? [`terminology@${terminology.version}`] : []),
    ...vocabularies.map(({ id, release }) => `${id}@${release}`),
  ].join(' ');
}

/** The versions as they are now, as text. */
export async function readGraphVersion(reader: Pick<Reader, 'read'>): Promise<string> {
  return graphVersionOf(await readGraphState(reader));
}

/** Whether two states are of one version of one graph. */
export function isSameState(a: PopulationState, b: PopulationState): boolean {
  return a.id === b.id && a.version === b.version && a.key === b.key;
}
