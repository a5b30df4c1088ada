import { openCommandAudit } from '../../audit/audit.ts';
import { auditFolder } from '../../audit/files.ts';
import {
  type PlannedRelease,
  type PublishTerms,
  planReleases,
  publishReleases,
} from '../../disclosure/publish.ts';
import type { Graph } from '../../graph/graph.ts';
import { openStore } from '../../import/store/store.ts';
import { refusedByClock } from '../../ledger/clocks-apart.ts';
import { inDoubt } from '../../ledger/watch.ts';
import { readAllDatasets, type StoredDataset } from '../../loaders/datasets.ts';
import { publishesExact } from '../../ontology/access.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { keepCatalogueNow } from '../keep.ts';
import { createProtection } from '../protection.ts';
import { publishTerms } from '../publish-terms.ts';
import { copyIn } from '../second-copy.ts';
import { discloseFrom, followGraph } from '../services.ts';
import { alone, createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';

/** Releases descriptions of datasets, all of them or none, and says what it cost. @throws KnownError */
export async function publish(surroundings: Surroundings, ids: readonly string[]): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const terms = publishTerms(config);
  const charges = await withGraph(session, (graph) =>
    alone(config, async () => {
      const datasets = await requireDatasets(graph, config, ids);
      await reconcile(graph, config);
      return auditChange(session, graph, {
        kind: 'DATA_PUBLISHED',
        datasets: datasets.map(({ id }) => id),
        details: {},
        make: async () => {
          const made = await publishReleases(datasets, disclosureOf(graph, config), terms);
          await keepCatalogueNow(graph, config);
          return made;
        },
        chargedBy: (made) => made,
      });
    }),
  );
  const lines = charges.map(
    ({ dataset, at, rho, population }) =>
      `${dataset}: released as of ${at}. It cost ρ = ${rho} of ${terms.budget.toFraction()} that descriptions of the population ${population} may cost in any 365 days.\n`,
  );
  surroundings.stdout.write(lines.join(''));
}

/** Brings ledger and audit together: a graph that was restored may lack what was released since. @throws KnownError AUDIT_UNAVAILABLE in doubt */
async function reconcile(graph: Graph, config: Config): Promise<void> {
  const folder = auditFolder(config.dataDir);
  const audit = openCommandAudit({ folder, graph });
  try {
    const copy = copyIn({ folder, ...audit }, graph, config.auditDays);
    const { ledger } = createProtection(graph, { ...config, cutPoints: [] }, { copy });
    const { doubt, apart } = await ledger.reconcile();
    if (doubt !== null) throw inDoubt(doubt);
    if (apart !== undefined) throw refusedByClock(apart);
  } finally {
    await audit.close();
  }
}

/** Says what releases would be and cost, and when they may be. @throws KnownError */
export async function planPublishing(surroundings: Surroundings, ids: readonly string[]): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const terms = publishTerms(config);
  const plans = await withGraph(session, async (graph) =>
    planReleases(await requireDatasets(graph, config, ids), disclosureOf(graph, config), terms),
  );
  surroundings.stdout.write(plans.map((plan) => inWords(plan, terms)).join(''));
}

function inWords(
  { dataset, population, numbers, sigma, rho, last, from }: PlannedRelease,
  { budget }: PublishTerms,
): string {
  return [
    `${dataset}: ${numbers} numbers with noise of standard deviation ${sigma.toFixed(1)}, for ρ = ${rho.toFraction()} of ${budget.toFraction()} that descriptions of the population ${population} may cost in any 365 days.`,
    last === null ? 'It was never released.' : `It was released last at ${last}.`,
    from === null ? 'It may be released now.' : `It may be released from ${from} on.`,
  ]
    .join(' ')
    .concat('\n');
}

function disclosureOf(graph: Graph, config: Config) {
  return discloseFrom(followGraph(graph, config));
}

/** @throws KnownError NOT_FOUND, CONFLICT of datasets that publish exact numbers */
async function requireDatasets(
  graph: Graph,
  config: Config,
  ids: readonly string[],
): Promise<readonly StoredDataset[]> {
  await openStore(graph, config.identitySecret);
  const known = new Map((await readAllDatasets(graph)).map((dataset) => [dataset.id, dataset]));
  return [...new Set(ids)].map((id) => {
    const dataset = known.get(id);
    if (dataset === undefined) throw new KnownError('NOT_FOUND', `There is no dataset ${id}.`);
    if (publishesExact({ ...dataset, publishes: dataset.stated?.publishes }))
      throw new KnownError('CONFLICT', `${id} publishes exact numbers: there is nothing to release.`);
    return dataset;
  });
}
