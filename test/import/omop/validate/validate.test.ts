import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../../../import/omop/folder.ts';
import type { Finding } from '../../../../import/omop/validate/finding.ts';
import schema from '../../../../import/omop/validate/report.schema.json' with { type: 'json' };
import { validateCdm } from '../../../../import/omop/validate/validate.ts';
import { inWords } from '../../../../import/omop/validate/words.ts';

const state = { all: '', folder: '' };
beforeAll(async () => {
  state.all = await mkdtemp(join(tmpdir(), 'oncograph-judge-'));
});
beforeEach(async () => {
  state.folder = await mkdtemp(join(state.all, 'cdm-'));
});
afterAll(() => rm(state.all, { recursive: true }));

const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const now = new Date('2026-11-30T10:00:00Z');

/** A table as CSV: its rows, the first of them the columns. */
type Files = Readonly<Record<string, readonly string[]>>;

async function judge(files: Files) {
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(state.folder, `${name}.csv`), `${lines.join('\n')}\n`);
  return validateCdm(await openFolder(state.folder), now);
}

/** What one check found in a folder: violated, of how many, the row of the first, and whether it fails. */
async function found(check: Finding['check'], column: string, files: Files) {
  const { checks } = await judge(files);
  const one = checks.find((finding) => finding.check === check && finding.column === column);
  return one?.notApplicable ?? [one?.violated, one?.of, one?.example?.row ?? null, one?.failed];
}

const persons = ['person_id,year_of_birth,month_of_birth,birth_datetime', '1,1950,3,', '2,1980,,1980-08-01'];
const concepts = [
  'concept_id,domain_id,concept_class_id,standard_concept,invalid_reason',
  '0,Metadata,Undefined,,',
  '10,Drug,Ingredient,S,',
  '11,Drug,Clinical Drug,S,',
  '12,Condition,Disorder,,',
  '13,Drug,Ingredient,S,D',
];
const visits = ['visit_occurrence_id,person_id,visit_start_date,visit_end_date', '7,1,2010-01-10,2010-01-12'];

const events = [
  'person_id,condition_start_date,condition_end_date,visit_occurrence_id',
  ...[
    '1,1950-02-28,1950-02-27,7',
    '1,1950-03-01,,7',
    '2,1980-07-31,1980-07-31,7',
    '1,2010-01-19,2010-01-19,7',
  ],
  ...['1,2010-01-20,2010-03-20,7', '9,1900-01-01,,8'],
];
const files = {
  person: persons,
  condition_occurrence: events,
  visit_occurrence: visits,
  death: ['person_id,death_date', '1,2010-01-18'],
};

