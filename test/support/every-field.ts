import { createIris } from '../../fair/rdf/iris.ts';
import { recordMappings } from '../../fair/records/record.ts';
import type { DumpRow, DumpScope } from '../../fair/records/scope.ts';
import {
  type commonProperties,
  type FieldModel,
  type Properties,
  propertiesOf,
} from '../../ontology/model.ts';
import { modelOf, patient, type RecordType } from '../../ontology/records.ts';

/** IRIs of the site of the tests. */
export const iris = createIris('https://site.example/');

/** A patient of an open dataset `open` and of a closed one; the load `load-1` read `a.tsv` and `b.tsv`. */
export const scope: DumpScope = {
  iris,
  patient: { id: 'patient-1', population: 'population' },
  isReadable: () => true,
  isOpen: (dataset) => dataset === 'open',
  fileAt: (_load, file) => ['a.tsv', 'b.tsv'].indexOf(file),
};

/** A value for every stored property of a field. */
export function valuesFor(name: string, field: FieldModel): Properties {
  const [first = '', ...others] = propertiesOf(name, field);
  switch (field.kind) {
    case 'coded':
      return Object.fromEntries([
        [first, `${name} as it came`],
        ...others.map((one, at) => [one, `SNOMED:${at + 1}00`]),
      ]);
    case 'quantity':
      return Object.fromEntries([[first, 12.5], ...others.map((one) => [one, 'mg/dL'])]);
    case 'number':
      return { [first]: field.integer ? 7 : 7.25 };
    case 'flag':
      return { [first]: true };
    case 'date':
      return Object.fromEntries([[first, 14_000], ...others.map((one) => [one, 'DAY'])]);
    case 'reference':
      return { [first]: `${name}-1` };
    case 'text':
      return { [first]: field.list ? (field.values ?? ['one']) : (field.values?.[0] ?? `text of ${name}`) };
    case 'derived':
      return {};
  }
}

/** Every property of a record of the type, with those given in place of its own. */
export function everyProperty(type: RecordType, given: Properties = {}): Properties {
  const fields = Object.entries(modelOf(type).fields).map(([name, field]) => valuesFor(name, field));
  const common: Record<(typeof commonProperties)[number], Properties[string]> = {
    id: `${type}-1`,
    dataset: 'open',
    load: 'load-1',
    file: 'b.tsv',
    row: 3,
    addedBy: null,
    timeline: 'SHIFTED',
    timelineName: 'acquisition',
    derivedFields: null,
  };
  return Object.assign({}, common, ...fields, given);
}

/** Every property of a patient. */
export function everyPatientProperty(given: Properties = {}): Properties {
  const fields = Object.entries<FieldModel>(patient.fields).map(([name, field]) => valuesFor(name, field));
  const common = {
    id: 'patient-1',
    population: 'population',
    sourceId: 'source-1',
    datasets: ['open'],
    conflictFields: null,
  };
  return Object.assign({}, common, ...fields, given);
}

/** Properties as a row of the columns. */
export function toRow(columns: readonly string[], properties: Properties): DumpRow {
  return columns.map((column) => properties[column] ?? null);
}

/** What is said of a record with these properties in place of the usual ones. */
export function sayRecord(type: RecordType, given: Properties = {}, where: DumpScope = scope) {
  const mapping = recordMappings.get(type);
  if (mapping === undefined) throw new TypeError(`no mapping of ${type}`);
  return mapping.toEntities(toRow(mapping.columns, everyProperty(type, given)), where);
}
