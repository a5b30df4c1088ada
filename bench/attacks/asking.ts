import { graphql } from 'graphql';
import type { Caller } from '../../disclosure/caller.ts';
import type { Protection } from '../../disclosure/protection.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createContext } from '../../resolvers/context.ts';
import { createSchema } from '../../schema/index.ts';
import { createServices } from '../../server/services.ts';
import { followTerminology } from '../../terminology/current.ts';

/** A person of an organisation, who was granted nothing. */
export type Somebody = { readonly person: string; readonly organisation: string };

/** What was told: a number for each code, in their order; null where none was shown. */
type Answer = readonly (number | null)[];

type Answered = {
  readonly cohort: {
    readonly facets: readonly {
      readonly values: readonly {
        readonly value: string;
        readonly count: { readonly value: number | null };
      }[];
    }[];
  };
};

/**
 * Asks as a server does for a request, without its fixed time: how many of the cohort have each of some codes, a unit each.
 * @throws Error with the code of an error as its message
 */
export function createAsking(graph: Graph, protection: Protection) {
  const schema = createSchema();
  const terminology = followTerminology(graph, undefined, unhurriedMs);
  const index = followIndex(graph, terminology, { patienceMs: unhurriedMs, freshMs: 60_000 });
  const services = createServices(
    { graph, terminology, index },
    { access: 'tiered', version: '0.0.0', protection },
  );
  const asking = async (who: Somebody, where: string, asked: Asked): Promise<Answer> => {
    const { dataset, codes } = asked;
    const source = `{ cohort(where: ${where}, datasets: ["${dataset}"]) {
      facets(of: [CONDITION], values: [{ field: CONDITION, values: ${JSON.stringify(codes)} }], top: 1000) {
        values { value count { value } } } } }`;
    const contextValue = createContext(services, callerOf(who, dataset), new AbortController().signal);
    const { data, errors = [] } = await graphql({ schema, source, contextValue });
    const [error] = errors;
    if (error?.extensions.code === 'GRAPH_UNAVAILABLE') return asking(who, where, asked); // what was charged is remembered
    if (error !== undefined || data == null) throw new Error(`${error?.extensions.code}`, { cause: error });
    const [facet] = (data as Answered).cohort.facets; // it is what was asked
    const told = new Map(facet?.values.map(({ value, count }) => [value, count.value]));
    return codes.map((code) => told.get(code) ?? null);
  };
  return asking;
}

export type Asking = ReturnType<typeof createAsking>;

/** Of which dataset, and which codes. */
type Asked = { readonly dataset: string; readonly codes: readonly string[] };

function callerOf({ person, organisation }: Somebody, dataset: string): Caller {
  return {
    ...{ subject: person, records: [], counts: [], registered: [dataset] },
    login: {
      person: { issuer: 'https://issuer.example', subject: person, organisation },
      ...{ until: null, by: 'session', grants: [] },
    },
  };
}
