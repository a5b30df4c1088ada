import { stewardedDatasets } from '../access/grants/grant.ts';
import { inWords } from '../access/person.ts';
import type { Audit } from '../audit/audit.ts';
import type { Change } from '../audit/change.ts';
import type { Caller } from '../disclosure/caller.ts';
import type { Graph } from '../graph/graph.ts';
import { createDesk, type QuestionChange, type QuestionDesk } from '../questions/desk.ts';
import type { HeldQuestion } from '../questions/held.ts';
import { auditChanges } from './audited.ts';

/** The desk of a steward, of nobody who is not logged in; without an audit it only decides. */
export function deskOf(
  graph: Graph,
  caller: Caller,
  audit: Pick<Audit, 'add'> | undefined,
): QuestionDesk | undefined {
  const { login } = caller;
  if (login === undefined) return undefined;
  const keep = auditChanges(caller, audit);
  return createDesk(graph, {
    ...{ own: stewardedDatasets(login.grants), by: inWords(login.person) },
    keep: (change) => keep(toAudited(change)),
  });
}

/** A decision as it is kept in the audit. */
export function toAudited({ question, said, make }: QuestionChange): Change<HeldQuestion> {
  const { id, hub, where, purpose, datasets } = question;
  return { kind: 'SITE_DECIDED', datasets, details: { ...{ id, hub, where, purpose }, ...said }, make };
}
