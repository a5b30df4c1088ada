import { describe, expect, it } from 'vitest';
import { matchPatients, planToCypher } from '../../../cohort/cypher/plan.ts';
import type { Plan, RecordPlan, Test } from '../../../cohort/plan.ts';
import { toStatement } from '../../../graph/cypher.ts';

const scope = { datasets: ['one'], records: [] };

/** The condition on one line, with its parameters. */
function statementOf(plan: Plan) {
  const { text, parameters } = toStatement(planToCypher(plan, scope));
  return { text: text.replace(/\s+/g, ' '), values: Object.values(parameters) };
}

const slides: RecordPlan = {
  kind: 'has',
  path: [],
  record: 'slide',
  tests: [],
  min: 1,
  distinct: 'RECORD',
};

const anySlide =
  'EXISTS { MATCH (patient)-[:HAS_SLIDE]->(record:Slide) WHERE any(one IN $p0 WHERE one = record.dataset) AND true }';

describe('planToCypher', () => {
  it('asks for a record in scope', () => {
    expect(statementOf(slides)).toEqual({ text: anySlide, values: [['one']] });
  });

  it('asks for nothing where none will do', () => {
    expect(statementOf({ ...slides, min: 0 }).text).toBe('true');
  });

  it('counts records where a number is asked', () => {
    const { text } = statementOf({ ...slides, min: 2, max: 3 });
    expect(text).toMatch(
      /^\(COUNT \{ .* RETURN record \} >= \$p1 AND COUNT \{ .* RETURN record \} <= \$p3\)$/,
    );
  });

  it('counts records that have what is counted', () => {
    const { text } = statementOf({ ...slides, record: 'imagingSeries', min: 2, distinct: 'STUDY' });
    expect(text).toContain('AND record.studyId IS NOT NULL RETURN DISTINCT record.studyId AS one');
  });

  it('negates all tests of a patient together', () => {
    const female: Plan = {
      kind: 'patient',
      tests: [
        { kind: 'present', property: 'race', present: false },
        { kind: 'present', property: 'sex', present: true },
      ],
    };
    const { text } = statementOf({ kind: 'not', of: female });
    expect(text).toBe('NOT (patient.race IS NULL AND patient.sex IS NOT NULL)');
  });

  it('encloses alternatives', () => {
    const { text } = statementOf({ kind: 'any', of: [slides, slides] });
    expect(text).toMatch(/^\(EXISTS .* OR EXISTS .*\)$/);
  });

  it('uses no dataset out of scope', () => {
    expect(statementOf({ kind: 'datasets', ids: ['one', 'two'] }).values).toEqual([['one']]);
  });

  it('names the patients of a set', () => {
    expect(statementOf({ kind: 'patients', ids: ['a', 'b'] })).toEqual({
      text: 'patient.id IN $p0',
      values: [['a', 'b']],
    });
  });

  it('gives records inside records variables of their own', () => {
    const visits: Test = { kind: 'linked', links: [], of: { record: 'visit', tests: [] } };
    const { text } = statementOf({
      ...slides,
      tests: [{ kind: 'linked', links: [], of: { record: 'condition', tests: [visits] } }],
    });
    expect(text.match(/\((\w+):\w+\)/g)).toEqual(['(record:Slide)', '(other1:Condition)', '(other2:Visit)']);
  });

  it('leaves out the bounds that a window does not have', () => {
    const window: Test = {
      kind: 'window',
      of: { record: 'condition', tests: [] },
      event: 'start',
      anchor: 'start',
      from: Number.NEGATIVE_INFINITY,
      to: 5,
      zero: false,
    };
    const { values } = statementOf({ ...slides, record: 'procedure', tests: [window] });
    expect(values).toEqual([['one'], ['one'], 5]);
  });

  it('binds the text of a request and never writes it', () => {
    const evil = "x' OR true //";
    const { text, values } = statementOf({
      ...slides,
      tests: [{ kind: 'text', property: 'preparation', values: [evil] }],
    });
    expect([text.includes(evil), values]).toEqual([false, [['one'], '', [evil]]]);
  });

  it('finds no record by codes that are refused', () => {
    const set = { concepts: new Uint32Array(0), codes: [], sources: [], contains: [] };
    const { text } = statementOf({
      ...slides,
      record: 'condition',
      tests: [{ kind: 'concepts', field: 'code', set }],
    });
    expect(text).toContain('any(one IN $p0 WHERE one = record.dataset) AND false');
  });

  it('takes exceptions out of exceptions', () => {
    const set = (text: string) => ({
      concepts: new Uint32Array(0),
      codes: [],
      sources: [text],
      contains: [],
    });
    const { text } = statementOf({
      ...slides,
      record: 'condition',
      tests: [
        {
          kind: 'concepts',
          field: 'code',
          set: { ...set('a'), except: { ...set('b'), except: set('c') } },
        },
      ],
    });
    expect(text.match(/AND NOT \(/g)).toHaveLength(2);
  });
});

describe('matchPatients', () => {
  it('binds patients in scope', () => {
    const { text } = toStatement(matchPatients({ kind: 'patient', tests: [] }, scope));
    expect(text.replace(/\s+/g, ' ')).toBe(
      'MATCH (patient:Patient) WHERE any(dataset IN patient.datasets WHERE dataset IN $p0) AND (true)',
    );
  });
});
