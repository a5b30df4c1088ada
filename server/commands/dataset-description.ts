import { type Profile, profiles } from '../../fair/rdf/profiles.ts';
import type { Graph } from '../../graph/graph.ts';
import { describeDatasets } from '../../import/describe/describe.ts';
import { readDescription } from '../../import/describe/description.ts';
import { openStore } from '../../import/store/store.ts';
import { type Description, inEnglish } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { keepCatalogueNow } from '../keep.ts';
import { followGraph } from '../services.ts';
import { type Session, withGraph } from '../session.ts';
import { missingFor } from '../shortfalls.ts';

/** Keeps descriptions with their datasets; gives a line for each. @throws KnownError */
export async function describe(
  graph: Graph,
  config: Config,
  descriptions: readonly Description[],
): Promise<readonly string[]> {
  await openStore(graph, config.identitySecret);
  await describeDatasets(graph, descriptions);
  const changed = await keepCatalogueNow(graph, config);
  return descriptions.map(({ id, title }) => {
    const news = changed.includes(id) ? 'described, a new version' : 'described as before';
    return `${id} (${inEnglish(title)}): ${news}.`;
  });
}

/**
 * Checks a description file and, with a profile, what the dataset would lack for it.
 * @throws KnownError that names each fault, or each thing that is missing
 */
export async function validateDataset(
  file: string,
  profile: Profile | undefined,
  session: Session,
): Promise<string> {
  const description = await readDescription(file);
  const head = `${inEnglish(description.title)} (${description.id}): no faults.`;
  if (profile === undefined) return head;
  const missing = await withGraph(session, (graph) =>
    missingFor({ description, profile }, followGraph(graph, session.config), session.config),
  );
  if (missing === undefined)
    throw new KnownError(
      'NOT_FOUND',
      `There is no dataset ${description.id}: load its records first, for much of a profile is computed from them.`,
    );
  const { title } = profiles[profile];
  if (missing.length === 0) return `${head}\nIt conforms to ${title}.`;
  throw new KnownError(
    'ARGUMENT_INVALID',
    [`${description.id} does not conform to ${title}:`, ...missing.map((one) => `  ${one}`)].join('\n'),
  );
}
