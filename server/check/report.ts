import type { Invitation } from '../../federation/envelope/invitation.ts';
import type { SiteHolding } from '../../federation/site-answer.ts';
import { softwareVersion } from '../../import/store/software.ts';
import { type Finding, worstOf } from './finding.ts';
import type { FieldCoverage } from './mapping.ts';

/**
 * What a network is told of a site that is to join: nothing that the gate of the site does not tell the hub anyway. Its JSON Schema is
 * `report.schema.json`.
 */
export type SiteReport = {
  readonly oncographSiteReport: 1;
  /** UTC. */
  readonly at: string;
  readonly software: string;
  readonly node: string;
  /** Null where there is no invitation. */
  readonly site: Invitation['site'] | null;
  readonly hub: { readonly id: string; readonly name: string } | null;
  readonly result: ReturnType<typeof worstOf>;
  readonly findings: readonly Finding[];
  /** What the site says to its hub without a question; null where the database could not be read. */
  readonly holding: SiteHolding | null;
  /** Of the datasets of which the hub may be told what they hold. */
  readonly mapping: readonly FieldCoverage[];
};

/** A report, and findings that stay at the site. */
export type SiteCheck = { readonly report: SiteReport; readonly own: readonly Finding[] };

/** What was found, and of whom. */
export type ReportParts = Pick<SiteReport, 'findings' | 'holding' | 'mapping'> & {
  readonly invitation: Invitation | undefined;
};

export function toReport(
  { invitation, findings, holding, mapping }: ReportParts,
  now = new Date(),
): SiteReport {
  const hub = invitation && { id: invitation.hub.id, name: invitation.hub.name };
  return {
    ...{ oncographSiteReport: 1, at: now.toISOString() },
    ...{ software: `oncograph ${softwareVersion}`, node: process.versions.node },
    ...{ site: invitation?.site ?? null, hub: hub ?? null },
    ...{ result: worstOf(findings), findings, holding, mapping },
  };
}
