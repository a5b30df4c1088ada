import type { Logger } from 'pino';
import { createNetwork, type Network } from '../../federation/network.ts';
import type { Config } from '../config.ts';
import { webProxyOf } from '../network-settings.ts';
import { readSites } from '../sites.ts';
import { openHubSites, type Publications } from './hub.ts';

/** The other sites that a server asks. */
export type Others = {
  readonly network: Network;
  /** What they publish, where this is a hub. */
  readonly publications?: Publications;
  readonly close: () => Promise<void>;
};

/**
 * The sites of a server: those that its file names, and where it is a hub those that it invited. Of two with one id the one of the file is asked.
 * @throws KnownError that says what is wrong with the file, or with those of the hub
 */
export async function openOthers(
  config: Pick<Config, 'sitesFile' | 'dataDir' | 'natsUrls' | 'httpsProxy' | 'noProxy'>,
  env: NodeJS.ProcessEnv,
  log: Logger,
): Promise<Others> {
  const { dataDir, natsUrls: servers } = config;
  const named = await readSites(config, env);
  if (servers === undefined) return { network: createNetwork(() => named, log), close: async () => {} };
  const place = { dataDir, servers, taken: named.map(({ id }) => id), proxy: webProxyOf(config) };
  const hub = await openHubSites(place, log);
  const network = createNetwork(() => [...named, ...hub.sites()], log);
  return { network, publications: hub.publications, close: hub.close };
}
