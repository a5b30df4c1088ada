import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event.ts';
import { type FhirAuditEvent, toAuditEvents } from '../../audit/fhir.ts';
import { codesOfKind } from '../../audit/fhir-codes.ts';
import { createSchema } from '../../schema/index.ts';

const ada = { issuer: 'https://login.example.org', subject: 'ada' };
const operator = { issuer: 'machine', subject: 'root' };
const where = { patient: { sex: ['FEMALE'] } };
const names = ['0b7c8a52-8a4e-4f1e-9a51-1d0c4f3b2a10', '5d1f4b0e-93c5-4a57-8a3b-6a2f0c9e7d21'];
const older = { requestId: '6f9f', who: ada, outcome: 'DONE' } as const;
const asked = { ...older, address: '192.0.2.17' };
const ofMachine = { requestId: null, who: operator, outcome: 'DONE' } as const;
const ofProcess = { requestId: null, who: null, outcome: 'DONE' } as const;
const question: AuditEvent = {
  ...asked,
  kind: 'REQUEST',
  purpose: 'permit 2026-017',
  datasets: ['hospital'],
  questions: [{ fingerprint: '9d1f', where }],
  released: { counts: 1, first: [3] },
  details: { operation: 'query', fields: ['cohort'] },
};
const page: AuditEvent = { ...question, patients: names };
const dump: AuditEvent = {
  ...asked,
  kind: 'DUMP',
  datasets: ['hospital', 'registry'],
  version: '17',
  details: { name: 'records.nq.gz', method: 'GET' },
};

const entry = { chain: 'c', n: 4, previous: '', at: '2026-11-29T09:10:02.114Z' };
const eventsOf = (event: AuditEvent, server = 'https://kg.example.org') =>
  toAuditEvents({ ...entry, ...event }, server);

const profile = (name: string) =>
  `https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.${name}`;

/** Parts that have a code as their type. */
const typed = <Part extends { readonly type: object }>(parts: readonly Part[], code: string) =>
  parts.filter(({ type }) => JSON.stringify(type).includes(`"code":"${code}"`));
const agent = (code: string) => (event: FhirAuditEvent) => typed(event.agent, code);
const entity = (code: string) => (event: FhirAuditEvent) => typed(event.entity ?? [], code);
const within =
  (parts: (event: FhirAuditEvent) => readonly object[], name: string) => (event: FhirAuditEvent) =>
    parts(event).filter((part) => name in part);
const [client, server, user] = [agent('110153'), agent('110152'), agent('IRCP')];
const [query, patient, request] = [entity('2'), entity('1'), entity('XrequestId')];

type Cardinality = readonly [
  path: string,
  (event: FhirAuditEvent) => readonly unknown[],
  least: number,
  most: number,
];

/** What Query of IHE Basic Audit Log Patterns 1.1.4 asks for. */
const ofQuery: readonly Cardinality[] = [
  ['type rest', ({ type }) => [type.code].filter((code) => code === 'rest'), 1, 1],
  ['subtype search', ({ subtype = [] }) => subtype.filter(({ code }) => code === 'search'), 1, 1],
  ['action E', ({ action }) => [action].filter((one) => one === 'E'), 1, 1],
  ['outcome 0', ({ outcome }) => [outcome].filter((one) => one === '0'), 1, 1],
  ['recorded', ({ recorded }) => [recorded], 1, 1],
  ['agent', (event) => event.agent, 2, 9],
  ['agent client', client, 1, 1],
  ['agent client who', within(client, 'who'), 1, 1],
  ['agent client network', within(client, 'network'), 1, 1],
  ['agent server', server, 1, 1],
  ['agent server who', within(server, 'who'), 1, 1],
  ['agent server network', within(server, 'network'), 1, 1],
  ['agent user', user, 0, 1],
  ['agent user requestor', (event) => user(event).filter((one) => one.requestor), 1, 1],
  ['agent user who', within(user, 'who'), 1, 1],
  ['agent user network', within(user, 'network'), 0, 0],
  ['entity transaction', request, 0, 1],
  ['entity query', query, 1, 1],
  ['entity query query', within(query, 'query'), 1, 1],
  ['entity query what', within(query, 'what'), 0, 0],
  ['entity query detail', within(query, 'detail'), 0, 0],
  ['entity query role 24', (event) => query(event).filter(({ role }) => role?.code === '24'), 1, 1],
];

