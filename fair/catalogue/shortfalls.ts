import { datasetIri, type Iris } from '../rdf/iris.ts';
import { toNTriples } from '../rdf/lines.ts';
import { allProfiles, type Profile } from '../rdf/profiles.ts';
import type { Missing } from '../rdf/resource.ts';
import { type Demand, isMissing, type Shortfall } from '../shacl/check.ts';
import { datasetDocument } from './catalogue.ts';
import type { CatalogueFacts } from './facts.ts';
import type { VersionedRecord } from './versioned.ts';

/** Checks N-Triples: in a thread of a server, or where the command line is. */
export type Check = (triples: string, demand: Demand) => Promise<readonly Shortfall[]>;

/** What documents are made and checked with. */
export type Checking = { readonly facts: () => CatalogueFacts; readonly iris: Iris; readonly check: Check };

/** What a dataset lacks for a profile, in order; nothing where it conforms. */
export function shortfallsOf(
  versioned: VersionedRecord,
  profile: Profile,
  { facts, iris, check }: Checking,
): Promise<readonly Shortfall[]> {
  const triples = toNTriples(datasetDocument(versioned, facts(), iris, profile), iris);
  return check(triples, { profile, accessRights: versioned.record.accessRights });
}

/** The same in words, with the values that EUCAIM has no certain class for. */
export function shortfallsInWords(
  { record }: VersionedRecord,
  profile: Profile,
  shortfalls: readonly Shortfall[],
  iris: Iris,
): readonly string[] {
  const place = datasetIri(iris, record.id);
  const whereOf = (of: string) => (of === place ? '' : ` of ${of.replace(`${iris.base}/`, '/')}`);
  const lines = shortfalls
    .filter(isNotSaidBefore)
    .map(({ of, property, reason }) => `${property || 'several properties'}${whereOf(of)}: ${reason}`);
  return [...new Set(lines), ...(profile === 'eucaim' ? withoutClass(record) : [])];
}

/** What is missing altogether falls short of everything else that is demanded of it, too. */
function isNotSaidBefore(one: Shortfall, _at: number, all: readonly Shortfall[]): boolean {
  const same = all.filter(({ of, property }) => of === one.of && property === one.property);
  return one.reason === isMissing || !same.some(({ reason }) => reason === isMissing);
}

function withoutClass({ eucaim: { unknown } }: VersionedRecord['record']): readonly string[] {
  const properties = [...new Set(unknown.map(({ property }) => property))];
  return properties.map((property) => {
    const values = unknown.filter((one) => one.property === property).map(({ value }) => value);
    return `${property}: left out for want of a certain class: ${values.join('; ')}`;
  });
}

/** Remembers for each version of a dataset what it lacks: shapes and records of a version do not change. */
export function createMissing(work: Checking): (versioned: VersionedRecord) => Promise<readonly Missing[]> {
  const known = new Map<string, { readonly key: string; readonly missing: Promise<readonly Missing[]> }>();
  return (versioned) => {
    const { record, version } = versioned;
    const key = JSON.stringify([version.version, record]);
    const before = known.get(record.id);
    if (before?.key === key) return before.missing;
    const missing = Promise.all(
      allProfiles.map(async (profile) => {
        const shortfalls = await shortfallsOf(versioned, profile, work);
        return { profile, properties: shortfallsInWords(versioned, profile, shortfalls, work.iris) };
      }),
    );
    known.set(record.id, { key, missing });
    missing.catch(() => known.delete(record.id)); // the next who looks tries again
    return missing;
  };
}
