import type { AuditEvent } from './event.ts';
import { type Reference, toIdentifier, uris } from './fhir-agents.ts';
import { type Coding, entityType, objectRole } from './fhir-codes.ts';

/** What it was about. */
export type Entity = {
  readonly type: Coding | Omit<Coding, 'display'>;
  readonly role?: Coding;
  readonly what?: Reference;
  /** Base64. */
  readonly query?: string;
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[];
};

/** The request, what was asked, the patient by the audit's own name, the person whose rights these are, the datasets, and the rest. */
export function entitiesOf(event: AuditEvent, patient: string | undefined): readonly Entity[] {
  const { kind, requestId, datasets = [], version, charged, details = {} } = event;
  const isAsked = kind === 'REQUEST' || kind === 'DUMP';
  const rest = { ...(isAsked ? { version } : details), charged };
  return [
    ...(requestId === null ? [] : [transactionOf(requestId)]),
    ...(isAsked ? [queryOf(event)] : personIn(details)),
    ...(patient === undefined ? [] : [patientOf(patient)]),
    ...datasets.map(datasetOf),
    ...detailOf(rest),
  ];
}

/** IHE Basic Audit Log Patterns has this code. */
const ofRequest = {
  system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
  code: 'XrequestId',
};
const person = entityType('1', 'Person');
const other = entityType('4', 'Other');

function transactionOf(requestId: string): Entity {
  return { type: ofRequest, what: { identifier: { value: requestId } } };
}

/** Which fields or which dump, and each question in canonical form, with what other sites told, as JSON. */
function queryOf({ details, questions, elsewhere }: AuditEvent): Entity {
  const text = JSON.stringify({ ...details, questions, elsewhere });
  return {
    type: entityType('2', 'System Object'),
    role: objectRole('24', 'Query'),
    query: Buffer.from(text).toString('base64'),
  };
}

function patientOf(name: string): Entity {
  const identifier = { system: uris, value: `urn:uuid:${name}` };
  return { type: person, role: objectRole('1', 'Patient'), what: { type: 'Patient', identifier } };
}

function personIn({ issuer, subject }: Readonly<Record<string, unknown>>): readonly Entity[] {
  if (typeof issuer !== 'string' || typeof subject !== 'string') return [];
  const what = { identifier: toIdentifier({ issuer, subject }) };
  return [{ type: person, role: objectRole('11', 'Security User Entity'), what }];
}

function datasetOf(id: string): Entity {
  return { type: other, role: objectRole('17', 'Data Repository'), what: { identifier: { value: id } } };
}

/** What FHIR has no element for, each with its name. */
function detailOf(rest: Readonly<Record<string, unknown>>): readonly Entity[] {
  const detail = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([type, value]) => ({
      type,
      valueString: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  return detail.length === 0 ? [] : [{ type: other, detail }];
}
