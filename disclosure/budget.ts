import { populationsAmong, readPopulationsOf } from '../loaders/populations.ts';
import { accountOf } from './account.ts';
import type { Asker } from './asker.ts';
import { Sealed } from './sealed.ts';

/** What somebody may still spend in the next days, of the people of some datasets: units of their own share, of others in quarters. */
export type BudgetLeft = {
  readonly datasets: readonly string[];
  readonly days: number;
  readonly units: number;
  readonly organisationQuarters: number;
  readonly allQuarters: number;
};

/** What the caller may still spend, by population and window. */
export async function budgetLeft(asker: Asker): Promise<readonly BudgetLeft[]> {
  const { protection, caller, graph } = Sealed.open(asker);
  const { registered = [] } = caller;
  if (protection === undefined || registered.length === 0) return [];
  const { ledger, rhoOfUnit } = protection;
  const asked = await readPopulationsOf(graph, registered);
  const left = await ledger.left(accountOf(caller), populationsAmong(asked));
  return left.map(({ population, days, own, organisationQuarters, allQuarters }) => ({
    datasets: asked.filter((dataset) => dataset.population === population).map(({ id }) => id),
    ...{ days, units: own.div(rhoOfUnit).floor().valueOf(), organisationQuarters, allQuarters },
  }));
}
