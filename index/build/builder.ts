import type { PopulationState } from '../../graph/version.ts';
import type { Precedence } from '../../ontology/decide.ts';
import type { PropertyValue } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { Lists } from '../../terminology/lists.ts';
import { emptyBits, setBit } from '../columns/bits.ts';
import { buildFacets } from '../columns/facet-lists.ts';
import type { DatasetColumn, Segment, SegmentPanel, Table } from '../columns/segment.ts';
import { toTexts } from '../columns/texts.ts';
import { createDigests } from './digest.ts';
import { createPersons, type PersonRow } from './persons.ts';
import { createRecordIds, type RecordIds } from './record-ids.ts';
import { createTable, datasetPlace, rowProperties } from './table.ts';

/** A patient as the index takes it. */
export type SegmentRow = PersonRow & {
  readonly id: string;
  readonly sourceId: string;
  readonly datasets: readonly string[];
};

/** Makes a segment of patients in order of their id and of their records. */
export type SegmentBuilder = {
  readonly addPatient: (patient: SegmentRow) => void;
  /** A record of patient number `owner`; those of one type come by patient. */
  readonly addRecord: (type: RecordType, owner: number, id: string, row: readonly PropertyValue[]) => void;
  readonly finish: (
    state: PopulationState,
    panels: readonly SegmentPanel[],
    precedence?: Precedence,
  ) => Segment;
};

/** Record types that a field of any type refers to. */
const referredTypes = recordTypes.filter((type) =>
  recordTypes.some((other) =>
    Object.values(modelOf(other).fields).some((field) => field.kind === 'reference' && field.to === type),
  ),
);

const personProperties = rowProperties('patient');

/** An empty segment. */
export function createSegmentBuilder(): SegmentBuilder {
  const patients: Omit<SegmentRow, 'row' | 'birth'>[] = [];
  const ids = new Map<RecordType, RecordIds>(referredTypes.map((type) => [type, createRecordIds()]));
  const idsOf = (type: RecordType) => ids.get(type) ?? createRecordIds();
  const persons = createPersons();
  const tables = recordTypes.map((type) => [type, createTable(type, idsOf)] as const);
  const byType = new Map(tables);
  const properties = new Map(recordTypes.map((type) => [type, rowProperties(type)]));
  const digests = createDigests();
  return {
    addPatient: ({ row, birth, ...patient }) => {
      persons.add({ row, birth });
      patients.push(patient);
      const said = { subject: 'patient', id: patient.id, properties: personProperties, row } as const;
      for (const dataset of patient.datasets) digests.add(dataset, said);
    },
    addRecord: (type, owner, id, row) => {
      byType.get(type)?.add(owner, row);
      ids.get(type)?.isNext(id);
      const known = properties.get(type) ?? [];
      digests.add(String(row[datasetPlace]), { subject: type, id, properties: known, row });
    },
    finish: (state, panels, precedence = {}) => {
      const size = patients.length;
      const records = Object.fromEntries(tables.map(([type, table]) => [type, table.finish(size)])) as {
        readonly [type in RecordType]: Table; // every type has a table
      };
      const { births, persons: own } = persons.finish();
      const bare = { persons: own, records };
      const datasets = toDatasets(patients.map((patient) => patient.datasets));
      return {
        state,
        patients: toTexts(patients.map(({ id }) => id)),
        sourceIds: toTexts(patients.map(({ sourceId }) => sourceId)),
        datasets,
        digests: digests.finish(datasets.ids),
        ...bare,
        births,
        precedence,
        facets: buildFacets(bare),
        panels,
      };
    },
  };
}

function toDatasets(lists: readonly (readonly string[])[]): DatasetColumn {
  const ids = [...new Set(lists.flat())].sort();
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const patients = ids.map(() => emptyBits(lists.length));
  const offsets = new Uint32Array(lists.length + 1);
  const values = lists.flatMap((list, patient) => {
    offsets[patient + 1] = (offsets[patient] ?? 0) + list.length;
    return list.map((id) => {
      const n = numbers.get(id) ?? 0;
      setBit(patients[n] ?? emptyBits(0), patient);
      return n;
    });
  });
  const ofPatient: Lists = { offsets, values: Uint32Array.from(values) };
  return { ids, ofPatient, patients };
}
