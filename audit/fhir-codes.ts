import type { AuditKind } from './event.ts';

/** A code of a code system, by the system's own name for it. */
export type Coding = { readonly system: string; readonly code: string; readonly display: string };

/** What happened, and whether something was created, updated, deleted or executed by it. */
export type EventCodes = {
  readonly type: Coding;
  readonly subtype?: Coding;
  readonly action: 'C' | 'U' | 'D' | 'E';
};

/** DICOM PS3.16, context groups 400 to 403: events, and roles of those who take part. */
export const dicom = codesOf('http://dicom.nema.org/resources/ontology/DCM');
export const participation = codesOf('http://terminology.hl7.org/CodeSystem/v3-ParticipationType');
export const entityType = codesOf('http://terminology.hl7.org/CodeSystem/audit-entity-type');
export const objectRole = codesOf('http://terminology.hl7.org/CodeSystem/object-role');
export const sourceType = codesOf('http://terminology.hl7.org/CodeSystem/security-source-type');

const eventType = codesOf('http://terminology.hl7.org/CodeSystem/audit-event-type');
const interaction = codesOf('http://hl7.org/fhir/restful-interaction');

const asked = { type: eventType('rest', 'Restful Operation'), action: 'E' } as const;
const ofApplication = { type: dicom('110100', 'Application Activity'), action: 'E' } as const;
const ofLogin = { type: dicom('110114', 'User Authentication'), action: 'E' } as const;
const alert = dicom('110113', 'Security Alert');
const ofAudit = dicom('110101', 'Audit Log Used');
const ofRights = { type: alert, subtype: dicom('110137', 'User security Attributes Changed') };

/** Of something that was changed by GraphQL: no interaction of FHIR's own. */
export const changed: EventCodes = { ...asked, subtype: interaction('operation', 'operation') };

/** A refused or failed act has the codes of what was tried. */
export const codesOfKind: Readonly<Record<AuditKind, EventCodes>> = {
  BEGIN: { ...ofApplication, subtype: dicom('110120', 'Application Start') },
  END: { ...ofApplication, subtype: dicom('110121', 'Application Stop') },
  REQUEST: { ...asked, subtype: interaction('search', 'search') },
  DUMP: { ...asked, subtype: interaction('search', 'search') },
  LOGIN: { ...ofLogin, subtype: dicom('110122', 'Login') },
  LOGOUT: { ...ofLogin, subtype: dicom('110123', 'Logout') },
  GRANT_ADDED: { ...ofRights, action: 'C' },
  GRANT_ENDED: { ...ofRights, action: 'U' },
  TOKEN_CREATED: { ...ofRights, action: 'C' },
  TOKEN_REVOKED: { ...ofRights, action: 'U' },
  SITE_INVITED: { ...ofRights, action: 'C' },
  SITE_REMOVED: { ...ofRights, action: 'U' },
  SITE_DECIDED: { ...changed, action: 'U' },
  DATA_LOADED: { type: dicom('110107', 'Import'), action: 'C' },
  DATA_DESCRIBED: { ...changed, action: 'U' },
  DATA_PUBLISHED: { type: dicom('110106', 'Export'), action: 'E' },
  DATA_REMOVED: { ...changed, action: 'D' },
  DATA_FORGOTTEN: { ...changed, action: 'D' },
  REFUSALS: { type: alert, subtype: dicom('110132', 'Use of Restricted Function'), action: 'E' },
  AUDIT_READ: { type: ofAudit, action: 'E' },
  RETIRED: { type: ofAudit, action: 'D' },
  CHARGES_COPIED: { type: ofAudit, action: 'C' },
  CHARGES_GIVEN_UP: { type: alert, subtype: dicom('110129', 'Security Configuration'), action: 'U' },
  RESUMED: { type: alert, subtype: dicom('110134', 'Audit Recording Started'), action: 'E' },
};

function codesOf(system: string): (code: string, display: string) => Coding {
  return (code, display) => ({ system, code, display });
}
