import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GrantRole } from '../../access/grants/grant.ts';
import { addGrants } from '../../access/grants/grants.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { openAudit } from '../../audit/audit.ts';
import { type FoundEntry, readAudit } from '../../audit/read.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { clearAccess, seedAccess } from './access-graph.ts';
import { testDatabase } from './database.ts';
import { audience, startIssuer } from './issuer.ts';

/** Of `gr-a1` a steward, a reader and an auditor, and of `gr-b1` another steward; `nora` has no grant. */
const granted: readonly (readonly [subject: string, role: GrantRole, dataset: string])[] = [
  ['anna', 'STEWARD', 'gr-a1'],
  ['rita', 'READER', 'gr-a1'],
  ['otto', 'AUDITOR', 'gr-a1'],
  ['bert', 'STEWARD', 'gr-b1'],
];

type Headers = Readonly<Record<string, string>>;
type Fault = { readonly message: string; readonly extensions: { readonly code: string } };

/** What is answered; of errors the codes and the texts. */
export type Told<Data> = {
  readonly data: Data;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
};

export type StewardSite = Awaited<ReturnType<typeof startStewardSite>>;

/** A site under tiered access with an issuer and an audit, over the graph of `access-graph`. */
export async function startStewardSite() {
  const [graph, probe] = [new Graph(testDatabase().address), new Graph(testDatabase().address)];
  const home = await mkdtemp(join(tmpdir(), 'oncograph-stewards-'));
  const folder = join(home, 'audit');
  const log = createLog('silent', { write: () => true });
  const issuer = await startIssuer();
  const audit = await openAudit({ folder, days: 1_096, chargedDays: 365, graph, log }, {});
  const config = { access: 'tiered', oidcIssuers: [issuer.url], oidcAudience: audience } as const;
  const terminology = followTerminology(graph);
  const serving = await serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...config },
    ...{ graph, terminology, probe, log, version: '1.2.3', audit },
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(graph, { ...config, licensedNames: 'shown' }, log),
  });

  /** Grants a dataset as an operator does, and gives the id of the grant. */
  const grant = async (subject: string, role: GrantRole, dataset: string, until: string | null = null) => {
    const at = new Date().toISOString();
    const person = { issuer: issuer.url, subject };
    const given = { person, datasets: [dataset], role, reason: 'permit 1', by: 'op', at, from: at, until };
    const [{ id = '' } = {}] = await addGrants(graph, given);
    return id;
  };

  /** The header of somebody who is logged in at the issuer. */
  const loginOf = async (subject: string): Promise<Headers> => ({
    authorization: `Bearer ${await issuer.token((_header, payload) => Object.assign(payload, { sub: subject }))}`,
  });

  /** What somebody is answered, or who sends some headers. */
  const ask = async <Data>(who: string | Headers, query: string): Promise<Told<Data>> => {
    const response = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(typeof who === 'string' ? await loginOf(who) : who),
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors = [] } = (await response.json()) as { data: Data; errors?: readonly Fault[] };
    return {
      data,
      codes: errors.map(({ extensions }) => extensions.code),
      messages: errors.map(({ message }) => message),
    };
  };

  const entries = async (): Promise<readonly FoundEntry[]> => {
    const found: FoundEntry[] = [];
    for await (const entry of readAudit(folder)) found.push(entry);
    return found;
  };

  return {
    ...{ graph, folder, issuer: issuer.url, url: serving.url, grant, loginOf, ask },
    /** The header of a personal token of somebody. */
    tokenOf: async (subject: string): Promise<Headers> => {
      const person = { issuer: issuer.url, subject };
      const span = { from: new Date().toISOString(), until: '2090-01-01T00:00:00.000Z' };
      const { text } = await addPersonalToken(graph, { person, name: 't', ...span });
      return { authorization: `Bearer ${text}` };
    },
    /** Takes all grants away, and gives everybody their own; gives the ids by subject. */
    reset: async (): Promise<ReadonlyMap<string, string>> => {
      await seedAccess(graph);
      const ids = new Map<string, string>();
      for (const [subject, role, dataset] of granted) ids.set(subject, await grant(subject, role, dataset));
      return ids;
    },
    /** What is kept of what `work` asks. */
    keptOf: async (work: () => Promise<unknown>): Promise<readonly FoundEntry[]> => {
      const before = (await entries()).length;
      await work();
      return (await entries()).slice(before);
    },
    close: async () => {
      await serving.close();
      await audit.close();
      await issuer.close();
      await clearAccess(graph);
      await graph.write((run) => run(cypher`MATCH (kept:AuditHead|AuditPatient) DELETE kept`));
      await Promise.all([graph.close(), probe.close()]);
      await rm(home, { recursive: true });
    },
  };
}
