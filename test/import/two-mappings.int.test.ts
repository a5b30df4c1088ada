import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { type LoadOptions, loadTables } from '../../import/load/load.ts';
import { openStore } from '../../import/store/store.ts';
import type { Properties } from '../../ontology/model.ts';
import { testDatabase } from '../support/database.ts';
import { clearPopulation } from '../support/population.ts';
import { tsv } from './hospital.ts';

const population = 'it-two';
const graph = new Graph(testDatabase().address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-two-'));
beforeEach(() => clearPopulation(graph, population));
afterAll(async () => {
  await clearPopulation(graph, population);
  await rm(home, { recursive: true });
  await graph.close();
});

/** A mapping of one table of findings and the people in it. */
const mappingOf = (title: string, license: string, fields: string) => `
oncographMapping: 1
title: ${title}
population: ${population}
datasets: { accessRights: PUBLIC, publisher: ${title}, license: [${license}] }
tables:
  - name: people
    file: ${title}.tsv
    patient: id
    dataset: { const: it-two-a }
    records:
      - { record: registration, group: [{ const: ${title} }], fields: { source: { const: ${title} } } }
  - name: findings
    file: ${title}.tsv
    patient: id
    dataset: { const: it-two-a }
    records:
      - record: measurement
        key: [no]
        fields:
          test: { source: test }
          category: { const: LABORATORY }
${fields}`;

const ofArchive = `          result: { source: word }
          method: method
          timing: timing
          edition: { value: edition, ifKnown: keep }`;

const mappings = {
  clinic: mappingOf(
    'clinic',
    'CC0 1.0',
    `          value: { value: value, unit: unit }
          referenceLow: low
          timing: timing
          edition: edition`,
  ),
  archive: mappingOf('archive', 'MIT', ofArchive),
  elsewhere: mappingOf('elsewhere', 'MIT', ofArchive).replaceAll('it-two-a', 'it-two-b'),
};

type Source = keyof typeof mappings;

/** What both sources say of one finding, and each of one that it has alone; \`.\` is an empty cell. */
const ofBoth = {
  clinic: tsv`
    no  id  test  value  unit  low  timing  edition
    F1  P1  hb    9      g/dL  12   before  7
    F2  P1  hb    13     g/dL  12   .       7`,
  archive: tsv`
    no  id  test  word  method  timing  edition
    F1  P1  hb    low   blood   .       seven
    F3  P1  hb    high  blood   after   eight`,
};
const tables: Readonly<Record<Source, string>> = { ...ofBoth, elsewhere: ofBoth.archive };

async function load(source: Source, table = tables[source], options: Partial<LoadOptions> = {}) {
  await writeFile(join(home, `${source}.tsv`), table);
  const mapping = join(home, `${source}.yaml`);
  await writeFile(mapping, mappings[source]);
  return loadTables(graph, { folder: home, mapping, access: 'open', ...options });
}

/** Findings: first those that came from the clinic first. */
async function findings(): Promise<readonly Properties[]> {
  const rows = await graph.read<{ properties: Properties }>(cypher`
    MATCH (:Patient {population: ${population}})-[:HAS_MEASUREMENT]->(finding)
    RETURN properties(finding) AS properties
    ORDER BY finding.file = 'clinic.tsv' DESC, finding.row`);
  return rows.map(({ properties }) => properties);
}
const first = async () => (await findings())[0];
const loadedBy = async (source: Source, table?: string) =>
  [...(await load(source, table)).report.types.values()].reduce((sum, { loaded }) => sum + loaded, 0);

describe('a record that two mappings bring', () => {
  it('has what either of them says', async () => {
    await load('clinic');
    await load('archive');
    expect(await first()).toMatchObject({ value: 9, unit: 'g/dL', resultSource: 'low', method: 'blood' });
  });
  it('keeps a value that the other one leaves empty', async () => {
    await load('clinic');
    await load('archive');
    expect(await first()).toMatchObject({ timing: 'before' });
  });
  it('keeps a value that follows from fields which the other one does not name', async () => {
    await load('clinic');
    await load('archive');
    expect(await first()).toMatchObject({ reference: 'BELOW' });
  });
  it('keeps where it came from first', async () => {
    const { id } = await load('clinic');
    await load('archive');
    expect(await first()).toMatchObject({ load: id, file: 'clinic.tsv', row: 2, dataset: 'it-two-a' });
  });
  it('stays in the dataset that it came in first', async () => {
    await load('clinic');
    await load('elsewhere');
    expect(await first()).toMatchObject({ dataset: 'it-two-a', method: 'blood' });
  });
  it.each([
    ['clinic', 'archive'],
    ['clinic', 'elsewhere'],
    ['archive', 'clinic'],
  ] as const)('settles: %s, %s, and both again', async (one, other) => {
    await load(one);
    await load(other);
    expect([await loadedBy(one), await loadedBy(other)]).toEqual([0, 0]);
  });
  it('keeps what the other one adds where its own mapping says nothing', async () => {
    const filled = tables.archive.replace('F3', 'F2');
    await load('clinic');
    await load('archive', filled);
    expect([await loadedBy('clinic'), (await findings())[1]]).toMatchObject([0, { timing: 'after' }]);
  });
  it('takes the value of the other one unless that yields', async () => {
    await load('clinic');
    await load('archive', tables.archive.replace('\t\tseven', '\twhile\tseven'));
    expect(await first()).toMatchObject({ timing: 'while', edition: '7' });
  });
  it('takes the place of a value that yields, whichever comes first', async () => {
    await load('archive');
    await load('clinic');
    await load('archive');
    expect((await findings()).map(({ edition }) => edition)).toEqual(['7', '7', 'eight']);
  });
});

describe('datasets that share records', () => {
  const shares = async () => {
    const [row] = await graph.read<{ shares: readonly string[] | null }>(cypher`
      MATCH (population:Population {id: ${population}})
      RETURN population.shares AS shares`);
    return row?.shares ?? [];
  };
  const both = ['it-two-a\nit-two-b'];
  const alone = tables.archive.replace('F1', 'F4');

  it('are noted where a second delivery brings a record of another dataset', async () => {
    await load('clinic');
    await load('elsewhere');
    expect(await shares()).toEqual(both);
  });
  it('are noted though the second delivery says nothing new', async () => {
    await load('clinic');
    await load('elsewhere', tables.archive.replaceAll('blood', '').replaceAll('low', ''));
    expect(await shares()).toEqual(both);
  });
  it('are none where a second delivery brings the same dataset', async () => {
    await load('clinic');
    await load('archive');
    expect(await shares()).toEqual([]);
  });
  it('are none where each brings records of its own', async () => {
    await load('clinic');
    await load('elsewhere', alone);
    expect(await shares()).toEqual([]);
  });
  it('are noted where records lead to those of another', async () => {
    await load('clinic');
    await graph.write((run) =>
      run(cypher`
        MATCH (patient:Patient {population: ${population}})-[:HAS_MEASUREMENT]->(finding)
        WITH patient, finding LIMIT 1
        CREATE (patient)-[:HAS_VISIT]->(visit:Visit {id: 'it-two-visit', dataset: 'it-two-b', load: 'none', file: 'x', row: 1})
        CREATE (finding)-[:DURING]->(visit)`),
    );
    await load('elsewhere', alone);
    expect(await shares()).toEqual(both);
  });
  it('are noted of a store that was filled before they were', async () => {
    await load('clinic');
    await load('elsewhere');
    await graph.write(async (run) => {
      await run(cypher`MATCH (population:Population {id: ${population}}) SET population.shares = null`);
      await run(cypher`MATCH (meta:Meta) SET meta.modelVersion = 5`);
    });
    await openStore(graph);
    expect(await shares()).toEqual(both);
  });
});

describe('a mapping', () => {
  it('empties a value that it brought itself', async () => {
    await load('clinic');
    await load('archive');
    await load('clinic', tables.clinic.replace('before', '.').replaceAll('\t.\t', '\t\t'));
    expect(await first()).toMatchObject({ value: 9, method: 'blood' });
    expect(await first()).not.toHaveProperty('timing');
  });
  it('empties a value that it added to the record of another', async () => {
    await load('clinic');
    await load('archive');
    await load('archive', tables.archive.replaceAll('blood', ''));
    expect(await first()).not.toHaveProperty('method');
  });
  it('changes a value that it added to the record of another', async () => {
    await load('clinic');
    await load('archive');
    await load('archive', tables.archive.replaceAll('blood', 'serum'));
    expect(await first()).toMatchObject({ method: 'serum', file: 'clinic.tsv' });
  });
  it('changes a value of its own that yields to others', async () => {
    await load('archive');
    await load('archive', tables.archive.replace('seven', 'eight'));
    expect(await first()).toMatchObject({ edition: 'eight' });
  });
  it('replaces only what it brought itself', async () => {
    await load('clinic');
    await load('archive');
    const { report } = await load('archive', tables.archive.replace(/^F3.*\n/m, ''), { replace: true });
    expect([report.removed, (await findings()).length]).toEqual([1, 2]);
  });
});

describe('a dataset that two mappings bring', () => {
  const facts = async () =>
    graph.read(cypher`
      MATCH (dataset:Dataset {id: 'it-two-a'})
      RETURN dataset.publisher AS publisher, dataset.license AS license`);

  it('has the licences of both and stays described by the first', async () => {
    await load('clinic');
    await load('archive');
    expect(await facts()).toEqual([{ publisher: 'clinic', license: ['CC0 1.0', 'MIT'] }]);
  });
  it('stays as it is when the first is loaded again', async () => {
    await load('clinic');
    await load('archive');
    await load('clinic', tables.clinic.replace('13', '14'));
    expect(await facts()).toEqual([{ publisher: 'clinic', license: ['CC0 1.0', 'MIT'] }]);
  });
});
