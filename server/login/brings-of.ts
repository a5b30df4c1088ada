import type { Logger } from 'pino';
import { type Brings, createBrings } from '../../access/brought/brings.ts';
import type { EntitlementRule } from '../../access/brought/entitlements.ts';
import { createRenewal, type Renew } from '../../access/brought/renew.ts';
import { createCodeFlow } from '../../access/code-flow.ts';
import { createIris, datasetIri } from '../../fair/rdf/iris.ts';
import type { Graph } from '../../graph/graph.ts';
import { decoded } from '../../ontology/decoded.ts';
import type { Config } from '../config.ts';
import type { BrowserLogin } from './browser-login.ts';

/** Settings by which logins bring access. */
export type BringSettings = Pick<Config, 'access'> &
  Partial<Pick<Config, 'oidcIssuers' | 'visaIssuers' | 'visaSources' | 'publicUrl'>> & {
    /** What the file of `ENTITLEMENTS` says. */
    readonly entitlements?: readonly EntitlementRule[];
  };

/** What logins bring beside the person; undefined where no setting names visas or entitlements. */
export function bringsOf(
  graph: Pick<Graph, 'read'>,
  settings: BringSettings,
  log?: Pick<Logger, 'info'>,
): Brings | undefined {
  const { access, oidcIssuers: issuers = [], visaIssuers = [], visaSources, publicUrl } = settings;
  const { entitlements = [] } = settings;
  if (access === 'open' || visaIssuers.length + entitlements.length === 0) return undefined;
  return createBrings(graph, {
    ...{ issuers, visaIssuers, visaSources, entitlements },
    datasetIn: datasetIn(publicUrl),
    tell: (refused) => log?.info({ refused }, 'visas refused'),
  });
}

/** What sessions bring, of whose logins `brings` tells. */
export function renewOf(
  graph: Graph,
  { client, brings }: Pick<BrowserLogin, 'client'> & { readonly brings: Brings },
  log?: Pick<Logger, 'info'>,
): Renew {
  return createRenewal(graph, {
    ...{ flow: createCodeFlow(client), brings },
    tell: (reason) => log?.info({ reason }, 'what a login brought is over'),
  });
}

/**
 * The id of the dataset whose IRI a visa has as its value, letter by letter: an address that only leads to the same page is none.
 * Any other value is taken for an id itself, which is there or not.
 */
function datasetIn(publicUrl: string | undefined): (value: string) => string {
  if (publicUrl === undefined) return (value) => value;
  const iris = createIris(publicUrl);
  const before = datasetIri(iris, '');
  return (value) => {
    const id = value.startsWith(before) ? decoded(value.slice(before.length)) : undefined;
    return id !== undefined && datasetIri(iris, id) === value ? id : value;
  };
}
