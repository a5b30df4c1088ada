import { patient } from '../../ontology/records.ts';
import { entity, iri, literal, named } from '../rdf/entity.ts';
import { datasetIri, recordIri } from '../rdf/iris.ts';
import { toName } from '../rdf/prefixes.ts';
import { mapFields, predicateIn, type SaidField, sayAll } from './columns.ts';
import { classOf } from './names.ts';
import { type DumpRow, type DumpScope, type RecordMapping, readerOf, rowList, rowText } from './scope.ts';

/** What every patient has beside the fields of the model. */
const own = ['id', 'population', 'sourceId', 'datasets', 'conflictFields'] as const;
const classes = [classOf('patient'), ...patient.rdfClasses.map(toName)];
const { columns, fields } = mapFields(patient.fields, own);
const read = readerOf(columns, own);

/** How patients are said: what is decided of them from their registrations. */
export const patientMapping: RecordMapping = {
  columns,
  toEntities: (row, scope) => {
    const { iris } = scope;
    const owner = { iri: recordIri(iris, patient.type, rowText(read(row, 'id'))), iris, timeline: null };
    const said = sayAll(headOf(row, scope), fields, owner, row);
    return [{ load: null, entity: entity(owner.iri, classes, said) }];
  },
};

/** Id and population of the patient of a row. */
export function patientOf(row: DumpRow): DumpScope['patient'] {
  return { id: rowText(read(row, 'id')), population: rowText(read(row, 'population')) };
}

function headOf(row: DumpRow, { iris, patient: { population }, isReadable, isOpen }: DumpScope): SaidField {
  const datasets = rowList(read(row, 'datasets'));
  const readable = datasets.filter(isReadable).sort();
  const conflicts = rowList(read(row, 'conflictFields')).map((field) => predicateIn(patient.fields, field));
  return {
    'kg:population': [literal(population)],
    'kg:inDataset': readable.map((id) => iri(datasetIri(iris, id))),
    'dct:identifier': datasets.every(isOpen) ? [literal(rowText(read(row, 'sourceId')))] : [],
    'kg:conflictingField': conflicts.map(named),
  };
}
