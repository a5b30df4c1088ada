import type { Config } from '../config.ts';
import { untilAnswers } from './bolt.ts';
import type { Log, Neo4jServer } from './server.ts';

/** Where a server is given, and what tells that nobody waits for it any more. */
type Given = { readonly uri: string; readonly config: Config; readonly stopped: AbortSignal };

/** The server at `NEO4J_URI`, which may itself still be starting. @throws KnownError when it stays silent */
export async function givenServer({ uri, config, stopped }: Given, log: Log): Promise<Neo4jServer> {
  const { neo4jUser: user, neo4jPassword: password = '', neo4jDatabase: database } = config;
  const address = { uri, user, password, ...(database === undefined ? {} : { database }) };
  const silence = `NEO4J_URI: nothing answers at ${uri}.`;
  const check = () => stopped.throwIfAborted();
  const back = () => {
    log.info(`Waiting for Neo4j at ${uri}.`);
    return untilAnswers(address, { patienceMs: 60_000, silence, check });
  };
  await back();
  const lost = new AbortController().signal; // nobody knows whether it is started again
  return { kind: 'given', address, trouble: () => undefined, lost, back, stop: async () => {} };
}
