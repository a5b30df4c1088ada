import { commonProperties } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { entity, iri, named } from '../rdf/entity.ts';
import { datasetIri, loadFileIri, recordIri, timelineIri } from '../rdf/iris.ts';
import { type Name, toName } from '../rdf/prefixes.ts';
import { mapFields, predicateIn, type SaidField, sayAll, sayByLoad } from './columns.ts';
import type { FieldOwner } from './field.ts';
import { activityIri } from './load.ts';
import { classOf, timelineKindOf } from './names.ts';
import { numeral } from './number.ts';
import { type DumpRow, type DumpScope, type RecordMapping, readerOf, rowList, rowText } from './scope.ts';

/** How the records of each type are said. */
export const recordMappings: ReadonlyMap<RecordType, RecordMapping> = new Map(
  recordTypes.map((type) => [type, mapRecord(type)]),
);

function mapRecord(type: RecordType): RecordMapping {
  const { type: name, fields: models } = modelOf(type);
  const { columns, fields } = mapFields(models, commonProperties);
  const withoutIdentity = fields.filter(({ identity }) => !identity);
  const read = readerOf(columns, commonProperties);
  const typesOf = classesBy(type, columns);
  return {
    columns,
    toEntities: (row, scope) => {
      const owner = ownerOf(recordIri(scope.iris, name, rowText(read(row, 'id'))), row, { read, scope });
      const derived = rowList(read(row, 'derivedFields')).map((field) => predicateIn(models, field));
      const head = { ...headOf(row, owner, { read, scope }), 'kg:derivedField': derived.map(named) };
      const shown = scope.isOpen(rowText(read(row, 'dataset'))) ? fields : withoutIdentity;
      const [load, added] = [rowText(read(row, 'load')), rowList(read(row, 'addedBy'))];
      const types = typesOf(row);
      if (added.length > 0) return sayByLoad({ load, added, head, types }, shown, owner, row);
      return [{ load, entity: entity(owner.iri, types, sayAll(head, shown, owner, row)) }];
    },
  };
}

/** The classes of a record, of which one may depend on the value of a field. */
function classesBy(type: RecordType, columns: readonly string[]): (row: DumpRow) => readonly Name[] {
  const { rdfClasses, rdfClassBy: by } = modelOf(type);
  const classes = [classOf(type), ...rdfClasses.map(toName)];
  if (by === undefined) return () => classes;
  const further = new Map(
    Object.entries(by.classes).map(([value, name]) => [value, [...classes, toName(name)]]),
  );
  const at = columns.indexOf(by.field);
  return (row) => further.get(rowText(row[at] ?? null)) ?? classes;
}

/** Reads what every record has. */
type Reading = {
  readonly read: ReturnType<typeof readerOf<(typeof commonProperties)[number]>>;
  readonly scope: DumpScope;
};

function headOf(row: DumpRow, { timeline }: FieldOwner, { read, scope }: Reading): SaidField {
  const { iris } = scope;
  const [load, line] = [rowText(read(row, 'load')), read(row, 'row')];
  const file = scope.fileAt(load, rowText(read(row, 'file')));
  return {
    'kg:patient': [iri(recordIri(iris, patient.type, scope.patient.id))],
    'kg:inDataset': [iri(datasetIri(iris, rowText(read(row, 'dataset'))))],
    'prov:wasGeneratedBy': [iri(activityIri(iris, load))],
    'kg:sourceFile': file === undefined ? [] : [iri(loadFileIri(iris, load, file))],
    'kg:sourceRow': typeof line === 'number' ? [numeral(line, 'integer')] : [],
    'kg:onTimeline': timeline === null ? [] : [iri(timeline.iri)],
  };
}

function ownerOf(record: string, row: DumpRow, { read, scope: { iris, patient: of } }: Reading): FieldOwner {
  const [kind, name] = [timelineKindOf(read(row, 'timeline')), rowText(read(row, 'timelineName'))];
  if (kind === null || name === '') return { iri: record, iris, timeline: null };
  return { iri: record, iris, timeline: { iri: timelineIri(iris, of.population, name), kind } };
}
