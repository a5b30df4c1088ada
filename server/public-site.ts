import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { toldTerminology } from '../disclosure/concept-use.ts';
import type { Disclosure } from '../disclosure/disclosure.ts';
import type { Protection } from '../disclosure/protection.ts';
import { createTeller } from '../fair/catalogue/told.ts';
import type { Iris } from '../fair/rdf/iris.ts';
import { createChecker } from '../fair/shacl/checker.ts';
import { conceptRoutes } from '../fair/skos/routes.ts';
import { createEngine } from '../fair/sparql/engine.ts';
import { readPublicGraph } from '../fair/sparql/public-graph.ts';
import { mappingRoutes } from '../fair/sssom/routes.ts';
import type { Graph } from '../graph/graph.ts';
import { readPublishedVersion, storedCatalogue } from '../loaders/catalogue.ts';
import { conceptLists } from '../loaders/concept-lists.ts';
import { mappingPages } from '../loaders/mapping-pages.ts';
import { usedTerminology } from '../loaders/used-terminology.ts';
import { guaranteeSentence } from '../noise/guarantee-sentence.ts';
import { DatasetIds } from './caller.ts';
import { describeBy } from './describe.ts';
import type { NetworkRecords } from './federation/network-records.ts';
import { followVersion } from './follow-version.ts';
import { mappingTerms } from './http/mappings.ts';
import { type AccessSettings, readShown } from './open-access.ts';
import { publicVersion } from './public-version.ts';
import type { FollowedGraph } from './services.ts';
import { createSite } from './site.ts';
import { type StatedSettings, statedCatalogue } from './stated.ts';

/** Public documents are this much older than the graph at most. */
const versionMs = 1_000;

/** From what a site is published. */
export type PublicParts = Pick<FollowedGraph, 'graph' | 'terminology'> & {
  readonly config: AccessSettings & StatedSettings;
  /** A second driver of the same database, to follow the version. */
  readonly probe: Graph;
  readonly log: Logger;
  readonly version: string;
  readonly schema: GraphQLSchema;
  readonly iris: Iris;
  readonly protection: Protection | undefined;
  readonly disclosure: Disclosure;
  readonly hasLogin: boolean;
  /** What other sites publish here, where this is a hub. */
  readonly network?: NetworkRecords | undefined;
};

/** What everybody may read and ask: documents, and the public graph, each as of what may be told now. */
export function createPublicSite({
  config,
  graph,
  terminology,
  probe,
  iris,
  version,
  ...parts
}: PublicParts) {
  const { log, schema, protection, disclosure, hasLogin, network } = parts;
  const checker = createChecker();
  const shownIds = new DatasetIds(() => readShown(probe, config));
  const shown = () => shownIds.all();
  const followed = followVersion(
    async () => `${await readPublishedVersion(probe)} shown@${(await shown()).join()}`,
    versionMs,
  );
  const used = toldTerminology(usedTerminology(graph), disclosure);
  const tell = createTeller();
  const fair = createSite({
    iris,
    version: async () => `${await followed.current()} ${network?.version() ?? ''}`,
    network: network?.source,
    catalogue: async () => tell(await storedCatalogue(graph), await shown()),
    stated: {
      ...statedCatalogue(config),
      disclosure: protection && guaranteeSentence(protection.rules.guarantee),
    },
    hasLogin,
    check: checker.check,
    ontology: { version, describe: describeBy(schema) },
    concepts: [
      ...conceptRoutes({ concepts: conceptLists(graph, terminology, shown), iris, terms: mappingTerms }),
      ...mappingRoutes({ mappings: mappingPages(graph, shown), iris, terms: mappingTerms }),
    ],
  });
  const engine = createEngine({
    version: publicVersion({ graph, followed: followed.current, tell, shown }),
    read: () =>
      readPublicGraph({
        terminology: used,
        iris: { ...iris },
        terms: mappingTerms,
        documents: fair.documents,
      }),
    fail: (error) => void log.error({ err: error }, 'the public graph could not be read'),
  });
  return {
    ...{ fair, engine, shown, terminology: used },
    /** Follows the graph no longer. */
    stop: followed.stop,
    close: async () => {
      await Promise.all([checker.close(), engine.close()]);
    },
  };
}
