import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));
const onlyA = callerOf('fx-a');

type Page = {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
};

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function measurements(args: string): Promise<Page> {
  const { data } = await ask<{ patient: { measurements: Page } }>(
    `{ patient(id: "fx-ada") { measurements(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } } }`,
  );
  return data.patient.measurements;
}

describe('Query.patient', () => {
  it('finds by opaque id and by source id', async () => {
    const { data } = await ask('{ a: patient(id: "fx-ada") { id } b: patient(id: "FX-2") { id sourceId } }');
    expect(data).toEqual({ a: { id: 'fx-ada' }, b: { id: 'fx-bob', sourceId: 'FX-2' } });
  });

  it('is null where there is none, and where the caller may not read any of the records', async () => {
    const { data, errors } = await ask(
      '{ a: patient(id: "nobody") { id } b: patient(id: "fx-bob") { id } }',
      onlyA,
    );
    expect({ data, errors }).toEqual({ data: { a: null, b: null }, errors: [] });
  });

  it('is CONFLICT for a source id of two populations', async () => {
    const { errors } = await ask('{ patient(id: "FX-1") { id } }', callerOf('fx-a', 'fx-c'));
    expect(errors.map(({ code }) => code)).toEqual(['CONFLICT']);
  });
});

describe('Patient', () => {
  it('shows what is known, and UNKNOWN where nothing is', async () => {
    const { data } = await ask(`{
      ada: patient(id: "fx-ada") { sex vitalStatus ageAtDiagnosis race { source standardConcept { code } } ethnicity { source } }
    }`);
    expect(data).toEqual({
      ada: {
        sex: 'FEMALE',
        vitalStatus: 'UNKNOWN',
        ageAtDiagnosis: 54,
        race: { source: 'white', standardConcept: null },
        ethnicity: null,
      },
    });
  });

  it('shows what sources disagree on, with every value and its provenance', async () => {
    const { data } = await ask('{ patient(id: "fx-ada") { conflicts } }');
    const from = { file: 'fx.tsv' };
    const values = [
      { ...from, value: 'FEMALE', source: 'clinical', dataset: 'fx-a', row: 1 },
      { ...from, value: 'MALE', source: 'dicom', dataset: 'fx-b', row: 7 },
    ];
    expect(data).toEqual({ patient: { conflicts: [{ field: 'sex', answer: 'FEMALE', values }] } });
  });

  it('shows datasets, conflicts and records of the datasets only that the caller may read', async () => {
    const query = '{ patient(id: "fx-ada") { datasets { id } conflicts registrations { id } } }';
    const { data } = await ask(query, onlyA);
    expect(data).toEqual({
      patient: { datasets: [{ id: 'fx-a' }], conflicts: [], registrations: [{ id: 'fx-r1' }] },
    });
  });

  it('lists records by start, undated last, then by id', async () => {
    const { nodes } = await measurements('first: 10');
    expect(nodes.map(({ id }) => id)).toEqual(['fx-m2', 'fx-m1', 'fx-m3', 'fx-m4', 'fx-m5']);
  });

  it('gives every record once over all pages', async () => {
    const pages = [await measurements('first: 2')];
    for (const page of pages)
      if (page.pageInfo.hasNextPage)
        pages.push(await measurements(`first: 2, after: "${page.pageInfo.endCursor}"`));
    expect(pages.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([
      ['fx-m2', 'fx-m1'],
      ['fx-m3', 'fx-m4'],
      ['fx-m5'],
    ]);
  });

  it('selects by category, and by gene in any case', async () => {
    const { data } = await ask(`{ patient(id: "fx-ada") {
      measurements(category: [STAGING]) { nodes { id } }
      variants(gene: ["tp53"]) { nodes { gene proteinChange } }
    } }`);
    expect(data).toEqual({
      patient: {
        measurements: { nodes: [{ id: 'fx-m3' }, { id: 'fx-m4' }] },
        variants: { nodes: [{ gene: 'TP53', proteinChange: 'R175H' }] },
      },
    });
  });

  it.each([
    ['first: 0', 'first'],
    ['first: -1', 'first'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
    ['category: []', 'category'],
  ])('refuses measurements(%s)', async (args, path) => {
    const { errors } = await ask(`{ patient(id: "fx-ada") { measurements(${args}) { nodes { id } } } }`);
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path: [path] }]);
  });
});

describe('records', () => {
  it('show codes, times, ages, links both ways and where they come from', async () => {
    const { data } = await ask(`{ patient(id: "fx-ada") { conditions {
      code { source sourceConcept { code name } standardConcept { code name } }
      index start { timeline timelineName date daysFromIndex precision } ageAtEvent derivedFields
      measurements { id condition { id } specimen { id } }
      provenance { dataset file row load loadedAt license }
    } } }`);
    expect(data).toEqual({
      patient: {
        conditions: [
          {
            code: {
              source: 'C64.9',
              sourceConcept: { code: 'ICD10:FX64.9', name: 'ICD10:FX64.9' },
              standardConcept: { code: 'DOID:FX2', name: 'renal carcinoma' },
            },
            index: false,
            start: {
              timeline: 'FROM_INDEX',
              timelineName: 'fx-diagnosis',
              date: null,
              daysFromIndex: 0,
              precision: 'DAY',
            },
            ageAtEvent: 54,
            derivedFields: ['laterality'],
            measurements: [{ id: 'fx-m3', condition: { id: 'fx-c1' }, specimen: null }],
            provenance: {
              dataset: 'fx-a',
              file: 'fx.tsv',
              row: 1,
              load: 'fx-load',
              loadedAt: '2026-01-02T03:04:05.000Z',
              license: 'CC0 1.0',
            },
          },
        ],
      },
    });
  });

  it('show the parts of a specimen, its assays and what those examined', async () => {
    const { data } = await ask(`{ patient(id: "fx-ada") { specimens {
      id parent { id } parts { id } assays { kind panel { name genes } reports }
    } } }`);
    const assay = { kind: 'MUTATION', panel: { name: 'Panel', genes: ['TP53', 'VHL'] }, reports: null };
    expect(data).toEqual({
      patient: {
        specimens: [
          { id: 'fx-s1', parent: null, parts: [{ id: 'fx-s2' }], assays: [assay] },
          { id: 'fx-s2', parent: { id: 'fx-s1' }, parts: [], assays: [] },
        ],
      },
    });
  });
});
