import type { Protection } from '../../disclosure/protection.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { type ServeOptions, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from './database.ts';
import { audience, type TestIssuer } from './issuer.ts';
import { keepLine } from './log-lines.ts';
import { protectionOf } from './protection.ts';

/** Headers by which somebody is known. */
export type Headers = Readonly<Record<string, string>>;

/** An answer over HTTP as it came; what it says, and how long it took. */
export type Heard<Data = CountedData> = {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly text: string;
  readonly ms: number;
  readonly data: Data;
  readonly codes: readonly string[];
};

/** A protected number. */
export type Told = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly suppressed: boolean;
  readonly asOf: string | null;
};

export type CountedData = { readonly cohort: { readonly count: Told } };

export type ProtectedSite = Awaited<ReturnType<typeof startProtectedSite>>;

/** A question for a count, as a document. */
export function countOf(where: string, more = ''): string {
  return `{ cohort(where: ${where}${more}) { count { value low high suppressed precision confidence asOf } } }`;
}

/** A server of its own over the graph of the tests, which tells protected numbers to whoever is logged in at `issuer`. */
export async function startProtectedSite(
  issuer: TestIssuer,
  protection: (graph: Graph) => Protection = protectionOf,
  further: Pick<ServeOptions, 'audit' | 'person' | 'network'> = {},
) {
  const { address, indexFolder } = testDatabase();
  const [graph, probe] = [new Graph(address, unhurriedMs), new Graph(address)];
  await applyConstraints(graph);
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => keepLine(logged, line) });
  const login = { access: 'tiered', oidcIssuers: [issuer.url], oidcAudience: audience } as const;
  const terminology = followTerminology(graph, undefined, unhurriedMs);
  const index = followIndex(graph, terminology, { folder: indexFolder, patienceMs: unhurriedMs });
  await index(); // else the first question waits for it
  const serving = await serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...login },
    ...{ graph, terminology, probe, log, version: '1.2.3', protection: protection(graph), ...further },
    index,
    caller: createCaller(graph, { ...login, licensedNames: 'shown' }, log),
  });
  serving.readiness.set('ready');
  return {
    ...{ url: serving.url, logged },
    ask: <Data = CountedData>(who: Headers, query: string) => askAt<Data>(serving.url, who, query),
    close: async () => {
      await serving.close();
      await Promise.all([graph.close(), probe.close()]);
    },
  };
}

/** The header of somebody who is logged in, of an organisation where one is said. */
export async function loginAt(issuer: TestIssuer, sub: string, organisation?: string): Promise<Headers> {
  const said = organisation === undefined ? {} : { schac_home_organization: organisation };
  const token = await issuer.token((_header, payload) => Object.assign(payload, { sub, ...said }));
  return { authorization: `Bearer ${token}` };
}

/** Asks a server that is there. */
export async function askAt<Data = CountedData>(
  url: string,
  who: Headers,
  query: string,
): Promise<Heard<Data>> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...who },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const ms = performance.now() - began;
  const { data, errors = [] } = JSON.parse(text) as {
    data: Data; // the test knows what it asks for
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  const codes = errors.map(({ extensions }) => extensions.code);
  return { status: response.status, headers: response.headers, text, ms, data, codes };
}
