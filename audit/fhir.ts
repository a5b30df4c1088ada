import type { AuditEvent, Outcome } from './event.ts';
import { type Agent, agentsOf, type Reference, toDevice } from './fhir-agents.ts';
import { type Coding, changed, codesOfKind, sourceType } from './fhir-codes.ts';
import { type Entity, entitiesOf } from './fhir-entities.ts';
import type { FoundEntry } from './read.ts';

/** An AuditEvent of FHIR R4, with what an entry has of it. */
export type FhirAuditEvent = {
  readonly resourceType: 'AuditEvent';
  /** Chain, place in it and, of an entry with patients, which of them. */
  readonly id: string;
  readonly meta?: { readonly profile: readonly string[] };
  readonly type: Coding;
  readonly subtype?: readonly Coding[];
  readonly action: string;
  readonly recorded: string;
  readonly outcome: string;
  readonly outcomeDesc?: string;
  readonly agent: readonly Agent[];
  readonly source: { readonly observer: Reference; readonly type: readonly Coding[] };
  readonly entity?: readonly Entity[];
};

/**
 * An entry as AuditEvents: one a patient, as IHE Basic Audit Log Patterns asks for, and one where there is none. `server` is the
 * address or the host of this server; with `only` there is that patient alone. Counts that left are not in it: the profiles keep
 * no results.
 */
export function toAuditEvents(entry: FoundEntry, server: string, only?: string): readonly FhirAuditEvent[] {
  const id = `${entry.chain}.${entry.n}`;
  const { patients = [] } = entry;
  if (patients.length === 0) return [toAuditEvent(entry, server, { id })];
  return patients
    .map((patient, place) => ({ id: `${id}.${place}`, patient }))
    .filter(({ patient }) => only === undefined || patient === only)
    .map((named) => toAuditEvent(entry, server, named));
}

const profiles = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition';

/** DICOM: a minor failure may be tried anew, as with another password; a serious one ended what was done. */
const outcomes: Readonly<Record<Outcome, string>> = {
  BEGUN: '0',
  DONE: '0',
  REFUSED: '4',
  FAILED: '8',
};

function toAuditEvent(
  entry: FoundEntry,
  server: string,
  { id, patient }: { readonly id: string; readonly patient?: string },
): FhirAuditEvent {
  const { type, subtype, action } = isChange(entry) ? changed : codesOfKind[entry.kind];
  const profile = `${profiles}/IHE.BasicAudit.${patient === undefined ? 'Query' : 'PatientQuery'}`;
  const entity = entitiesOf(entry, patient);
  return {
    ...{ resourceType: 'AuditEvent', id },
    ...(isProfiled(entry) && { meta: { profile: [profile] } }),
    ...{ type, ...(subtype && { subtype: [subtype] }), action, recorded: entry.at },
    outcome: outcomes[entry.outcome],
    ...(entry.codes && { outcomeDesc: entry.codes.join(' ') }),
    agent: agentsOf(entry, server),
    source: { observer: toDevice(server), type: [sourceType('4', 'Application Server')] },
    ...(entity.length > 0 && { entity }),
  };
}

/** The profiles are for questions that were answered, and to whom: they ask for the address, too. */
function isProfiled(event: AuditEvent): boolean {
  const { kind, outcome, address } = event;
  const isQuestion = (kind === 'REQUEST' && !isChange(event)) || kind === 'DUMP';
  return isQuestion && outcome === 'DONE' && address !== undefined;
}

function isChange({ kind, details }: AuditEvent): boolean {
  return kind === 'REQUEST' && details?.operation === 'mutation';
}
