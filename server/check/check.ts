import type { Profile } from '../../fair/rdf/profiles.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { webProxyOf } from '../network-settings.ts';
import { type Session, withGraph } from '../session.ts';
import { lookAtDatabaseClock, lookAtServerClock } from './clock.ts';
import { lookAtConnection } from './connection.ts';
import { lookAtData, lookAtOwnData } from './data.ts';
import { lookAtDescriptions } from './description.ts';
import { type Finding, findingsOf } from './finding.ts';
import { lookAtGate } from './gate.ts';
import { type LookedInvitation, lookAtInvitation } from './invitation.ts';
import { lookAtMapping, lookAtOwnMapping } from './mapping.ts';
import { type ReportParts, type SiteCheck, toReport } from './report.ts';
import { openView } from './view.ts';
import { lookAtVocabularies } from './vocabulary.ts';

/** What is found in the data, and what of it stays at the site. */
type Looked = Pick<ReportParts, 'findings' | 'holding' | 'mapping'> & Pick<SiteCheck, 'own'>;

/** Whether the site of the settings is good enough to join the network that invited it. Changes nothing, and charges nobody. */
export async function checkSite(session: Session, profile: Profile | undefined): Promise<SiteCheck> {
  const { invitation, findings } = await lookAtInvitation(session.config);
  const [met, data] = [
    await lookAtMeeting(invitation, session),
    await withGraph(session, (graph) => lookAtAll(graph, { session, invitation, profile })).catch(toAway),
  ];
  const { own, holding, mapping } = data;
  return {
    report: toReport({ invitation, holding, mapping, findings: [...findings, ...met, ...data.findings] }),
    own,
  };
}

async function lookAtMeeting(
  invitation: LookedInvitation['invitation'],
  { config }: Session,
): Promise<readonly Finding[]> {
  if (invitation === undefined)
    return [findingsOf('connection').unknown(null, 'Where the hub is stands in the invitation.')];
  const proxy = webProxyOf(config);
  return [
    ...(await lookAtConnection({ ...invitation, proxy })),
    ...(await lookAtServerClock(invitation.servers, proxy)),
  ];
}

type Looking = Pick<LookedInvitation, 'invitation'> & {
  readonly session: Session;
  readonly profile: Profile | undefined;
};

async function lookAtAll(
  graph: Graph,
  { session: { config }, invitation, profile }: Looking,
): Promise<Looked> {
  const clock = await lookAtDatabaseClock(graph);
  const view = await openView(graph, config, invitation);
  const mapping = await lookAtMapping(view);
  return {
    holding: view.holding,
    mapping: mapping.coverage,
    findings: [
      ...[clock, ...lookAtData(view)],
      ...(await lookAtDescriptions(view, config, profile)),
      ...mapping.findings,
      ...(await lookAtVocabularies(view)),
      ...(await lookAtGate(view, config)),
    ],
    own: [...(await lookAtOwnData(view)), ...(await lookAtOwnMapping(view, mapping.coverage))],
  };
}

const { fail } = findingsOf('data');

/** Where the database is, and what it said, is nobody else's business. */
function toAway(error: unknown): Looked {
  if (!(error instanceof KnownError && error.code === 'GRAPH_UNAVAILABLE')) throw error;
  return {
    ...{ holding: null, mapping: [] },
    findings: [fail(null, 'The database cannot be read.', 'Start it, or look at the settings NEO4J_….')],
    own: [fail(null, error.message)],
  };
}
