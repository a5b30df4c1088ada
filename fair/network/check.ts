import { createIris, type Iris } from '../rdf/iris.ts';
import { allProfiles } from '../rdf/profiles.ts';
import { RecordFault } from './fault.ts';
import { irisOfSite } from './places.ts';
import type { PublicRecord } from './publish.ts';
import { readRecord } from './read.ts';
import type { Summary } from './source.ts';
import { summaryOf } from './summary.ts';

/** Of which site a record is, where IRIs of this site begin, and where those of other sites do. */
export type Checked = { readonly site: string; readonly iris: Iris; readonly others: readonly string[] };

/**
 * What the catalogue says of a dataset that another site publishes, once all of its records are what they may be. Profiles that nobody here knows
 * are not looked at, and not shown. @throws RecordFault
 */
export function checkRecords(
  { dataset, base, records }: PublicRecord,
  { site, iris, others }: Checked,
): Summary {
  const move = { dataset, from: createIris(base), to: irisOfSite(iris, site) };
  const closed = { here: iris.base, others: others.filter((one) => one !== base) };
  const read = allProfiles.flatMap((profile) => {
    const triples = records[profile];
    return triples === undefined ? [] : [[profile, readRecord(triples, move, closed)] as const];
  });
  const [subject] = new Map(read).get('dcat-ap') ?? [];
  if (subject === undefined) throw new RecordFault('it is not there in the usual profile, DCAT-AP');
  return summaryOf(subject, move);
}