describe('validateCdm', () => {
  it('counts rows without what is required', async () =>
    expect(
      await found('isRequired', 'year_of_birth', { person: ['person_id,year_of_birth', '1,', '2,1950'] }),
    ).toEqual([...[1, 2, 2, true]]));
  it('counts required columns in which nothing stands', async () =>
    expect(await found('isRequired', 'year_of_birth', { person: ['person_id,year_of_birth', '1,'] })).toEqual(
      [...[1, 1, 2, true]],
    ));
  it('counts cells that are not what the column holds', async () =>
    expect(
      await found('cdmDatatype', 'death_date', {
        death: ['person_id,death_date', '1,2010-02-30', '2,', '3,2010-02-03'],
      }),
    ).toEqual([1, 3, 2, true]));
  it('counts all rows of keys that stand twice, and names the second; no key is no key', async () => {
    const person = ['person_id', '1', '2', '1', '01', '3', ''];
    expect(await found('isPrimaryKey', 'person_id', { person })).toEqual([3, 5, 4, true]);
    const { checks } = await judge({ person });
    expect(checks.find(({ check }) => check === 'isPrimaryKey')).toMatchObject({ surplus: 2 });
  });
  it('counts references to what is not there', async () =>
    expect(
      await found('isForeignKey', 'person_id', {
        person: persons,
        death: ['person_id,death_date', '9,', '1,', ',2010-01-01'],
      }),
    ).toEqual([1, 3, 2, true]));
  it('takes a table that was not delivered for one without rows', async () =>
    expect(
      await found('isForeignKey', 'provider_id', {
        visit_occurrence: ['visit_occurrence_id,provider_id', '1,0', '2,'],
      }),
    ).toEqual([1, 2, 2, true]));
  it('does not judge concepts where the vocabulary was not delivered', async () =>
    expect(await found('isForeignKey', 'drug_concept_id', { drug_era: ['drug_concept_id', '10'] })).toBe(
      'The folder has no CONCEPT.',
    ));
  it('takes concept 0 to be in every vocabulary', async () =>
    expect(
      await found('isForeignKey', 'drug_concept_id', {
        concept: ['concept_id', '10'],
        drug_era: ['drug_concept_id', '0', '10'],
      }),
    ).toEqual([0, 2, null, false]));
  it.each([
    ['isForeignKey', [1, 7, 7, true]],
    ['fkDomain', [1, 7, 5, true]],
    ['fkClass', [2, 7, 4, true]],
    ['isStandardValidConcept', [2, 6, 5, true]],
  ] as const)('holds concepts against the vocabulary: %s', async (check, expected) => {
    const drug_era = ['drug_concept_id,x', '0,', '10,', '11,', '12,', '13,', '99,', ',1'];
    expect(await found(check, 'drug_concept_id', { concept: concepts, drug_era })).toEqual(expected);
  });
  it('knows values and days that are too low or too high, of those that there are', async () => {
    const death = ['person_id,death_date', '1,1949-12-31', '1,', '1,2026-12-02', '1,2026-12-01', '1,soon'];
    expect([
      await found('plausibleValueLow', 'death_date', { death }),
      await found('plausibleValueHigh', 'death_date', { death }),
      await found('plausibleValueHigh', 'year_of_birth', { person: ['year_of_birth', '2027', '2028', 'x'] }),
    ]).toEqual([
      [1, 3, 2, true],
      [1, 3, 4, true],
      [1, 2, 3, true],
    ]);
  });
  it.each([
    ['plausibleTemporalAfter', 'condition_start_date', [3, 6, 2, true]], // June where the day of birth is not known
    ['plausibleTemporalAfter', 'condition_end_date', [1, 6, 2, true]],
    ['plausibleAfterBirth', 'condition_start_date', [2, 6, 2, true]],
    ['plausibleStartBeforeEnd', 'condition_start_date', [1, 4, 2, true]],
    ['plausibleBeforeDeath', 'condition_end_date', [1, 3, 6, true]],
    ['withinVisitDates', 'condition_start_date', [4, 5, 2, true]],
  ] as const)('compares days: %s of %s', async (check, column, expected) =>
    expect(await found(check, column, files)).toEqual(expected),
  );
  it('lets a share of rows violate what is only plausible', async () => {
    const death = [
      'person_id,death_date',
      ...Array.from({ length: 99 }, () => '1,2010-01-01'),
      '1,1900-01-01',
    ];
    expect(await found('plausibleValueLow', 'death_date', { death })).toEqual([1, 100, 101, false]);
  });
  it('says which tables and columns are not there', async () => {
    const { checks } = await judge({ person: ['person_id'] });
    const fails = (check: Finding['check']) => checks.filter((one) => one.check === check && one.failed);
    expect(fails('cdmTable').map(({ table }) => table)).toEqual(['observation_period']);
    expect(fails('cdmField').map(({ column }) => column)).toContain('gender_concept_id');
    expect(checks.find(({ table }) => table === 'note')?.notApplicable).toBe('It was not delivered.');
  });
  it('names rows that cannot be read, columns that it does not know and files that are none', async () => {
    await writeFile(join(state.folder, 'notes.txt'), 'x');
    const { tables, ignored } = await judge({ death: ['person_id,Ward', '2,c', '1,a,b'] });
    expect([ignored, tables]).toEqual([
      ['notes.txt'],
      [
        {
          ...{ table: 'death', file: 'death.csv', rows: 2, unreadable: 1, unknown: ['ward'] },
          firstUnreadable: { row: 3, reason: '3 columns where the header has 2' },
        },
      ],
    ]);
  });
  it('is of the published form, and says no value of a row', async () => {
    const report = await judge({
      ...files,
      person: ['person_id,year_of_birth', '1,a secret', '1,a secret,2'],
    });
    expect([isReport(report), isReport.errors]).toEqual([true, null]);
    expect(`${JSON.stringify(report)}${inWords(report)}`).not.toContain('secret');
  });
  it('does not judge a folder without tables', () =>
    expect(judge({})).rejects.toThrow('has no table of the CDM'));
});

describe('inWords', () => {
  it('says what failed first, with the row of the first', async () => {
    const lines = inWords(await judge({ ...files, note: ['a', 'b'] })).split('\n');
    expect(lines[0]).toBe('person.csv: 2 rows');
    expect(lines).toContain('note.csv: 1 rows; columns that the CDM does not have: a');
    const line = lines.find((one) => one.includes('withinVisitDates'));
    expect(line?.replaceAll(/ +/g, ' ')).toBe(
      'FAIL withinVisitDates condition_occurrence.condition_start_date 4 5 80.00 5 condition_occurrence.csv, row 2',
    );
    expect(lines.at(-1)).toMatch(/^\d+ checks failed, \d+ passed, \d+ do not apply\.$/);
  });
});
