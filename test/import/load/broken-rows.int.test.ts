import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { type LoadOptions, loadTables } from '../../../import/load/load.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';

const graph = new Graph(testDatabase().address);
const population = 'it-broken-rows';
const home = await mkdtemp(join(tmpdir(), 'oncograph-broken-rows-'));
const state = { folders: 0 };

beforeEach(() => clearPopulation(graph, population));
afterAll(async () => {
  await clearPopulation(graph, population);
  await rm(home, { recursive: true });
  await graph.close();
});

const head = `oncographMapping: 1
title: Broken rows
population: ${population}
timelines: { cal: { kind: CALENDAR, description: Days as they are } }
`;
const datasets = 'accessRights: PUBLIC, license: [CC0 1.0]';
const people = (fields: string) => `
  - name: patients
    file: patients.csv
    patient: patient
    dataset: { const: it-broken }
    records:
      - record: registration
        key: [{ const: r }]
        fields: { source: { const: r }${fields} }
`;
const labs = `
  - name: labs
    file: labs.tsv
    patient: patient
    dataset: { const: it-broken }
    records:
      - record: measurement
        fields:
          test: { source: test }
          category: { const: LABORATORY }
          value: { value: value, unit: unit }
          result: { source: comment }
`;

type Files = Readonly<Record<string, string | Buffer>>;

/** Loads files by a mapping; gives the rejects as `file row record`. */
async function load(mapping: string, files: Files, options: Partial<LoadOptions> = {}) {
  state.folders += 1;
  const folder = await mkdtemp(join(home, 'delivery-'));
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  const path = join(home, 'mapping.yaml');
  await writeFile(path, mapping);
  const { report } = await loadTables(graph, { folder, mapping: path, access: 'open', ...options });
  return report.rejects.map(({ file, row, record }) => `${file} ${row} ${record}`);
}

/** Source id, value and text of every measurement. */
async function measured() {
  const rows = await graph.read<{ row: readonly unknown[] }>(cypher`
    MATCH (patient:Patient {population: ${population}})-->(record:Measurement)
    RETURN [patient.sourceId, record.value, record.resultSource, toString(record.row)] AS row
    ORDER BY patient.sourceId`);
  return rows.map(({ row }) => row);
}

const patients = 'patient\nP1\nP2\nP3\n';
const mapping = `${head}datasets: { ${datasets} }\ntables:${people('')}${labs}`;
const labRows = (...rows: readonly string[]) =>
  ['patient\ttest\tcomment\tvalue\tunit', ...rows, ''].join('\n');

