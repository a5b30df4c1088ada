import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { findStandardChanges } from '../../../import/concepts/restandardise.ts';
import { dryMapping } from '../../../import/load/dry-mapping.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { createHospital, mapping, population, recordsOf, tables, tsv } from '../hospital.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);

/** A value map of codes, a line each of source code and target. */
const toMap = (lines: readonly string[]) =>
  ['value\tcode\tname\tcitation\treason', ...lines.map((line) => `${line}\ta test\ta test\t`)].join('\n');

const terminology = `terminology:
  - { format: mappings, file: first.tsv, vocabulary: LOINC, source: first }
  - { format: mappings, file: second.tsv, vocabulary: LOINC, source: second }
`;

/** The usual mapping, where the tests of the laboratory are codes that two maps know. */
async function writeMapping(): Promise<string> {
  const folder = await mkdtemp(join(hospital.home, 'mapping-'));
  const text = await readFile(mapping, 'utf8');
  const coded = text.replace(
    'test: test',
    'test: { source: test, code: { column: test, case: upper }, vocabulary: LOINC }',
  );
  await writeFile(
    join(folder, 'first.tsv'),
    toMap(['it-hb\tMONDO:it-1', 'it-psa\tMONDO:it-2', 'it-crp\tDOID:it-3']),
  );
  await writeFile(join(folder, 'second.tsv'), toMap(['it-hb\tDOID:it-1', 'it-crp\tDOID:it-4']));
  const path = join(folder, 'hospital.mapping.yaml');
  await writeFile(path, coded.replace('timelines:', `${terminology}\ntimelines:`));
  return path;
}

const labs = tsv`
    no  id  site  test  date        value  unit   method  sample
    L1  ITP1  it-a  it-hb    2010-04-20  13.5   g/dL   blood   .
    L2  ITP1  it-a  it-hb    2010-05-01  12.1   g/dL   blood   .
    L3  ITP2  it-a  it-psa   2011-01-01  4.5    ng/mL  blood   .
    L4  ITP3  it-b  it-crp   2012-01-01  11     mg/L   blood   .
    L5  ITP3  it-b  it-none  2012-01-01  11     mg/L   blood   .`;

async function clear(): Promise<void> {
  await clearPopulation(graph, population);
  await graph.write((run) =>
    run(cypher`
      MATCH (concept:Concept)
      WHERE concept.code STARTS WITH 'LOINC:IT-' OR concept.code STARTS WITH 'MONDO:it-' OR concept.code STARTS WITH 'DOID:it-'
      DETACH DELETE concept`),
  );
}

const state = { path: '', folder: '' };
beforeAll(async () => {
  await clear();
  state.path = await writeMapping();
  state.folder = await hospital.deliver({ ...tables, 'labs.tsv': labs });
});
afterAll(async () => {
  await clear();
  await hospital.close();
  await graph.close();
});

describe('the standard concept of a code that maps to several', () => {
  it('is that of the preferred vocabulary, and none where one vocabulary has several', async () => {
    await hospital.loadFolder(state.folder, { mapping: state.path });
    const found = (await recordsOf(graph, 'Measurement')).map(
      ({ testSource, testStandardConcept }) => `${testSource} ${testStandardConcept ?? '-'}`,
    );
    expect(found).toEqual([
      'it-hb DOID:it-1',
      'it-hb DOID:it-1',
      'it-psa MONDO:it-2',
      'it-crp -',
      'it-none -',
    ]);
  });

  it('is there for validate mapping where it is there for a load', async () => {
    const { report } = await hospital.loadFolder(state.folder, { mapping: state.path });
    const { coded } = await dryMapping(state.path, state.folder);
    expect(coded).toEqual(report.coded);
  });

  it('is not another one for restandardise', async () => {
    await hospital.loadFolder(state.folder, { mapping: state.path });
    const changes = await findStandardChanges(graph);
    expect(changes.filter(({ source }) => source?.startsWith('LOINC:IT-'))).toEqual([]);
  });
});