/** And PatientQuery beside it. */
const ofPatientQuery: readonly Cardinality[] = [
  ...ofQuery,
  ['entity patient', patient, 1, 1],
  ['entity patient role 1', (event) => patient(event).filter(({ role }) => role?.code === '1'), 1, 1],
  [
    'entity patient what Patient',
    (event) => patient(event).filter(({ what }) => what?.type === 'Patient'),
    1,
    1,
  ],
];

const faultsOf = (event: FhirAuditEvent, cardinalities: readonly Cardinality[]) =>
  cardinalities.flatMap(([path, parts, least, most]) => {
    const { length } = parts(event);
    return least <= length && length <= most ? [] : [`${path}: ${length}, not ${least}..${most}`];
  });

it('knows every kind, and so does GraphQL', () => {
  const kinds = createSchema().getType('AuditKind');
  const named = isEnumType(kinds) ? kinds.getValues().map(({ name }) => name) : [];
  expect(named.sort()).toEqual(Object.keys(codesOfKind).sort());
});

describe('an answer as an AuditEvent', () => {
  it.each([
    ['a question', question, 'Query', ofQuery],
    ['a page of patients', page, 'PatientQuery', ofPatientQuery],
    ['a dump', dump, 'Query', ofQuery],
  ])('keeps the profile that it names: %s', (_what, event, name, cardinalities) => {
    const events = eventsOf(event);
    expect(events.map(({ meta }) => meta?.profile)).toEqual(events.map(() => [profile(name)]));
    expect(events.flatMap((one) => faultsOf(one, cardinalities))).toEqual([]);
  });

  it("has one AuditEvent a patient, by the name that is the audit's own", () => {
    const events = eventsOf(page);
    expect(events.map(({ id }) => id)).toEqual(['c.4.0', 'c.4.1']);
    expect(events.flatMap(patient).map(({ what }) => what?.identifier)).toEqual(
      names.map((name) => ({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${name}` })),
    );
  });

  it('is of one patient alone where one is asked for', () => {
    const events = toAuditEvents({ ...entry, ...page }, 'https://kg.example.org', names[1]);
    expect(events.map(({ id }) => id)).toEqual(['c.4.1']);
  });

  it('says who asked what, for what, by which request and of which datasets', () => {
    const [event] = eventsOf(question);
    const base64 = event?.entity?.find((one) => one.query !== undefined)?.query ?? '';
    expect(JSON.parse(Buffer.from(base64, 'base64').toString())).toEqual({
      ...{ operation: 'query', fields: ['cohort'] },
      questions: [{ fingerprint: '9d1f', where }],
    });
    expect(event?.agent).toMatchObject([
      { requestor: false, network: { address: '192.0.2.17', type: '2' } },
      { requestor: false, network: { address: 'https://kg.example.org', type: '5' } },
      {
        who: { identifier: { system: 'https://login.example.org', value: 'ada' } },
        purposeOfUse: [{ text: 'permit 2026-017' }],
      },
    ]);
    expect(event?.entity?.flatMap(({ what }) => what?.identifier?.value ?? [])).toEqual(['6f9f', 'hospital']);
  });

  it.each([
    ['that was refused', { ...question, outcome: 'REFUSED', codes: ['FORBIDDEN'] }, 'search', '4'],
    ['that failed', { ...question, outcome: 'FAILED', codes: ['TIMED_OUT'] }, 'search', '8'],
    ['that changed something', { ...question, details: { operation: 'mutation' } }, 'operation', '0'],
    ['from before addresses were kept', { ...older, kind: 'DUMP' }, 'search', '0'],
  ] as readonly (readonly [string, AuditEvent, string, string])[])(
    'names no profile where none holds: one %s',
    (_what, event, subtype, outcome) => {
      const events = eventsOf(event);
      expect(events).toMatchObject([{ subtype: [{ code: subtype }], outcome }]);
      expect(events).not.toMatchObject([{ meta: expect.anything() }]);
      expect(events[0]?.outcomeDesc).toBe(event.codes?.join(' '));
    },
  );
});

describe('another entry as an AuditEvent', () => {
  const granted = { ...ada, dataset: 'hospital', reason: 'permit 7', purpose: null };
  const site = { id: 'north', name: 'Hospital North', country: 'NL', nkey: 'UABC' };
  const others: readonly (readonly [
    AuditEvent,
    type: string,
    subtype: string | undefined,
    agents: readonly string[],
  ])[] = [
    [{ ...ofProcess, kind: 'BEGIN' }, '110100', '110120', ['110150']],
    [{ ...ofProcess, kind: 'END' }, '110100', '110121', ['110150']],
    [{ ...asked, kind: 'LOGIN' }, '110114', '110122', ['110153', '110152', 'IRCP']],
    [{ ...asked, kind: 'LOGIN', who: null, outcome: 'REFUSED' }, '110114', '110122', ['110153', '110152']],
    [{ ...asked, kind: 'LOGOUT' }, '110114', '110123', ['110153', '110152', 'IRCP']],
    [{ ...ofMachine, kind: 'GRANT_ADDED', details: granted }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'GRANT_ENDED', details: granted }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'TOKEN_CREATED', details: ada }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'TOKEN_REVOKED', details: ada }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'SITE_INVITED', details: site }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'SITE_REMOVED', details: site }, '110113', '110137', ['110150', 'IRCP']],
    [{ ...ofMachine, kind: 'SITE_DECIDED', details: site }, 'rest', 'operation', ['110150', 'IRCP']],
    [{ ...ofProcess, kind: 'REFUSALS', outcome: 'REFUSED' }, '110113', '110132', ['110150']],
    [{ ...ofProcess, kind: 'RESUMED' }, '110113', '110134', ['110150']],
    [{ ...ofProcess, kind: 'CHARGES_COPIED' }, '110101', undefined, ['110150']],
    [{ ...ofMachine, kind: 'CHARGES_GIVEN_UP' }, '110113', '110129', ['110150', 'IRCP']],
    [{ ...ofProcess, kind: 'RETIRED' }, '110101', undefined, ['110150']],
  ];
  it.each(others)('has the codes of its kind and one who began it: $kind', (event, type, subtype, agents) => {
    const [found] = eventsOf(event);
    expect([found?.type.code, found?.subtype?.[0]?.code, found?.meta]).toEqual([type, subtype, undefined]);
    expect(found?.agent.map((one) => one.type.coding[0]?.code)).toEqual(agents);
    expect(found?.agent.filter(({ requestor }) => requestor)).toHaveLength(1);
  });

  it('tells whose rights these are, by whom, and the rest by its names', () => {
    const [event] = eventsOf({ ...ofMachine, kind: 'GRANT_ADDED', details: granted }, 'kg-host');
    expect(event).toMatchObject({
      agent: [
        { who: { identifier: { value: 'kg-host' } }, network: { address: 'kg-host', type: '1' } },
        { who: { identifier: { value: 'root', assigner: { display: 'machine' } } } },
      ],
      entity: [
        { what: { identifier: { system: 'https://login.example.org', value: 'ada' } } },
        { detail: expect.arrayContaining([{ type: 'reason', valueString: 'permit 7' }]) },
      ],
    });
    expect(JSON.stringify(event)).not.toContain('null');
  });
});