describe('loadTables', () => {
  it('gives nobody the value of another patient, whatever a quote opens', async () => {
    const rows = labRows('P1\tPSA\tok\t1\tng/mL', 'P2\tPSA\t"see\t2\tng/mL', 'P3\tPSA\t"note\t3\tng/mL');
    expect(await load(mapping, { 'patients.csv': patients, 'labs.tsv': rows })).toEqual([]);
    expect(await measured()).toEqual([
      ['P1', 1, 'ok', '2'],
      ['P2', 2, '"see', '3'],
      ['P3', 3, '"note', '4'],
    ]);
  });

  it.each([
    ['R', '"P1"\t"PSA"\t"5\\" tube"\t1\t"ng/mL"', '"patient"\t"test"\t"comment"\t"value"\t"unit"'],
    ['pandas', 'P1\tPSA\t"5"" tube"\t1\tng/mL', 'patient\ttest\tcomment\tvalue\tunit'],
    ['Excel', 'P1\tPSA\t"5"" tube"\t1\tng/mL\r', '\uFEFFpatient\ttest\tcomment\tvalue\tunit\r'],
    ['programs that quote nothing', 'P1\tPSA\t5" tube\t1\tng/mL', 'patient\ttest\tcomment\tvalue\tunit'],
  ])('reads the same of what is written by %s', async (_, row, header) => {
    await load(mapping, { 'patients.csv': patients, 'labs.tsv': `${header}\n${row}\n` });
    expect(await measured()).toEqual([['P1', 1, '5" tube', '2']]);
  });

  it('reads quotations as the mapping says', async () => {
    const rows = labRows('P1\tPSA\t"a\tb\nc"\t1\tng/mL', 'P2\tPSA\tok\t2\tng/mL');
    const quoting = mapping.replace('file: labs.tsv', "file: labs.tsv\n    quote: '\"'");
    await load(quoting, { 'patients.csv': patients, 'labs.tsv': rows });
    expect(await measured()).toEqual([
      ['P1', 1, 'a\tb\nc', '2'],
      ['P2', 2, 'ok', '4'],
    ]);
  });

  it('tells rows of a lookup that cannot be read, each once', async () => {
    const looking = `${head}datasets: { ${datasets} }
lookups:
  ages: { file: ages.csv, key: [patient] }
  remarks: { file: ages.csv, key: [patient], let: { age: { column: age, only: number } } }
tables:${people(', ageAtDiagnosis: { lookup: ages, by: [patient], column: age }, sex: { lookup: remarks, by: [patient], column: remark, map: {} }')}`;
    const ages = Buffer.concat([
      Buffer.from('patient,age,remark\nP1,50,\nP2,51,one, too many\nP3,52,'),
      Buffer.from([0xe9, 0x0a]),
      Buffer.from('P4,53\nP5,"54,\nP6,5 500,\n'),
    ]);
    expect(await load(looking, { 'patients.csv': patients, 'ages.csv': ages })).toEqual(
      [3, 4, 5, 6, 7].map((row) => `ages.csv ${row} lookup`),
    );
  });

  it('tells a row of the table of datasets that cannot be read', async () => {
    const titled = `${head}datasets: { ${datasets}, catalogue: { file: sets.csv, id: id, title: title } }
tables:${people('')}`;
    const sets = 'id,title\nit-broken,"A title\n';
    expect(await load(titled, { 'patients.csv': patients, 'sets.csv': sets })).toEqual([
      'sets.csv 2 dataset',
    ]);
  });

  it('tells once a row of a file that stands in several tables', async () => {
    const twice = `${head}datasets: { ${datasets} }\ntables:${people('')}${people('').replace('r }]', 's }]')}`;
    expect(await load(twice, { 'patients.csv': 'patient\nP1,\nP2\n' })).toEqual(['patients.csv 2 row']);
  });

  it('tells once a row of a file that is a table and a lookup', async () => {
    const both = `${head}datasets: { ${datasets} }
lookups: { own: { file: patients.csv, key: [patient] } }
tables:${people(', sex: { lookup: own, by: [patient], column: patient, map: {}, else: FEMALE }')}`;
    expect(await load(both, { 'patients.csv': 'patient\nP1,\nP2\n' })).toEqual(['patients.csv 2 lookup']);
  });

  it('tells a row that cannot be read where rows of one dataset alone are asked for', async () => {
    const own = mapping.replaceAll('{ const: it-broken }', 'dataset');
    const rows = 'patient,dataset\nP1,it-broken\nP2,"it-broken\n';
    const files = { 'patients.csv': rows, 'labs.tsv': 'patient\ttest\tcomment\tvalue\tunit\tdataset\n' };
    expect(await load(own, files, { dataset: 'it-broken' })).toEqual(['patients.csv 3 row']);
  });

  it('removes nothing where a row of a lookup cannot be read', async () => {
    const looking = `${head}datasets: { ${datasets} }
lookups: { known: { file: known.csv, key: [patient] } }
tables:${people('')}${labs}        when: { value: { found: known, by: [patient] }, present: true }
`;
    const files = { 'patients.csv': patients, 'labs.tsv': labRows('P1\tPSA\tok\t1\tng/mL') };
    await load(looking, { ...files, 'known.csv': 'patient\nP1\n' });
    await load(looking, { ...files, 'known.csv': 'patient\nP1,\n' }, { replace: true });
    expect(await measured()).toEqual([['P1', 1, 'ok', '2']]);
  });
});
