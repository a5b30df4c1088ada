import { createSegmentBuilder, type SegmentRow } from '../../index/build/builder.ts';
import { rowProperties } from '../../index/build/table.ts';
import type { Segment } from '../../index/columns/segment.ts';
import type { Properties } from '../../ontology/model.ts';
import { type RecordType, recordTypes } from '../../ontology/records.ts';

/** A record of a test: its type, id, and what it says; usually of dataset `a`. */
export type TestRecord = readonly [type: RecordType, id: string, said: Properties];

function rowOf(subject: RecordType | 'patient', said: Properties) {
  return rowProperties(subject).map((property) => said[property] ?? null);
}

/** A segment of patients `p0`, `p1` … of dataset `a`, each with what is known of them and their records. */
export function aSegment(
  ...patients: readonly (readonly [said: Properties, ...records: TestRecord[]])[]
): Segment {
  const builder = createSegmentBuilder();
  patients.forEach(([said, ...records], at) => {
    const datasets = [...new Set(['a', ...records.map(([, , { dataset = 'a' }]) => String(dataset))])];
    const birth: SegmentRow['birth'] = { day: null, precision: null, clock: null };
    builder.addPatient({ id: `p${at}`, sourceId: `P${at}`, datasets, birth, row: rowOf('patient', said) });
  });
  for (const type of recordTypes)
    patients.forEach(([, ...records], owner) => {
      for (const [own, id, said] of records)
        if (own === type)
          builder.addRecord(type, owner, id, rowOf(type, { dataset: 'a', file: 'a.tsv', ...said }));
    });
  return builder.finish({ id: 'test', version: 1, key: 'k' }, []);
}
