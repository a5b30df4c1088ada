import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { validateMapping } from '../../../server/commands/validate-mapping.ts';

const hospital = join(import.meta.dirname, '../../../docs/examples/hospital');
const file = join(hospital, 'mapping.yaml');
const folder = join(hospital, 'tables');

describe('validateMapping', () => {
  it('says which file is missing, with its whole path', () =>
    expect(validateMapping('/nowhere/a.yaml', { top: 20 })).rejects.toThrow(
      'The mapping file /nowhere/a.yaml is missing or cannot be read.',
    ));

  it('takes files that are named by whole paths', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'oncograph-elsewhere-'));
    const whole = (await readFile(file, 'utf8')).replaceAll(/[\w./-]+\.(?:tsv|obo\.gz)/g, (path) =>
      join(hospital, path),
    );
    await writeFile(join(elsewhere, 'mapping.yaml'), whole);
    expect(await validateMapping(join(elsewhere, 'mapping.yaml'), { top: 20 })).toMatch(/no faults\.$/);
    await rm(elsewhere, { recursive: true });
  });

  it('checks the file alone where no folder is named', async () =>
    expect(await validateMapping(file, { top: 20 })).toMatch(
      /^Oncology of a hospital: \d tables, no faults\.$/,
    ));

  it('lists a value that was reviewed, with the reason', async () =>
    expect(await validateMapping(file, { folder, top: 20 })).toContain(
      'ca 15-3 (rows: 1), reviewed: two analysers with different units, to be decided',
    ));

  it('lists values that nobody has reviewed', async () =>
    expect(await validateMapping(file, { folder, top: 20 })).toContain('low (rows: 1), not reviewed'));

  it('names how many it does not list', async () =>
    expect(await validateMapping(file, { folder, top: 0 })).toContain(
      '  and 1 more; --top lists more of them',
    ));

  it('shows what the search gives for a value, and applies nothing', async () => {
    const search = async (text: string) =>
      text === 'low' ? [{ code: 'SNOMED:62482003', name: 'Low', likeness: 1 }] : [];
    expect(await validateMapping(file, { folder, top: 20 }, search)).toContain(
      'low (rows: 1), not reviewed\n      1.00 SNOMED:62482003 Low',
    );
  });
});

const clinic = `oncographMapping: 1
title: A clinic
population: clinic
codes: { labs: labs.map.tsv }
genePanels: { small: { name: Small, genes: genes.txt } }
terminology:
  - { format: mappings, file: icd.tsv, vocabulary: ICD10, source: us }
timelines: { cal: { kind: CALENDAR, description: Days as they were } }
datasets: { accessRights: PUBLIC, license: [CC0 1.0] }
lookups:
  sites: { file: sites.csv, key: [site] }
tables:
  - name: people
    file: people.csv
    patient: id
    dataset: { lookup: sites, by: [site], column: dataset }
    records:
      - { record: registration, key: [{ const: r }], fields: { source: { const: r }, sex: { column: sex, map: { f: FEMALE } } } }
      - { record: specimen, key: [sample], when: { value: sample, present: true }, fields: { type: { const: blood } } }
  - name: labs
    file: labs.csv
    patient: id
    dataset: { const: d }
    records:
      - record: measurement
        key: [no]
        fields:
          test: { source: test, map: labs }
          category: { const: LABORATORY }
          value: { value: value, ifInvalid: drop }
          specimen: { key: [sample] }
          result: { source: test }
`;

const files = {
  'labs.map.tsv': 'value\tcode\tcitation\treason\nhb\t\t\tnobody has looked\n',
  'icd.tsv': 'value\tcode\tcitation\treason\n',
  'genes.txt': 'TP53\n',
  'sites.csv': 'site,dataset\ns,d\n',
  'people.csv': 'id,site,sex,sample\n1,s,f,S1\n2,s,f,\n',
  'labs.csv': 'no,id,test,value,sample\nL1,1,hb,12,S1\n',
};

