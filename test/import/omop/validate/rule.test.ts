import { describe, expect, it } from 'vitest';
import { plausibleRules } from '../../../../import/omop/validate/plausible-rules.ts';
import { rulesOf } from '../../../../import/omop/validate/rule.ts';
import { cdmColumns, cdmTableNames } from '../../../../ontology/omop/cdm.ts';

const rules = cdmTableNames.flatMap((table) => rulesOf(table).map((rule) => ({ table, ...rule })));

/** How many rules there are of a name. */
const countOf = (name: string) => rules.filter((rule) => rule.name === name).length;

describe('rulesOf', () => {
  it('has the rules of every table of which there are any', () =>
    expect(
      Object.keys(plausibleRules).filter((table) => !rules.some((rule) => rule.table === table)),
    ).toEqual([]));
  it('speaks of columns that the table has', () => {
    const columns = new Set(
      cdmTableNames.flatMap((table) => cdmColumns(table).map(({ name }) => `${table}.${name}`)),
    );
    const others = rules.filter(
      ({ name, against }) => /After$|End$/.test(name) && !['', 'birth'].includes(against),
    );
    const named = [...rules, ...others.map((rule) => ({ ...rule, column: rule.against }))];
    expect(named.filter(({ table, column }) => !columns.has(`${table}.${column}`))).toEqual([]);
  });
  it('has as many as OMOP_CDMv5.4_Field_Level.csv without cohorts, and one of MI-CDM', () =>
    expect({
      fkDomain: countOf('fkDomain'),
      fkClass: countOf('fkClass'),
      isStandardValidConcept: countOf('isStandardValidConcept'),
      withinVisitDates: countOf('withinVisitDates'),
    }).toEqual({ fkDomain: 43 + 1, fkClass: 3, isStandardValidConcept: 64 - 2, withinVisitDates: 9 }));
  it('reads a check, what it is held against and what it allows', () =>
    expect(rulesOf('visit_detail').at(-1)).toEqual({
      name: 'withinVisitDates',
      column: 'visit_detail_start_date',
      against: '',
      threshold: 1,
    }));
});
