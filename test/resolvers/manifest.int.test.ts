import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { answersGraph } from '../support/answers-graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, answersGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Manifest = {
  readonly content: string;
  readonly series: { readonly value: number };
  readonly left: { readonly value: number };
  readonly licenses: readonly string[];
};

const everybody = '{ patient: {} }';

async function manifestOf(format: string, where = everybody, caller?: Caller): Promise<Manifest> {
  const { data, errors } = await ask<{ cohort: { manifest: Manifest } }>(
    `{ cohort(where: ${where}) { manifest(format: ${format}) {
      content series { value } left { value } licenses
    } } }`,
    caller,
  );
  expect(errors).toEqual([]);
  return data.cohort.manifest;
}

function linesOf({ content }: Manifest): readonly string[] {
  return content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** SeriesInstanceUIDs of a CSV manifest. */
function uidsOf({ content }: Manifest): readonly string[] {
  const rows: Record<string, string>[] = parse(content, { columns: true });
  return rows.map(({ SeriesInstanceUID = '' }) => SeriesInstanceUID);
}

describe('Cohort.manifest', () => {
  it('has one command for each series with a bucket, and nothing else that s5cmd would run', async () => {
    const manifest = await manifestOf('S5CMD');
    expect(linesOf(manifest)).toEqual([
      'cp s3://idc-open-data-two/bbb/* .',
      'cp s3://idc-open-data/aaa/* .',
      'cp s3://hospital/ccc/* .',
    ]);
    expect([manifest.series.value, manifest.left.value]).toEqual([3, 5]);
  });

  it('names licences with what they ask for', async () => {
    expect((await manifestOf('DICOMWEB')).licenses).toEqual([
      'CC BY 3.0: name the authors, link the licence and say what you changed. https://creativecommons.org/licenses/by/3.0/',
      'CC BY-NC 4.0: name the authors, link the licence and say what you changed; no commercial use. https://creativecommons.org/licenses/by-nc/4.0/',
    ]);
  });

  it('has every series in CSV, in order, and no formula', async () => {
    const manifest = await manifestOf('CSV');
    expect(uidsOf(manifest)).toEqual(
      ['fx-s1', 'fx-s2', 'fx-s3', 'fx-s7', 'fx-s4', 'fx-s6', 'fx-s5', 'fx-s8'].map((id) => `2.${id}`),
    );
    expect(manifest.content).toContain("'=own");
  });

  it('says in CSV whose series it is and where', async () => {
    const { content } = await manifestOf('CSV', '{ imaging: { modality: ["SM"] } }');
    expect(content).toBe(
      'dataset,patient,PatientID,StudyInstanceUID,SeriesInstanceUID,Modality,instances,sizeBytes,license,location\n' +
        'fx-a,fx-ann,FX-ANN,2.4,2.fx-s7,SM,3,7,CC BY-NC 4.0,s3://idc-open-data-two/bbb/*\n',
    );
  });

  it('has a DICOMweb address for what the IDC serves', async () => {
    const manifest = await manifestOf('DICOMWEB');
    expect(linesOf(manifest).map((line) => line.replace(/^https:.*dicomWeb/, ''))).toEqual([
      '/studies/2.4/series/2.fx-s7',
      '/studies/2.2/series/2.fx-s6',
    ]);
    expect(manifest.left.value).toBe(6);
  });

  it.each([
    ['the series that were asked for', '{ imaging: { modality: ["CT"] } }', ['s1', 's2', 's6', 's5']],
    [
      'those that any of several members asked for',
      '{ all: [{ imaging: { modality: ["CT"] } }, { imaging: { modality: ["SEG"] } }] }',
      ['s1', 's2', 's3'],
    ],
    [
      'all series where imaging is asked below the top level',
      '{ any: [{ imaging: { modality: ["SEG"] } }, { imaging: { modality: ["SM"] } }] }',
      ['s1', 's2', 's3', 's7'],
    ],
    ['all series where its absence is asked', '{ all: [{ not: { imaging: { modality: ["CT"] } } }] }', []],
    [
      'all series where few are asked',
      '{ all: [{ imaging: { modality: ["MR"], occurrences: { max: 0 } } }] }',
      ['s1', 's2', 's3', 's7'],
    ],
  ])('holds %s', async (_what, where, expected) => {
    expect(uidsOf(await manifestOf('CSV', where))).toEqual(expected.map((id) => `2.fx-${id}`));
  });

  it('holds series that the caller may read alone, of patients who satisfy the question by those', async () => {
    const caller = { subject: 'tester', records: ['fx-a'], counts: ['fx-a', 'fx-b'] };
    expect(uidsOf(await manifestOf('CSV', '{ imaging: { modality: ["CT", "MR"] } }', caller))).toEqual(
      ['s1', 's2', 's4', 's6'].map((id) => `2.fx-${id}`),
    );
  });

  it('is for who may read records', async () => {
    const caller = { subject: 'tester', records: [], counts: ['fx-a', 'fx-b'] };
    const { errors } = await ask(
      `{ cohort(where: ${everybody}) { manifest(format: CSV) { content } } }`,
      caller,
    );
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  it('names the question that it answers', async () => {
    const { data } = await ask<{ cohort: { fingerprint: string; manifest: Manifest } }>(
      `{ cohort(where: ${everybody}) { fingerprint manifest(format: S5CMD) { content } } }`,
    );
    expect(data.cohort.manifest.content.split('\n')[0]).toBe(
      `# Cohort ${data.cohort.fingerprint}: 3 series; 5 more have no bucket.`,
    );
  });
});
