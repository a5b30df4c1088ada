import { createHash } from 'node:crypto';
import type { BuiltRecord, OwnedRow, Reject } from '../../import/delivery.ts';
import type { Source } from '../../import/load/source.ts';
import type { Identity } from '../../import/store/identity.ts';
import type { Properties } from '../../ontology/model.ts';
import type { RecordType } from '../../ontology/records.ts';

/** A row in memory: one record of one patient, or a fault. */
export type Line = {
  readonly patient: string;
  readonly dataset: string;
  readonly record: RecordType;
  readonly key: string;
  readonly says?: Properties;
  readonly fault?: string;
};

/** Lines by the name that the ledger and the records know them by. */
export type Lines = Readonly<Record<string, readonly Line[]>>;

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A source that has no file, no table and no mapping: it builds its records itself. */
export function memorySource(population: string, lines: Lines): Source {
  return {
    delivery: {
      title: 'Records from memory',
      population,
      datasets: { accessRights: 'PUBLIC', publisher: 'Nobody', license: ['CC0 1.0'] },
      precedence: { sex: ['memory'] },
      timelines: {},
    },
    open: async () => ({
      files: Object.entries(lines).map(([file, some]) => ({
        file,
        read: (identity) => ({
          rows: async function* () {
            for (const [at, line] of some.entries()) yield toRow(line, at + 1, identity);
          },
          rest: () => [],
        }),
      })),
      absent: [],
      digest: async (asked) => ({
        fingerprint: sha256([lines, asked]),
        files: new Map(
          Object.entries(lines).map(([file, some]) => [file, { license: 'CC0 1.0', digest: sha256(some) }]),
        ),
      }),
      titles: new Map([['it-memory', { title: 'From memory', description: null, releasedAt: null }]]),
      descriptions: [],
      panels: [],
      terminology: [],
      reviewed: [],
      names: new Map([['SNOMED:it-blood', 'Blood of memory']]),
    }),
  };
}

function toRow(line: Line, row: number, identity: Identity): OwnedRow {
  const patient = identity('patient', [line.patient]);
  const origin = { row, sourceId: line.patient, patient, dataset: line.dataset };
  const reject = (reason: string): Reject => ({
    row,
    record: line.record,
    column: 'fault',
    value: line.key,
    reason,
    kept: false,
    patient,
  });
  const record: BuiltRecord = {
    type: line.record,
    id: identity(line.record, [patient, line.key]),
    patient,
    sourceId: line.patient,
    properties: { ...line.says, dataset: line.dataset },
    loose: [],
    yielding: [],
    row,
  };
  return {
    origin,
    build: () =>
      line.fault === undefined
        ? { records: [record], rejects: [] }
        : { records: [], rejects: [reject(line.fault)] },
  };
}
