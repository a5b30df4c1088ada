import { commonProperties } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { entity, iri, named } from '../rdf/entity.ts';
import { datasetIri, loadFileIri, recordIri, timelineIri } from '../rdf/iris.ts';
import { type Name, toName } from '../rdf/prefixes.ts';
import { mapFields, predicateIn, type Said, sayAll, sayByLoad } from './columns.ts';
import type { Owner } from './field.ts';
import { activityIri } from './load.ts';
import { classOf, timelineKindOf } from './names.ts';
import { numeral } from './number.ts';
import { listOf, type Mapping, type Row, readerOf, type Scope, textOf } from './scope.ts';

/** How the records of each type are said. */
export const recordMappings: ReadonlyMap<RecordType, Mapping> = new Map(
  recordTypes.map((type) => [type, mapRecord(type)]),
);

function mapRecord(type: RecordType): Mapping {
  const { type: name, fields: models } = modelOf(type);
  const { columns, fields } = mapFields(models, commonProperties);
  const withoutIdentity = fields.filter(({ identity }) => !identity);
  const read = readerOf(columns, commonProperties);
  const typesOf = classesBy(type, columns);
  return {
    columns,
    toEntities: (row, scope) => {
      const owner = ownerOf(recordIri(scope.iris, name, textOf(read(row, 'id'))), row, { read, scope });
      const derived = listOf(read(row, 'derivedFields')).map((field) => predicateIn(models, field));
      const head = { ...headOf(row, owner, { read, scope }), 'kg:derivedField': derived.map(named) };
      const shown = scope.isOpen(textOf(read(row, 'dataset'))) ? fields : withoutIdentity;
      const [load, added] = [textOf(read(row, 'load')), listOf(read(row, 'addedBy'))];
      const types = typesOf(row);
      if (added.length > 0) return sayByLoad({ load, added, head, types }, shown, owner, row);
      return [{ load, entity: entity(owner.iri, types, sayAll(head, shown, owner, row)) }];
    },
  };
}

/** The classes of a record, of which one may depend on the value of a field. */
function classesBy(type: RecordType, columns: readonly string[]): (row: Row) => readonly Name[] {
  const { rdfClasses, rdfClassBy: by } = modelOf(type);
  const classes = [classOf(type), ...rdfClasses.map(toName)];
  if (by === undefined) return () => classes;
  const further = new Map(
    Object.entries(by.classes).map(([value, name]) => [value, [...classes, toName(name)]]),
  );
  const at = columns.indexOf(by.field);
  return (row) => further.get(textOf(row[at] ?? null)) ?? classes;
}

/** Reads what every record has. */
type Reading = {
  readonly read: ReturnType<typeof readerOf<(typeof commonProperties)[number]>>;
  readonly scope: Scope;
};

function headOf(row: Row, { timeline }: Owner, { read, scope }: Reading): Said {
  const { iris } = scope;
  const [load, line] = [textOf(read(row, 'load')), read(row, 'row')];
  const file = scope.fileAt(load, textOf(read(row, 'file')));
  return {
    'kg:patient': [iri(recordIri(iris, patient.type, scope.patient.id))],
    'kg:inDataset': [iri(datasetIri(iris, textOf(read(row, 'dataset'))))],
    'prov:wasGeneratedBy': [iri(activityIri(iris, load))],
    'kg:sourceFile': file === undefined ? [] : [iri(loadFileIri(iris, load, file))],
    'kg:sourceRow': typeof line === 'number' ? [numeral(line, 'integer')] : [],
    'kg:onTimeline': timeline === null ? [] : [iri(timeline.iri)],
  };
}

function ownerOf(record: string, row: Row, { read, scope: { iris, patient: of } }: Reading): Owner {
  const [kind, name] = [timelineKindOf(read(row, 'timeline')), textOf(read(row, 'timelineName'))];
  if (kind === null || name === '') return { iri: record, iris, timeline: null };
  return { iri: record, iris, timeline: { iri: timelineIri(iris, of.population, name), kind } };
}