describe('validateMapping', () => {
  const state = { home: '' };
  beforeEach(async () => {
    state.home = await mkdtemp(join(tmpdir(), 'oncograph-clinic-'));
  });
  afterEach(() => rm(state.home, { recursive: true }));

  /** What is said of a clinic with some files changed, and those with an empty text left out. */
  const said = async (changed: Partial<typeof files> & { mapping?: string } = {}, withTables = true) => {
    const { mapping = clinic, ...others } = changed;
    for (const [name, text] of Object.entries({ ...files, ...others, 'm.yaml': mapping }))
      if (text !== '') await writeFile(join(state.home, name), text);
    const options = { top: 20, ...(withTables && { folder: state.home }) };
    return validateMapping(join(state.home, 'm.yaml'), options).catch((error: Error) => error.message);
  };

  it('finds nothing where nothing is wrong', async () =>
    expect(await said()).toMatch(/^A clinic: 2 tables, no faults\.\n/));

  it.each([
    ['labs.map.tsv', 'line 4, codes.labs: The file labs.map.tsv is missing.'],
    ['genes.txt', 'line 5, genePanels.small.genes: The file genes.txt is missing.'],
    ['icd.tsv', 'line 7, terminology.0.file: The file icd.tsv is missing.'],
  ])('names the line of a file beside the mapping that is missing: %s', async (file, fault) =>
    expect(await said({ [file]: '' }, false)).toBe(`The mapping m.yaml cannot be used: ${fault}`),
  );

  it('names what is wrong inside a value map, with its line', async () =>
    expect(await said({ 'labs.map.tsv': `${files['labs.map.tsv']}psa\tLOINC:2857-1\t\t\n` }, false)).toBe(
      'The mapping m.yaml cannot be used: line 4, codes.labs: The value map labs.map.tsv, line 3: LOINC:2857-1 has no citation.',
    ));

  it('names every fault of every file at once', async () =>
    expect(await said({ 'genes.txt': '', 'sites.csv': '', 'labs.csv': 'no,id,test,sample\n' })).toBe(
      `The mapping m.yaml cannot be used:
  line 5, genePanels.small.genes: The file genes.txt is missing.
  line 21, tables.1.file: The file labs.csv lacks the column value, which the mapping names; it has no, id, test, sample.
  line 11, lookups.sites.file: The file sites.csv is missing.`,
    ));

  it('names a column that a named value reads before it is made', async () => {
    const later = 'dataset: { const: d }\n    let: { a: b, b: { const: x } }\n';
    const mapping = clinic.replace('dataset: { const: d }\n', later);
    expect(await said({ mapping })).toContain('tables.1.file: The file labs.csv lacks the column b');
  });

  it.each([
    [
      'a value that no field takes',
      '3,s,x,\n',
      '',
      'people.csv, registration, sex: unexpected value; expected one of f (1, first in row 4: "x"; the record is loaded without it)',
    ],
    [
      'a row of another width',
      '3,s\n',
      '',
      'people.csv, row: 2 columns where the header has 4 (1, first in row 4)',
    ],
    [
      'a value that is dropped',
      '',
      'L2,1,hb,"12,5",S1\n',
      'labs.csv, measurement, value: not a plain number; write 1234.5 without commas or blanks (1, first in row 3: "12,5"; the record is loaded without it)',
    ],
    [
      'a key that comes twice',
      '',
      'L1,1,hb,13,S1\n',
      'labs.csv, measurement, key: the same key stands in an earlier row (1, first in row 3)',
    ],
    [
      'a patient of nobody',
      '',
      'L2,9,hb,13,\nL3,8,hb,13,\n',
      'labs.csv, measurement, patient: unknown patient (2, first in row 3: "9")',
    ],
    [
      'a reference to nothing',
      '',
      'L2,2,hb,13,S1\n',
      'labs.csv, measurement, specimen: no such specimen (1, first in row 3; the record is loaded without it)',
    ],
  ])('lists what a load would reject: %s', async (_, people, labs, reject) =>
    expect(
      await said({ 'people.csv': files['people.csv'] + people, 'labs.csv': files['labs.csv'] + labs }),
    ).toContain(
      `rejects.\n\nA load would reject ${reject.includes('(2') ? 2 : 1} rows or values:\n  ${reject}\n`,
    ),
  );

  it('says of what another mapping has to load that it does, and does not reject it', async () => {
    const [head = ''] = clinic.split('tables:');
    const labs = clinic.slice(clinic.indexOf('  - name: labs'));
    expect(await said({ mapping: `${head}tables:\n${labs}` })).toMatch(
      /^A clinic: 1 tables, no faults\.\nNo table makes a registration: only patients that another mapping of clinic has loaded will be found\.\nNo table makes the specimen that measurement\.specimen refers to: only those that another mapping of clinic has loaded will be found\.\n/,
    );
  });
});
