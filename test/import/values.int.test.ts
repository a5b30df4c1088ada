import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher, name } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import type { Loaded } from '../../import/load/load-source.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { indexKeyBytes } from '../../import/store/index-key.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { clearPopulation } from '../support/population.ts';

const population = 'it-values';
const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf(population));
const home = await mkdtemp(join(tmpdir(), 'oncograph-values-'));
beforeAll(() => applyConstraints(graph)); // the indexes
afterAll(async () => {
  await clearPopulation(graph, population);
  await rm(home, { recursive: true });
  await graph.close();
});

/** The longest text that an index holds. */
function longestOf(character: string): string {
  const size = Buffer.byteLength(character);
  return character.repeat(indexKeyBytes / size) + 'x'.repeat(indexKeyBytes % size);
}

const mapping = `
oncographMapping: 1
title: ${population}
population: ${population}
timelines: { diagnosis: { kind: FROM_INDEX, description: days from diagnosis } }
datasets: { accessRights: PUBLIC, publisher: Nobody, license: [CC0 1.0] }
tables:
  - name: people
    file: people.csv
    patient: id
    dataset: { first: [site, { const: ${population} }] }
    records:
      - record: registration
        key: [{ const: registry }]
        fields: { source: { const: registry }, ageAtDiagnosis: age, yearOfDiagnosis: year }
      - record: treatment
        key: [{ const: first }]
        when: { value: day, present: true }
        fields: { kind: { const: DRUG }, start: { timeline: { const: diagnosis }, days: day } }
  - name: findings
    file: findings.csv
    patient: id
    dataset: { const: ${population} }
    records:
      - record: measurement
        fields:
          test: { source: test }
          category: { const: LABORATORY }
          value: { value: { column: value, only: number }, unit: unit }
          result: { source: { column: value, only: words } }
      - record: observation
        when: { value: code, present: true }
        fields: { code: { code: code, vocabulary: SNOMED } }
  - name: studies
    file: series.csv
    patient: id
    dataset: { const: ${population} }
    records:
      - record: imagingStudy
        group: [study]
        fields: { studyInstanceUid: study, patientAge: { value: age, as: dicomAge } }
  - name: series
    file: series.csv
    patient: id
    dataset: { const: ${population} }
    records:
      - record: imagingSeries
        key: [study]
        fields:
          seriesInstanceUid: { const: '1' }
          modality: { source: { const: SM } }
          instances: images
          sizeBytes: bytes
          study: { key: [study] }
`;

const files = {
  'people.csv': 'id,age,year,day,site\n',
  'findings.csv': 'id,test,value,unit,code\n',
  'series.csv': 'id,study,age,images,bytes\n',
};

/** Loads these rows of each table into an empty population. */
async function load(rows: Partial<Record<keyof typeof files, readonly string[]>>): Promise<Loaded> {
  await clearPopulation(graph, population);
  for (const [file, header] of Object.entries(files))
    await writeFile(join(home, file), `${header}${(rows[file as keyof typeof files] ?? []).join('\n')}\n`);
  await writeFile(join(home, 'mapping.yaml'), mapping);
  return loadTables(graph, { folder: home, mapping: join(home, 'mapping.yaml'), access: 'open' });
}

/** What was left out, and where. */
const rejectsOf = ({ report }: Loaded) =>
  report.rejects.map(({ file, row, column, kept }) => `${file} ${row} ${column}${kept ? '' : ', record'}`);

describe('numbers', () => {
  const state: { loaded?: Loaded } = {};
  beforeAll(async () => {
    state.loaded = await load({
      'people.csv': ['A1,55,2019,10,', 'A2,9999999999,99999999999,9999999999999,', 'A3,-1,-999,-2147483649,'],
      'series.csv': [
        'A1,2.25.1,055Y,10,5326545745',
        'A2,2.25.2,120M,3000000000,11101216984200',
        'A3,2.25.3,003D,,9007199254740993',
      ],
    });
  });

  it('are rejected by file and row where GraphQL could not give them back', () =>
    expect(state.loaded && rejectsOf(state.loaded)).toEqual([
      'people.csv 3 age',
      'people.csv 3 year',
      'people.csv 3 day',
      'people.csv 4 age',
      'people.csv 4 year',
      'people.csv 4 day',
      'series.csv 3 images',
      'series.csv 4 bytes',
    ]));
  it('are summed to the last byte', async () => {
    const { data, errors } = await ask(`{ cohort(where: { dataset: ["${population}"] }) {
      count { value } imaging { instances { value } sizeBytes }
    } }`);
    expect([data, errors]).toEqual([
      {
        cohort: { count: { value: 3 }, imaging: { instances: { value: 10 }, sizeBytes: 11_106_543_529_945 } },
      },
      [],
    ]);
  });
  it('are read back from every record', async () => {
    const { data, errors } = await ask(`{ cohort(where: { dataset: ["${population}"] }) { patients { nodes {
      ageAtDiagnosis yearOfDiagnosis imagingStudies { patientAge series { nodes { instances sizeBytes } } }
    } } } }`);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toContain('"instances":null,"sizeBytes":11101216984200');
  });
});

