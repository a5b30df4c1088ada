import { dirname, relative } from 'node:path';
import type { NatsFiles } from './server.ts';

/** More than any question or answer has. */
const mostBytes = 1_048_576;

/**
 * Configuration of a server that is started here: clients and nothing else. What is not named does not listen (monitoring, other servers,
 * JetStream), and who is not among the users is not let in. `name` tells it from another one.
 */
export function toConfiguration(
  { configuration, users }: NatsFiles,
  { name, listen }: { readonly name: string; readonly listen: string },
): string {
  // NATS looks for every included file from the folder of the one that includes it.
  const included = relative(dirname(configuration), users);
  return `server_name: ${quote(name)}
listen: ${quote(listen)}
max_payload: ${mostBytes}
authorization {
  include ${quote(included)}
}
`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
