import { describe, expect, it } from 'vitest';
import { isIndexed } from '../../../ontology/model.ts';
import { cdmColumns, cdmTableNames } from '../../../ontology/omop/cdm.ts';
import { omopRow } from '../../../ontology/records/omop-row.ts';
import { modelOf, recordTypes } from '../../../ontology/records.ts';

const common = Object.keys(omopRow('measurement'));
const rows = recordTypes.filter((type) => modelOf(type).fields.omopTable !== undefined);

/** Columns of the table that a type's rows come from, and of those that it takes in. */
function columnsFor(type: (typeof rows)[number]): readonly string[] {
  const { omop } = modelOf(type);
  const tables = [omop, ...(type === 'episode' ? ['episode_event'] : [])];
  return cdmTableNames
    .filter((table) => tables.includes(table))
    .flatMap((table) => cdmColumns(table).map(({ name }) => `${table}.${name}`));
}

describe('omopRow', () => {
  it('is kept by every record that a row of OMOP becomes', () => {
    const others = recordTypes.filter((type) => !rows.includes(type));
    expect(others).toEqual(['imagingStudy', 'slide', 'assay', 'variant', 'copyNumber', 'outcome']);
  });

  it.each(rows)('of %s has the same fields as of all others', (type) => {
    expect(Object.keys(modelOf(type).fields)).toEqual(expect.arrayContaining(common));
  });

  it('says from which columns its ids are', () => {
    const { concept, typeConcept, omopKey, visitNumber } = omopRow('drug_exposure', 'drug');
    expect([concept, typeConcept, omopKey, visitNumber].map(({ omop }) => omop)).toEqual(
      ['drug_concept_id', 'drug_type_concept_id', 'drug_exposure_id', 'visit_occurrence_id'].map(
        (column) => `drug_exposure.${column}`,
      ),
    );
  });

  it('names no column that its table does not have', () => {
    const { sourceConcept, visitNumber } = omopRow('condition_era', 'condition');
    expect([sourceConcept, visitNumber].map(({ omop }) => omop)).toEqual([undefined, undefined]);
  });

  it('keeps the rest of a row without an index', () => {
    expect(Object.entries(omopRow('note')).filter(([, field]) => !isIndexed(field))).toEqual([
      ['omopRest', { kind: 'text', indexed: 'no' }],
    ]);
  });
});

describe.each(rows)('%s', (type) => {
  const others = ['measurement.value_as_concept_id', 'measurement.value_as_number', 'death.person_id'];

  it('names columns that the CDM has', () => {
    const named = Object.values(modelOf(type).fields).flatMap(({ omop }) => omop ?? []);
    const known = columnsFor(type);
    expect(named.filter((column) => !known.includes(column) && !others.includes(column))).toEqual([]);
  });

  it('can be made of any row of its table: no code and no date is required', () => {
    const required = Object.entries(modelOf(type).fields).filter(([, field]) => field.required);
    expect(required.filter(([, { kind }]) => kind === 'coded' || kind === 'date')).toEqual([]);
  });
});
