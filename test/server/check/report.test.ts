import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Invitation } from '../../../federation/envelope/invitation.ts';
import { areas, type Finding, findingsOf, worstOf } from '../../../server/check/finding.ts';
import schema from '../../../server/check/report.schema.json' with { type: 'json' };
import { type ReportParts, toReport } from '../../../server/check/report.ts';
import { inWords } from '../../../server/check/words.ts';

const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const key = { kty: 'OKP', crv: 'Ed25519', x: 'x' };
const invitation: Invitation = {
  oncographInvitation: 1,
  servers: ['wss://nats.example.org'],
  seed: 'SUSECRET',
  hub: { id: 'the-hub', name: 'The hub', signing: key, sealing: key },
  site: { id: 'north', name: 'Hospital North', country: 'NL' },
};
const findings = [
  findingsOf('gate').ok(null, 'Numbers leave as they are.'),
  findingsOf('connection').fail('wss://nats.example.org', 'It takes no connections.', 'Ask the hub.'),
  findingsOf('mapping').unknown('ward', 'It is not told.'),
];
const exact = { value: 300, low: 300, high: 300, precision: 'EXACT', confidence: null, asOf: null } as const;
const parts: ReportParts = {
  ...{ invitation, findings },
  holding: {
    software: 'oncograph 0.1.0',
    datasets: [{ id: 'ward', title: 'A ward', patients: exact, records: ['Condition'] }],
    vocabularies: { DOID: '2026-11-01' },
  },
  mapping: [
    {
      ...{ dataset: 'ward', record: 'Condition', field: 'code', rows: 150, mappedShare: 0.9 },
      unmapped: [{ value: 'lump', rows: 15, reason: null }],
    },
  ],
};
const now = new Date('2026-11-30T10:00:00Z');

describe('worstOf', () => {
  const of = (...results: readonly Finding['result'][]) => worstOf(results.map((result) => ({ result })));

  it.each([
    ['FAIL', ['OK', 'FAIL', 'WARN']],
    ['WARN', ['OK', 'WARN', 'UNKNOWN']],
    ['OK', ['OK', 'UNKNOWN']],
  ] as const)('is %s of %j', (worst, results) => expect(of(...results)).toBe(worst));
});

describe('toReport', () => {
  it('is of the published form', () => {
    expect([isReport(toReport(parts, now)), isReport.errors]).toEqual([true, null]);
    const nothing = { findings, invitation: undefined, holding: null, mapping: [] };
    expect(isReport(toReport(nothing, now))).toBe(true);
  });

  it('says whose it is, and nothing of the invitation that is secret', () => {
    const report = toReport(parts, now);
    expect(report).toMatchObject({
      ...{ at: '2026-11-30T10:00:00.000Z', node: process.versions.node, result: 'FAIL' },
      ...{ site: invitation.site, hub: { id: 'the-hub', name: 'The hub' } },
    });
    expect(JSON.stringify(report)).not.toContain('SUSECRET');
  });
});

describe('the schema of the report', () => {
  it('names every area', () => expect(schema.$defs.finding.properties.area.enum).toEqual([...areas]));

  it('refuses what it does not name', () => {
    const report = toReport(parts, now);
    expect(isReport({ ...report, patients: 312 })).toBe(false);
    expect(isReport({ ...report, findings: [] })).toBe(false);
  });
});

describe('inWords', () => {
  it('has findings by area with what to do, and what stays at the site after all that', () => {
    const own = [findingsOf('data').warn('other', 'NON_PUBLIC: 40 patients.', 'Grant it.')];
    const { software } = toReport(parts, now);
    expect(inWords({ report: toReport(parts, now), own }).split('\n')).toEqual([
      `Hospital North (north) for The hub, 2026-11-30T10:00:00.000Z, ${software}, Node.js ${process.versions.node}`,
      ...['', 'connection', '  FAIL     wss://nats.example.org: It takes no connections.'],
      '           > Ask the hub.',
      ...['', 'mapping', '  UNKNOWN  ward: It is not told.'],
      ...['', 'gate', '  OK       Numbers leave as they are.'],
      ...['', 'FAIL: 1 FAIL, 0 WARN, 1 OK, 1 UNKNOWN'],
      ...['', 'What follows stays here: --json leaves it out, as the hub is not told it.'],
      ...['', 'data', '  WARN     other: NON_PUBLIC: 40 patients.', '           > Grant it.'],
      ...['', 'WARN: 0 FAIL, 1 WARN, 0 OK, 0 UNKNOWN'],
    ]);
  });

  it('says once what to do about several findings in a row', () => {
    const { warn } = findingsOf('data');
    const two = [warn('a', 'A.', 'Do it.'), warn('b', 'B.', 'Do it.')];
    const lines = inWords({ report: toReport({ ...parts, findings: two }, now), own: [] }).split('\n');
    expect(lines.slice(2, 6)).toEqual([
      'data',
      '  WARN     a: A.',
      '  WARN     b: B.',
      '           > Do it.',
    ]);
  });

  it('says of a site without an invitation that it has none', () =>
    expect(inWords({ report: toReport({ ...parts, invitation: undefined }, now), own: [] })).toMatch(
      /^A site without an invitation, 2026/,
    ));
});
