import { mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { writeWhole } from '../../graph/whole-file.ts';
import { readDescription } from '../../import/describe/description.ts';
import { readMapping } from '../../import/mapping/mapping.ts';
import { readReleased } from '../../loaders/released-descriptions.ts';
import { describeFiles } from '../commands/dataset.ts';
import { publish } from '../commands/publish.ts';
import type { Log } from '../neo4j/index.ts';
import { startCommand } from './command.ts';
import type { DemoSite } from './demo-site.ts';
import type { Party } from './party.ts';
import { quietly } from './quietly.ts';
import type { Running } from './running.ts';
import { toSiteMapping } from './site-mapping.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Loads what a site of the demo holds, once: where its mapping is as it was then, nothing is done. @throws KnownError */
export async function fill(site: DemoSite, party: Party, filling: Filling): Promise<void> {
  const folder = join(party.dataDir, 'tables');
  const [loaded, loading] = [join(folder, 'mapping.yaml'), join(folder, 'loading.yaml')];
  const text = stringify(toSiteMapping(await readMapping(join(seeds, 'tcga.mapping.yaml')), site));
  if (text === (await readFile(loaded, 'utf8').catch(() => undefined))) return;
  await writeWhole(loading, [text]);
  await linkTables(folder);
  filling.tell.info(`${site.id} loads ${site.datasets.join(' and ')}, once.`);
  await loadTables(party, { ...filling, folder: join(folder, 'tcga'), mapping: loading });
  if (site.access === 'tiered') await tellRegistered(site, party, filling);
  await rename(loading, loaded);
}

/** The database that is filled, what its loads end with, and where they are told. */
export type Filling = {
  readonly address: GraphAddress;
  readonly running: Running;
  readonly tell: Log;
};

/** Files that the mapping names stand beside it, as in `seeds`. */
async function linkTables(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ['tcga', 'federation']) {
    await rm(join(folder, name), { force: true }); // it may lead to where the software was before
    await symlink(join(seeds, name), join(folder, name));
  }
}

type Tables = Pick<Filling, 'running'> & { readonly folder: string; readonly mapping: string };

async function loadTables(party: Party, { running, folder, mapping }: Tables): Promise<void> {
  const load = await startCommand(party, ['load', 'tables', folder, '--mapping', mapping]);
  const { isDone, error } = await running.until(running.addProcess(load).ended);
  if (!isDone) throw error;
}

/** Lets whoever is logged in count over the datasets of a site, the hub too, and releases what they hold. */
async function tellRegistered(
  { name, datasets }: DemoSite,
  { dataDir, env }: Party,
  { address }: Pick<Filling, 'address'>,
): Promise<void> {
  for (const id of datasets) {
    const shipped = await readDescription(join(seeds, 'tcga/datasets', `${id}.yaml`));
    const description = `Patients of ${id}, as ${name} of "oncograph demo federation" holds them.`;
    const own = { ...shipped, description, accessRights: 'RESTRICTED', counts: 'REGISTERED' };
    const file = join(dataDir, 'tables', `${id}.yaml`);
    await writeWhole(file, [stringify(own)]);
    await quietly(env, (surroundings) => describeFiles(surroundings, [file]));
  }
  const graph = new Graph(address);
  const released = await readReleased(graph, datasets).finally(() => graph.close());
  const others = datasets.filter((id) => !released.has(id));
  if (others.length > 0) await quietly(env, (surroundings) => publish(surroundings, others));
}
