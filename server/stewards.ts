import { auditedDatasets, stewardedDatasets } from '../access/grants/grant.ts';
import { createStewardship } from '../access/grants/stewardship.ts';
import type { Audit } from '../audit/audit.ts';
import { createDatasetAudit } from '../audit/dataset-audit.ts';
import { followSpans } from '../audit/spans.ts';
import type { Graph } from '../graph/graph.ts';
import type { Services } from '../resolvers/context.ts';
import { auditChanges, changingBy } from './audited.ts';
import { deskOf } from './question-desk.ts';

/** What stewards and auditors do with grants, questions of a hub and the audit, each within the grants of their request. */
export function createStewards(
  graph: Graph,
  issuers: readonly string[],
  audit: Audit | undefined,
): Pick<Services, 'stewardshipOf' | 'auditOf' | 'deskOf'> {
  const spans = audit && followSpans(audit.folder);
  return {
    stewardshipOf: (caller) =>
      caller.login &&
      createStewardship(graph, { login: caller.login, issuers, keep: auditChanges(caller, audit) }),
    deskOf: (caller) => deskOf(graph, caller, audit),
    auditOf: (caller, breathe) => {
      const { login, trail } = caller;
      if (audit === undefined || spans === undefined || login === undefined || trail === undefined)
        return undefined;
      return createDatasetAudit({
        ...{ graph, spans, breathe, by: changingBy(caller, trail, audit) },
        audited: auditedDatasets(login.grants),
        counted: stewardedDatasets(login.grants),
      });
    },
  };
}
