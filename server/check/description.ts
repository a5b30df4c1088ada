import { type Profile, profiles } from '../../fair/rdf/profiles.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import { contactIn } from '../../ontology/description.ts';
import type { Config } from '../config.ts';
import { missingFor } from '../shortfalls.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { SiteView } from './view.ts';

const { ok, warn, fail } = findingsOf('description');

/** Properties that are named before it is only said how many more there are. */
const most = 6;

/** Looks at what is said of each dataset that the hub may ask over, and what it lacks for a profile, where one is named: it is public. */
export async function lookAtDescriptions(
  { hub, holding, followed }: Pick<SiteView, 'hub' | 'holding' | 'followed'>,
  config: Config,
  profile: Profile | undefined,
): Promise<readonly Finding[]> {
  const stored = await Promise.all(holding.datasets.map(({ id }) => hub.loaders.datasetById.load(id)));
  const found: Finding[] = [];
  for (const dataset of stored) {
    if (dataset === null) continue; // it was removed meanwhile
    found.push(lookAtFacts(dataset));
    const { stated: description } = dataset;
    if (profile === undefined || description === null) continue;
    const missing = await missingFor({ description, profile }, followed, config);
    if (missing !== undefined) found.push(lookAtProfile(dataset.id, profile, missing));
  }
  return found;
}

/** What whoever finds a dataset wants to know first. */
function lookAtFacts(dataset: StoredDataset): Finding {
  const { id, description, publisher, license, accessRights, stated } = dataset;
  if (stated === null) return fail(id, `${accessRights}. It has no description of the site.`, describe);
  const lacking = [
    ...(description === null || description === '' ? ['a description'] : []),
    ...(publisher == null ? ['a publisher'] : []),
    ...(license == null || license.length === 0 ? ['a licence'] : []),
    ...(contactIn(stated) === null ? ['a contact'] : []),
  ];
  const rights = `${accessRights}${stated.counts === undefined ? '' : `, counts: ${stated.counts}`}.`;
  if (lacking.length > 0) return warn(id, `${rights} It lacks ${lacking.join(', ')}.`, describe);
  return ok(id, `${rights} It has title, description, publisher, licence and contact.`);
}

const describe = 'Write it into the description file, or the licence into the mapping: docs/datasets.md.';

function lookAtProfile(id: string, profile: Profile, missing: readonly string[]): Finding {
  const { title } = profiles[profile];
  if (missing.length === 0) return ok(id, `It conforms to ${title}.`);
  const rest = missing.length > most ? `; and ${missing.length - most} more` : '';
  const found = `It lacks for ${title}: ${missing.slice(0, most).join('; ')}${rest}.`;
  return warn(id, found, `oncograph validate dataset FILE --profile ${profile} lists all.`);
}
