import { resolve } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { readGraphVersion } from '../../graph/version.ts';
import { softwareVersion } from '../../import/store/software.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { GraphFacts, Manifest } from '../backup/manifest.ts';
import { checkBackup, restoreBackup } from '../backup/restore.ts';
import { writeBackup } from '../backup/write.ts';
import { neo4jVersion } from '../neo4j/class-path.ts';
import { holdFolder, refuseEmpty, refuseForeign, startHeld } from '../neo4j/hold.ts';
import { alone, createSession, type Session } from '../session.ts';
import { withStopSignals } from '../stop-signals.ts';
import type { Surroundings } from '../surroundings.ts';

/** Copies everything of the data folder that cannot be made again to a new folder. @throws KnownError */
export async function backup(surroundings: Surroundings, folder: string): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const { dataDir } = config;
  refuseForeign(config);
  refuseEmpty(dataDir);
  const asked = new KnownError('CONFLICT', 'It was asked to stop: nothing was backed up.');
  const made = await withStopSignals(asked, (stopped) => {
    const facts = () => readFacts({ ...session, stopped });
    return holdFolder(dataDir, () => alone(config, () => writeBackup(folder, { dataDir, facts, stopped })));
  });
  const secret = made.identitySecret === 'given' ? ' IDENTITY_SECRET is not in it: keep that elsewhere.' : '';
  surroundings.stdout.write(`Backed up ${sizeOf(made)} to ${resolve(folder)}.${secret}\n`);
}

/** Puts a backup, once it is found whole, into a data folder that holds nothing. @throws KnownError */
export async function restore(surroundings: Surroundings, folder: string): Promise<void> {
  const { config } = createSession(surroundings);
  const { dataDir, identitySecret } = config;
  refuseForeign(config);
  const neo4j = await neo4jVersion();
  const asked = new KnownError('CONFLICT', 'It was asked to stop: nothing was restored.');
  const manifest = await withStopSignals(asked, async (stopped) => {
    const whole = await checkBackup({ folder, stopped }, neo4j);
    await holdFolder(dataDir, () => restoreBackup({ folder, stopped }, whole, dataDir));
    return whole;
  });
  const wanted = manifest.identitySecret === 'given' && identitySecret === undefined;
  const secret = wanted ? ' Set the IDENTITY_SECRET that it was filled under.' : '';
  surroundings.stdout.write(`Restored ${sizeOf(manifest)} of ${manifest.madeAt} into ${dataDir}.${secret}\n`);
}

/** What the graph says of itself. Its database is started for that: what does not start is no backup, and what was broken off is mended. */
async function readFacts({ config, log, ...starting }: Session): Promise<GraphFacts> {
  const server = await startHeld(config, log, starting);
  const graph = new Graph(server.address, unhurriedMs);
  try {
    const [given] = await graph.read(cypher`
      MATCH (meta:Meta {id: 'meta'} WHERE meta.identitySecret IS NULL)
      RETURN meta.id AS id`);
    return {
      software: softwareVersion,
      neo4j: await neo4jVersion(),
      graph: await readGraphVersion(graph),
      identitySecret: given === undefined ? 'in the graph' : 'given',
    };
  } finally {
    await graph.close();
    await server.stop();
  }
}

function sizeOf({ graph, files }: Manifest): string {
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return `${graph || 'an empty graph'} (${files.length} files, ${megabytes.toFixed(1)} MB)`;
}
