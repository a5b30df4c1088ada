import { draftRecord } from '../../fair/catalogue/drafts.ts';
import { catalogueFacts } from '../../fair/catalogue/facts.ts';
import { shortfallsInWords, shortfallsOf } from '../../fair/catalogue/shortfalls.ts';
import { withoutRecords } from '../../fair/catalogue/told.ts';
import type { VersionedRecord } from '../../fair/catalogue/versioned.ts';
import { createIris, type Iris } from '../../fair/rdf/iris.ts';
import { type Profile, profiles } from '../../fair/rdf/profiles.ts';
import { checkTriples } from '../../fair/shacl/check.ts';
import type { Graph } from '../../graph/graph.ts';
import { describeDatasets } from '../../import/describe/describe.ts';
import { readDescription } from '../../import/describe/description.ts';
import { openStore } from '../../import/store/store.ts';
import { readCatalogue } from '../../loaders/catalogue.ts';
import { readDescribedDatasets } from '../../loaders/described-datasets.ts';
import { publishesExact } from '../../ontology/access.ts';
import { type Description, inEnglish } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { keepCatalogueNow } from '../keep.ts';
import { discloseFrom, followGraph } from '../services.ts';
import { type Session, withGraph } from '../session.ts';

/** Where the IRIs of the site begin: at its public address. */
function irisOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): Iris {
  return createIris(publicUrl ?? `http://${host}:${port}`);
}

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
  const missing = await withGraph(session, (graph) => missingOf(graph, session.config, description, profile));
  const { title } = profiles[profile];
  if (missing.length === 0) return `${head}\nIt conforms to ${title}.`;
  throw new KnownError(
    'ARGUMENT_INVALID',
    [`${description.id} does not conform to ${title}:`, ...missing.map((one) => `  ${one}`)].join('\n'),
  );
}

/** What a dataset would lack for a profile with this description, by what the site then tells of it, in words. */
async function missingOf(
  graph: Graph,
  config: Config,
  description: Description,
  profile: Profile,
): Promise<readonly string[]> {
  const followed = followGraph(graph, config);
  const described = await readDescribedDatasets(graph, followed.terminology);
  const draft = await draftRecord(described, discloseFrom(followed), description);
  if (draft === undefined)
    throw new KnownError(
      'NOT_FOUND',
      `There is no dataset ${description.id}: load its records first, for much of a profile is computed from them.`,
    );
  const isTold =
    config.access === 'open' ||
    publishesExact({ accessRights: draft.accessRights, publishes: description.publishes });
  const record = isTold ? draft : await withoutRecords(draft);
  const iris = irisOf(config);
  const { versions } = await readCatalogue(graph);
  const known = versions.filter(({ dataset }) => dataset === description.id);
  const [
    version = { version: '0.0.0', number: 1, issuedAt: new Date().toISOString(), notes: 'Not kept yet.' },
  ] = known;
  const versioned: VersionedRecord = { record, version, versions: known };
  const work = { facts: () => catalogueFacts(iris.base), iris, check: checkTriples };
  const shortfalls = await shortfallsOf(versioned, profile, work);
  return shortfalls.length === 0 ? [] : shortfallsInWords(versioned, profile, shortfalls, iris);
}
