import { patient } from '../../ontology/records.ts';
import { entity, iri, literal, named } from '../rdf/entity.ts';
import { datasetIri, recordIri } from '../rdf/iris.ts';
import { toName } from '../rdf/prefixes.ts';
import { mapFields, predicateIn, type Said, sayAll } from './columns.ts';
import { classOf } from './names.ts';
import { listOf, type Mapping, type Row, readerOf, type Scope, textOf } from './scope.ts';

/** What every patient has beside the fields of the model. */
const own = ['id', 'population', 'sourceId', 'datasets', 'conflictFields'] as const;
const classes = [classOf('patient'), ...patient.rdfClasses.map(toName)];
const { columns, fields } = mapFields(patient.fields, own);
const read = readerOf(columns, own);

/** How patients are said: what is decided of them from their registrations. */
export const patientMapping: Mapping = {
  columns,
  toEntities: (row, scope) => {
    const { iris } = scope;
    const owner = { iri: recordIri(iris, patient.type, textOf(read(row, 'id'))), iris, timeline: null };
    const said = sayAll(headOf(row, scope), fields, owner, row);
    return [{ load: null, entity: entity(owner.iri, classes, said) }];
  },
};

/** Id and population of the patient of a row. */
export function patientOf(row: Row): Scope['patient'] {
  return { id: textOf(read(row, 'id')), population: textOf(read(row, 'population')) };
}

function headOf(row: Row, { iris, patient: { population }, isReadable, isOpen }: Scope): Said {
  const datasets = listOf(read(row, 'datasets'));
  const readable = datasets.filter(isReadable).sort();
  const conflicts = listOf(read(row, 'conflictFields')).map((field) => predicateIn(patient.fields, field));
  return {
    'kg:population': [literal(population)],
    'kg:inDataset': readable.map((id) => iri(datasetIri(iris, id))),
    'dct:identifier': datasets.every(isOpen) ? [literal(textOf(read(row, 'sourceId')))] : [],
    'kg:conflictingField': conflicts.map(named),
  };
}
