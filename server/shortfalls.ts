import { draftRecord } from '../fair/catalogue/drafts.ts';
import { catalogueFacts } from '../fair/catalogue/facts.ts';
import { shortfallsInWords, shortfallsOf } from '../fair/catalogue/shortfalls.ts';
import { withoutRecords } from '../fair/catalogue/told.ts';
import type { VersionedRecord } from '../fair/catalogue/versioned.ts';
import { createIris, type Iris } from '../fair/rdf/iris.ts';
import type { Profile } from '../fair/rdf/profiles.ts';
import { checkTriples } from '../fair/shacl/check.ts';
import { readCatalogue } from '../loaders/catalogue.ts';
import { readDescribedDatasets } from '../loaders/described-datasets.ts';
import { publishesExact } from '../ontology/access.ts';
import type { Description } from '../ontology/description.ts';
import type { Config } from './config.ts';
import { discloseFrom, type FollowedGraph } from './services.ts';

/** A description of a dataset, and the profile that it is held against. */
export type Held = { readonly description: Description; readonly profile: Profile };

/**
 * What a dataset would lack for a profile with a description, by what the site then tells of it, in words; undefined where there is no such
 * dataset.
 */
export async function missingFor(
  { description, profile }: Held,
  followed: FollowedGraph,
  config: Config,
): Promise<readonly string[] | undefined> {
  const described = await readDescribedDatasets(followed.graph, followed.terminology);
  const draft = await draftRecord(described, discloseFrom(followed), description);
  if (draft === undefined) return undefined;
  const isTold =
    config.access === 'open' ||
    publishesExact({ accessRights: draft.accessRights, publishes: description.publishes });
  const record = isTold ? draft : await withoutRecords(draft);
  const iris = irisOf(config);
  const { versions } = await readCatalogue(followed.graph);
  const known = versions.filter(({ dataset }) => dataset === description.id);
  const [
    version = { version: '0.0.0', number: 1, issuedAt: new Date().toISOString(), notes: 'Not kept yet.' },
  ] = known;
  const versioned: VersionedRecord = { record, version, versions: known };
  const work = { facts: () => catalogueFacts(iris.base), iris, check: checkTriples };
  const shortfalls = await shortfallsOf(versioned, profile, work);
  return shortfalls.length === 0 ? [] : shortfallsInWords(versioned, profile, shortfalls, iris);
}

/** Where the IRIs of the site begin: at its public address. */
function irisOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): Iris {
  return createIris(publicUrl ?? `http://${host}:${port}`);
}
