import type { Graph } from '../graph/graph.ts';
import { type DatasetAccess, readDatasetAccess } from '../loaders/open-datasets.ts';
import { isPublic } from '../ontology/access.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Config } from './config.ts';

/** Who may read: everybody everything, or each caller what was granted. */
export type Access = Config['access'];

/** What settings say of who may read. Whoever serves without the word of `ALLOW_OPEN` answers for what is shown. */
export type AccessSettings = Pick<Config, 'access'> & Partial<Pick<Config, 'allowOpen'>>;

/**
 * Ids of the datasets that everybody may be shown, in their order: those that are PUBLIC, and under open access those
 * of which it was said that they may be.
 */
export async function readShown(
  graph: Pick<Graph, 'read'>,
  settings: AccessSettings,
): Promise<readonly string[]> {
  const all = await readDatasetAccess(graph);
  return all.filter((dataset) => isShown(dataset, settings)).map(({ id }) => id);
}

/** Open access shows what is not open only where that was said. @throws KnownError FORBIDDEN naming the datasets */
export async function refuseUnsaid(graph: Pick<Graph, 'read'>, settings: AccessSettings): Promise<void> {
  if (settings.access !== 'open') return;
  const unsaid = (await readDatasetAccess(graph)).filter((dataset) => !isShown(dataset, settings));
  if (unsaid.length === 0) return;
  const named = unsaid.map(({ id, accessRights }) => `${id} (${accessRights})`).join(', ');
  throw new KnownError(
    'FORBIDDEN',
    `ACCESS=open would show data to everybody that are not PUBLIC: ${named}. Set ACCESS=tiered; or, where everybody may see them, set ALLOW_OPEN=yes or load them again with --allow-open.`,
  );
}

function isShown(dataset: DatasetAccess, { access, allowOpen }: AccessSettings): boolean {
  return isPublic(dataset) || (access === 'open' && (allowOpen !== 'no' || dataset.allowOpen));
}