describe('long texts', () => {
  it.each([
    ['Patient', 'sourceId', '€'],
    ['Concept', 'code', 'x'],
  ])('fit into the index of %s.%s up to the limit, and no further', async (label, property, character) => {
    const fits = async (text: string) => {
      const node = cypher`(node:${name(label)} {${name(property)}: ${text}})`;
      const fault = await graph.write((run) => run(cypher`CREATE ${node}`)).catch(String);
      await graph.write((run) => run(cypher`MATCH ${node} DELETE node`));
      return fault;
    };
    const longest = longestOf(character);
    expect([await fits(longest), await fits(`${longest}x`)]).toEqual([
      [],
      expect.stringContaining('too large to index'),
    ]);
  });
  it('are rejected by file and row where an index would not hold them, and nothing else is lost', async () => {
    const [uid, code, who, site] = [longestOf('u'), longestOf('c').slice(7), longestOf('ö'), longestOf('d')];
    const loaded = await load({
      'people.csv': ['A1,,,,', `${who},,,,`, `${who}ö,,,,`, `A2,,,,${site}`, `A3,,,,${site}d`],
      'findings.csv': [`A1,t,1,,${code}`, `A1,t,2,,${code}c`],
      'series.csv': [`A1,${uid},,,`, `A1,${uid}u,,,`],
    });
    expect(rejectsOf(loaded)).toEqual([
      'people.csv 4 id, record',
      'people.csv 6 site, record',
      'findings.csv 3 code, record',
      'series.csv 3 study, record',
      'series.csv 3 study',
    ]);
    const patients = await graph.read<{ dataset: string }>(cypher`
      MATCH (patient:Patient {population: ${population}})
      UNWIND patient.datasets AS dataset
      RETURN dataset
      ORDER BY dataset`);
    expect(patients.map(({ dataset }) => dataset)).toEqual([site, population, population]);
  });
  it('load whole where nothing is found by them', async () => {
    const text = 'Invasive carcinoma, no special type. '.repeat(2_800).trim();
    const loaded = await load({ 'people.csv': ['A1,,,,'], 'findings.csv': [`A1,histology,"${text}",,`] });
    const { data } = await ask<{ cohort: { patients: { nodes: readonly object[] } } }>(`{
      cohort(where: { dataset: ["${population}"] }) {
        patients { nodes { measurements { nodes { result { source } } } } }
      }
    }`);
    expect([rejectsOf(loaded), data.cohort.patients.nodes]).toEqual([
      [],
      [{ measurements: { nodes: [{ result: { source: text } }] } }],
    ]);
  });
});

describe('codes alone', () => {
  it('are found by what they say', async () => {
    await load({ 'people.csv': ['A1,,,,', 'A2,,,,'], 'findings.csv': ['A1,wbc,,,8517006', 'A2,wbc,,,'] });
    const counts = await Promise.all([
      countOne(ask, { observation: { code: { codes: ['SNOMED:8517006'] } } }),
      countOne(ask, { measurement: { test: { source: ['wbc'] } } }),
    ]);
    expect(counts).toEqual([1, 2]);
  });
});

describe('units', () => {
  const units = ['K/uL', '10*3/uL', '10*9/L', 'G/L', 'x10E3/µL', 'thou/mcL', '/uL', 'mg/L', 'M/L'];
  const state: { loaded?: Loaded } = {};
  beforeAll(async () => {
    state.loaded = await load({
      'people.csv': units.map((_, at) => `U${at},,,,`),
      'findings.csv': [
        ...units.map((unit, at) => `U${at},WBC,${unit === '/uL' ? 6_500 : 6.5},${unit},`),
        'U0,TSH,2.5,mIU/L,',
        'U1,TSH,0.0025,IU/L,',
        'U2,TSH,2.5,U/L,',
      ],
    });
  });
  const countAbove = async (test: string, min: number, unit: string) => {
    const where = { measurement: { test: { source: [test] }, value: { min, unit } } };
    const { data } = await ask<{ cohort: Record<string, unknown> }>(
      'query ($where: CriterionInput!) { cohort(where: $where) { count { value } notEvaluable { patients { value } } } }',
      undefined,
      { where },
    );
    return data.cohort;
  };

  it('are one, however laboratories spell them', async () =>
    expect(await countAbove('WBC', 6, '10*3/uL')).toEqual({
      count: { value: 7 },
      notEvaluable: [{ patients: { value: 1 } }],
    }));
  it('are international ones among themselves alone', async () =>
    expect(await countAbove('TSH', 2, 'u[IU]/mL')).toEqual({
      count: { value: 2 },
      notEvaluable: [{ patients: { value: 1 } }],
    }));
  it('are rejected by file and row where they may be two', () =>
    expect(state.loaded && rejectsOf(state.loaded)).toEqual(['findings.csv 10 unit, record']));
});
