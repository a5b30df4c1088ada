import { commonProperties, type PropertyValue } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { datasetIri, type Iris, loadFileIri, recordIri, timelineIri } from '../iris.ts';
import { type Entity, entity, iri, literal, named } from '../rdf/entity.ts';
import { toName } from '../rdf/prefixes.ts';
import { mapFields, predicateIn, type Said, sayAll, sayByLoad } from './columns.ts';
import { classOf, type Owner, timelineKindOf } from './field.ts';
import { activityIri } from './load.ts';
import { numeral } from './number.ts';

/** Values of stored properties, in the order of the columns of a mapping. */
export type Row = readonly PropertyValue[];

/** Where a record or patient stands. */
export type Scope = {
  readonly iris: Iris;
  readonly patient: { readonly id: string; readonly population: string };
  /** Whether the records of a dataset may be had; nothing is said of other datasets. */
  readonly isReadable: (dataset: string) => boolean;
  /** Whether everybody may have the records of a dataset, with the identifiers of the source. */
  readonly isOpen: (dataset: string) => boolean;
  /** The place of a file among those of its load; undefined where the load is not known to have read it. */
  readonly fileAt: (load: string, file: string) => number | undefined;
};

/** What one load says of a thing; `load` is null where it is decided from what several say. */
export type InGraph = { readonly load: string | null; readonly entity: Entity };

/** How things of one type are said. */
export type Mapping = {
  /** Stored properties that a row has the values of. */
  readonly columns: readonly string[];
  readonly toEntities: (row: Row, scope: Scope) => readonly InGraph[];
};

/** How the records of each type are said. */
export const recordMappings: ReadonlyMap<RecordType, Mapping> = new Map(
  recordTypes.map((type) => [type, mapRecord(type)]),
);

const patientProperties = ['id', 'population', 'sourceId', 'datasets', 'conflictFields'] as const;

/** How patients are said: what is decided of them from their registrations. */
export const patientMapping: Mapping = mapPatient();

function mapRecord(type: RecordType): Mapping {
  const { type: name, fields, rdfClasses, rdfClassBy: by } = modelOf(type);
  const { columns, fields: mapped } = mapFields(fields, commonProperties);
  const at = (property: (typeof commonProperties)[number] | string) => columns.indexOf(property);
  const [idAt, datasetAt, loadAt, addedAt, byAt] = [
    at('id'),
    at('dataset'),
    at('load'),
    at('addedBy'),
    at(by?.field ?? ''),
  ];
  const [fileAt, rowAt, derivedAt] = [at('file'), at('row'), at('derivedFields')];
  const [kindAt, timelineAt] = [at('timeline'), at('timelineName')];
  const classes = [classOf(type), ...rdfClasses.map(toName)];
  const further = new Map(
    Object.entries(by?.classes ?? {}).map(([value, one]) => [value, [...classes, toName(one)]]),
  );
  return {
    columns,
    toEntities: (row, scope) => {
      const { iris } = scope;
      const [dataset, load] = [textOf(row[datasetAt]), textOf(row[loadAt])];
      const owner = ownerOf(recordIri(iris, name, textOf(row[idAt])), row[kindAt], row[timelineAt], scope);
      const file = scope.fileAt(load, textOf(row[fileAt]));
      const head: Said = {
        'kg:patient': [iri(recordIri(iris, patient.type, scope.patient.id))],
        'kg:inDataset': [iri(datasetIri(iris, dataset))],
        'prov:wasGeneratedBy': [iri(activityIri(iris, load))],
        'kg:sourceFile': file === undefined ? [] : [iri(loadFileIri(iris, load, file))],
        'kg:sourceRow': typeof row[rowAt] === 'number' ? [numeral(row[rowAt], 'integer')] : [],
        'kg:onTimeline': owner.timeline === null ? [] : [iri(owner.timeline.iri)],
        'kg:derivedField': listOf(row[derivedAt]).map((field) => named(predicateIn(fields, field))),
      };
      const types = further.get(textOf(row[byAt])) ?? classes;
      const shown = scope.isOpen(dataset) ? mapped : mapped.filter(({ identity }) => !identity);
      const added = listOf(row[addedAt]);
      if (added.length === 0)
        return [{ load, entity: entity(owner.iri, types, sayAll(head, shown, owner, row)) }];
      return sayByLoad({ load, added, head, types }, shown, owner, row);
    },
  };
}

function mapPatient(): Mapping {
  const { columns, fields } = mapFields(patient.fields, patientProperties);
  const classes = [classOf('patient'), ...patient.rdfClasses.map(toName)];
  const at = (property: (typeof patientProperties)[number]) => columns.indexOf(property);
  const [idAt, sourceAt, datasetsAt, conflictsAt] = [
    at('id'),
    at('sourceId'),
    at('datasets'),
    at('conflictFields'),
  ];
  return {
    columns,
    toEntities: (row, scope) => {
      const { iris, isReadable, isOpen } = scope;
      const datasets = listOf(row[datasetsAt]);
      const owner: Owner = { iri: recordIri(iris, patient.type, textOf(row[idAt])), iris, timeline: null };
      const head: Said = {
        'kg:population': [literal(scope.patient.population)],
        'kg:inDataset': datasets
          .filter(isReadable)
          .sort()
          .map((id) => iri(datasetIri(iris, id))),
        'dct:identifier': datasets.every(isOpen) ? [literal(textOf(row[sourceAt]))] : [],
        'kg:conflictingField': listOf(row[conflictsAt]).map((field) =>
          named(predicateIn(patient.fields, field)),
        ),
      };
      return [{ load: null, entity: entity(owner.iri, classes, sayAll(head, fields, owner, row)) }];
    },
  };
}

function ownerOf(
  record: string,
  timeline: PropertyValue | undefined,
  name: PropertyValue | undefined,
  { iris, patient: { population } }: Scope,
): Owner {
  const kind = timelineKindOf(timeline);
  const known = kind !== null && typeof name === 'string' && name !== '';
  return { iri: record, iris, timeline: known ? { iri: timelineIri(iris, population, name), kind } : null };
}

function textOf(value: PropertyValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: PropertyValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
