import { describe, expect, it } from 'vitest';
import { cdmColumns } from '../../../ontology/omop/cdm.ts';
import {
  missingDate,
  type Placement,
  personPlacement,
  placementOf,
  placementsOf,
  propertiesPlaced,
} from '../../../ontology/omop/placement.ts';
import type { RecordTable } from '../../../ontology/omop/table-records.ts';
import { modelOf, recordTypes } from '../../../ontology/records.ts';

const all: readonly Placement[] = [personPlacement, ...recordTypes.flatMap(placementsOf)];

const columnOf = (placement: Placement | undefined, field: string) =>
  placement?.own.find(({ name }) => name === field)?.column;

function isColumn(table: RecordTable, column: string): boolean {
  return cdmColumns(table).some(({ name }) => name === column);
}

describe('placements', () => {
  it('name columns that the CDM has', () => {
    const named = all.flatMap(({ table, own, behind, asides }) => [
      ...[...own, ...behind].map(({ column }) => [table, column] as const),
      ...asides.map((aside) => [aside.table, aside.column] as const),
    ]);
    expect(named.filter(([table, column]) => !isColumn(table, column))).toEqual([]);
  });

  it('name fields that the type has, by the value of another', () => {
    const named = recordTypes.flatMap((type) => {
      const { fields, omopBy } = modelOf(type);
      const places = Object.values(omopBy?.places ?? {}).flatMap(({ columns }) =>
        columns.map(([name]) => name),
      );
      return [...(omopBy === undefined ? [] : [omopBy.field]), ...places].filter((name) => !(name in fields));
    });
    expect(named).toEqual([]);
  });

  it('are no ids of rows: these are made anew', () => {
    const keys = all.flatMap(({ own }) => own.map(({ name }) => name));
    expect(keys.filter((name) => /^omopKey$|Number$/.test(name))).toEqual(['sourceNumber', 'lotNumber']);
  });
});

describe('placementOf', () => {
  it('is the table of the type', () => {
    const drug = placementOf('treatment', { kind: 'DRUG' });
    expect([drug?.table, columnOf(drug, 'start')]).toEqual(['drug_exposure', 'drug_exposure_start_date']);
  });
  it('is another table where a value of a field has one', () => {
    const radiation = placementOf('treatment', { kind: 'RADIATION' });
    expect([radiation?.table, columnOf(radiation, 'start')]).toEqual([
      'procedure_occurrence',
      'procedure_date',
    ]);
  });
  it('is none where no field has a place in the table of the type', () => {
    expect([placementOf('slide', {}), placementOf('outcome', {})]).toEqual([undefined, undefined]);
  });
  it('has what the record says without which there is none', () => {
    expect(placementOf('imagingSeries', {})?.behind).toMatchObject([
      { reference: 'study', name: 'studyInstanceUid', column: 'image_study_uid' },
    ]);
  });
  it('has what makes a row of its own', () => {
    expect(placementOf('condition', {})?.asides).toMatchObject([
      { name: 'morphology', table: 'measurement' },
    ]);
  });
});

describe('missingDate', () => {
  it('is the date that a table requires and no field is', () => {
    expect(placementsOf('variant').map(missingDate)).toEqual(['measurement_date']);
  });
  it('is none where all are there', () => {
    expect(placementsOf('measurement').map(missingDate)).toEqual([undefined]);
  });
});

describe('propertiesPlaced', () => {
  it('are those of the fields with a place, and what leads to others', () => {
    expect(propertiesPlaced('imagingStudy')).toEqual([
      'id',
      'timelineName',
      'description',
      'startDay',
      'startPrecision',
      'studyInstanceUid',
    ]);
  });
});
