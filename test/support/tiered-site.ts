import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserSite } from '../../access/browser-site.ts';
import { addGrants } from '../../access/grants/grants.ts';
import type { Person } from '../../access/person.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { addSession } from '../../access/sessions.ts';
import { openAudit } from '../../audit/audit.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from './database.ts';
import { audience, startIssuer } from './issuer.ts';
import { keepLine } from './log-lines.ts';

/** Headers by which somebody is known. */
export type Login = Readonly<Record<string, string>>;

/** A server under tiered access, with logins in the browser and an audit, and who asks it. */
export type TieredSite = {
  readonly url: string;
  /** What it logged so far. */
  readonly logged: readonly string[];
  /** By an access token of the issuer. */
  readonly byIssuer: (subject: string) => Promise<Login>;
  readonly byPersonalToken: (subject: string) => Promise<Login>;
  /** By the cookie of a session that begins now. */
  readonly byCookie: (subject: string) => Promise<Login>;
  /** Grants somebody datasets, from now on. Gives the ids of the grants. */
  readonly grant: (subject: string, ...datasets: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Where browsers would reach it. */
const publicUrl = 'https://kg.example.org';
const [from, until] = ['2026-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z'];

/** Starts an issuer and a server that accepts its tokens. */
export async function startTieredSite(): Promise<TieredSite> {
  const { address, indexFolder } = testDatabase();
  const [graph, probe] = [new Graph(address, unhurriedMs), new Graph(address)];
  const issuer = await startIssuer();
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => keepLine(logged, line) });
  const config = {
    access: 'tiered',
    licensedNames: 'withheld',
    ...{ host: '127.0.0.1', port: 0, publicUrl },
    ...{ oidcIssuers: [issuer.url], oidcAudience: audience, oidcClientId: 'kg', sessionHours: 8 },
  } as const;
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-site-'));
  const audit = await openAudit({ folder, days: 1_096, chargedDays: 365, graph, log }, { version: '1.2.3' });
  const terminology = followTerminology(graph, undefined, unhurriedMs);
  const { url, readiness, close } = await serve({
    ...{ config, graph, terminology, probe, log, version: '1.2.3', audit },
    index: followIndex(graph, terminology, { folder: indexFolder, patienceMs: unhurriedMs }),
    caller: createCaller(graph, config, log),
  });
  readiness.set('ready');
  const personOf = (subject: string): Person => ({ issuer: issuer.url, subject });
  return {
    ...{ url, logged },
    byIssuer: async (sub) =>
      bearer(await issuer.token((_header, payload) => Object.assign(payload, { sub }))),
    byPersonalToken: async (subject) =>
      bearer((await addPersonalToken(graph, { person: personOf(subject), name: 'test', from, until })).text),
    byCookie: async (subject) => {
      const { session, origin } = browserSite(publicUrl);
      return {
        cookie: `${session}=${await addSession(graph, { person: personOf(subject), from, until })}`,
        origin,
      };
    },
    grant: async (subject, ...datasets) => {
      const why = { role: 'READER', reason: 'permit 7', by: 'op', at: from, from, until: null } as const;
      return (await addGrants(graph, { ...why, person: personOf(subject), datasets })).map(({ id }) => id);
    },
    close: async () => {
      await close();
      await audit.close();
      await graph.write((run) => run(cypher`MATCH (node:AuditPatient|AuditHead) DELETE node`));
      await rm(folder, { recursive: true });
      await Promise.all([issuer.close(), graph.close(), probe.close()]);
    },
  };
}

function bearer(token: string): Login {
  return { authorization: `Bearer ${token}` };
}
