import { datasetCounts } from '../../disclosure/dataset-counts.ts';
import type { HeldDataset, ToldCount } from '../../federation/site-answer.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { SiteView } from './view.ts';

const { ok, warn, fail } = findingsOf('data');

/** Looks at what there is for the hub to ask over, as the hub is told it. */
export function lookAtData({
  holding,
  datasets,
  hubId,
}: Pick<SiteView, 'holding' | 'datasets' | 'hubId'>): readonly Finding[] {
  if (holding.datasets.length > 0) return holding.datasets.map(lookAtDataset);
  if (datasets.length === 0)
    return [
      fail(null, 'The database has no dataset.', 'Load some: oncograph load tables FOLDER --mapping FILE.'),
    ];
  return [fail(null, 'There is no dataset that the hub may ask over.', letAsk(hubId))];
}

function letAsk(hubId: string): string {
  return `Grant the hub some (oncograph grant add DATASET --to ${hubId} --reason TEXT), or let their description say counts: REGISTERED.`;
}

function lookAtDataset({ id, title, patients, records }: HeldDataset): Finding {
  if (patients.value === 0) return warn(id, `"${title}" has no patients.`, 'Load its records.');
  if (patients.value === null) return lookAtUntold({ id, title, patients });
  return ok(id, `"${title}" has ${inWords(patients)} patients, with ${records.join(', ') || 'no records'}.`);
}

/** Without a released description the hub is told that a site cannot be asked. */
function lookAtUntold({ id, title, patients }: Pick<HeldDataset, 'id' | 'title' | 'patients'>): Finding {
  if (patients.high !== null)
    return warn(id, `"${title}" has too few patients for their number to be shown.`, 'It adds to no total.');
  return fail(
    id,
    `Nothing was released of "${title}": what it holds is told to nobody, and each question about records is UNSUPPORTED.`,
    `Release its description: oncograph dataset publish ${id}.`,
  );
}

function inWords({ value, low, high, precision }: ToldCount): string {
  return precision === 'EXACT' ? `${value}` : `about ${value} (${low} to ${high})`;
}

/** The same as the operator sees it, who may see everything; and what the hub may not ask over. */
export async function lookAtOwnData({
  holding,
  datasets,
  operator,
  hubId,
}: Pick<SiteView, 'holding' | 'datasets' | 'operator' | 'hubId'>): Promise<readonly Finding[]> {
  const asked = new Map(holding.datasets.map((one) => [one.id, one]));
  const own = datasets.filter(({ id }) => asked.get(id)?.patients.precision !== 'EXACT');
  return Promise.all(
    own.map(async ({ id, accessRights }) => {
      const { patients, holds } = await datasetCounts(id, operator);
      const records = holds.map(({ record, records: number }) => `${number.value} ${record}`);
      const found = `${accessRights}: ${patients.value ?? 'some'} patients, with ${records.join(', ') || 'no records'}.`;
      return asked.has(id) ? ok(id, found) : warn(id, `${found} The hub may not ask over it.`, letAsk(hubId));
    }),
  );
}
