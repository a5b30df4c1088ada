import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Logger } from 'pino';
import type { EntitlementRule } from '../access/brought/entitlements.ts';
import { nearDataset } from '../access/grants/grants.ts';
import type { Graph } from '../graph/graph.ts';
import { readYaml, type YamlFault, type YamlForm } from '../import/mapping/yaml.ts';
import { readDatasetAccess } from '../loaders/open-datasets.ts';
import { nearestWord } from '../ontology/nearest.ts';
import type { Config } from './config.ts';
import schema from './entitlements.schema.json' with { type: 'json' };

type EntitlementsFile = {
  readonly oncographEntitlements: 1;
  readonly entitlements: readonly EntitlementRule[];
};

const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<EntitlementsFile>(
  schema,
);

type Settings = Pick<Config, 'access' | 'entitlementsFile' | 'oidcIssuers'>;

/** What the file of the settings says; under open access nobody reads it. @throws KnownError that names each fault with its line and key */
export async function readEntitlements(settings: Settings): Promise<readonly EntitlementRule[]> {
  return readFile(settings, async () => []);
}

async function readFile(
  { access, entitlementsFile, oidcIssuers = [] }: Settings,
  later: (file: EntitlementsFile) => Promise<readonly YamlFault[]>,
): Promise<readonly EntitlementRule[]> {
  if (access === 'open' || entitlementsFile === undefined) return [];
  const form: YamlForm<EntitlementsFile> = {
    what: 'entitlements file',
    validate,
    faultsOf: ({ entitlements }) => entitlements.flatMap((rule, at) => issuerFaults(rule, at, oidcIssuers)),
  };
  return (await readYaml(entitlementsFile, form, later)).entitlements;
}

function issuerFaults(
  { issuer }: EntitlementRule,
  at: number,
  issuers: readonly string[],
): readonly YamlFault[] {
  if (issuers.includes(issuer)) return [];
  const what = `expected one of OIDC_ISSUER, letter by letter: ${issuers.join(', ')}`;
  return [{ at: ['entitlements', at, 'issuer'], what }];
}

/**
 * Refuses ids that can only mean a dataset of the graph and are written otherwise, and warns of those that are not there: they
 * may be loaded later. @throws KnownError that names each fault with its line and key
 */
export async function refuseMeant(
  graph: Pick<Graph, 'read'>,
  settings: Settings,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  await readFile(settings, async ({ entitlements }) => {
    const known = await readDatasetAccess(graph);
    const named = entitlements.flatMap(({ datasets }, rule) =>
      datasets.map((id, at) => ({ id, at: ['entitlements', rule, 'datasets', at] })),
    );
    const unknown = named.filter(({ id }) => known.every((dataset) => dataset.id !== id));
    const faults = unknown.flatMap(({ id, at }) => {
      const meant = nearDataset(id, known);
      return meant === undefined ? [] : [{ at, what: `there is no dataset ${id}; did you mean ${meant}?` }];
    });
    const ids = known.map(({ id }) => id);
    for (const { id } of faults.length > 0 ? [] : unknown)
      log.warn(
        { dataset: id, meant: nearestWord(id, ids) },
        'ENTITLEMENTS names a dataset that is not in the graph',
      );
    return faults;
  });
}
