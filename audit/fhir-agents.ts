import type { AuditEvent, Who } from './event.ts';
import { type Coding, dicom, participation } from './fhir-codes.ts';

/** An identifier as FHIR has it: a value that is unique in its system. */
export type Identifier = {
  readonly system?: string;
  readonly value: string;
  readonly assigner?: { readonly display: string };
};

/** Something that another system knows by an identifier or by a text. */
export type Reference = {
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
};

/** Who took part. */
export type Agent = {
  readonly type: { readonly coding: readonly Coding[] };
  readonly who: Reference;
  readonly requestor: boolean;
  readonly network?: { readonly address: string; readonly type: string };
  readonly purposeOfUse?: readonly { readonly text: string }[];
};

/** System of identifiers that are URIs. */
export const uris = 'urn:ietf:rfc:3986';

/** From where it was asked, the server, and who asked: as many of them as the entry tells of. `server` is its address or its host. */
export function agentsOf(event: AuditEvent, server: string): readonly Agent[] {
  const { address, who, purpose } = event;
  const ofPurpose = purpose ? { purposeOfUse: [{ text: purpose }] } : {};
  const asks = { requestor: true, ...ofPurpose };
  return [
    ...(address === undefined ? [] : [{ ...clientAt(address), ...(who === null && asks) }]),
    { ...serverAt(server, address !== undefined), requestor: address === undefined && who === null },
    ...(who === null ? [] : [{ type: ofUser, who: { identifier: toIdentifier(who) }, ...asks }]),
  ];
}

/** The server as whom others may refer to. */
export function toDevice(server: string): Reference {
  const identifier = isUrl(server) ? { system: uris, value: server } : { value: server };
  return { type: 'Device', identifier };
}

/** A person of an issuer. One that is no URI, such as `machine`, assigns the value without being a system. */
export function toIdentifier({ issuer, subject }: Who): Identifier {
  return isUrl(issuer)
    ? { system: issuer, value: subject }
    : { value: subject, assigner: { display: issuer } };
}

const ofUser = { coding: [participation('IRCP', 'information recipient')] };

function clientAt(address: string): Agent {
  const type = { coding: [dicom('110153', 'Source Role ID')] };
  return { type, who: { display: address }, requestor: false, network: { address, type: '2' } };
}

function serverAt(server: string, isAsked: boolean): Omit<Agent, 'requestor'> {
  const role = isAsked ? dicom('110152', 'Destination Role ID') : dicom('110150', 'Application');
  const network = { address: server, type: isUrl(server) ? '5' : '1' };
  return { type: { coding: [role] }, who: toDevice(server), network };
}

function isUrl(text: string): boolean {
  return /^https?:/.test(text);
}
