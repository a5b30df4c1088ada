import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exportOmop } from '../../../export/omop/export.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { findStandardChanges } from '../../../import/concepts/restandardise.ts';
import { forgetPatient } from '../../../import/forget/forget.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { writeBad } from './bad/bad.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { filesIn, rowsIn, type Tables } from './table-files.ts';

const dataset = 'it-omop-life';
const graph = new Graph(testDatabase().address);
beforeEach(() => clearPopulation(graph, dataset));
afterAll(async () => {
  await clearPopulation(graph, dataset);
  await graph.close();
});

/** Two persons, each with an episode of events, and a fact about a condition of each. */
const facts: Tables = {
  episode: ['71', '72'].map((id, at) => ({
    episode_id: id,
    person_id: String(at + 1),
    episode_concept_id: '32528',
    episode_start_date: '2013-07-05',
    episode_object_concept_id: '0',
    episode_type_concept_id: '32817',
  })),
  episode_event: ['71', '72'].map((id) => ({
    episode_id: id,
    event_id: '100',
    episode_event_field_concept_id: '1147127',
  })),
  fact_relationship: ['1', '2'].map((person) => ({
    domain_concept_id_1: '56',
    fact_id_1: person,
    domain_concept_id_2: '19',
    fact_id_2: '999999',
    relationship_concept_id: '44818790',
  })),
};

/** Loads the sound folder with `rows` more. */
function load(rows: Tables, replace = false) {
  return inFolder(async (folder) => {
    await writeBad(folder, { rows });
    return (await loadOmop(graph, { folder, dataset }, replace)).report;
  });
}

/** Rows of a table that are given back, by the cells of some columns. */
function back(table: 'person' | 'episode_event' | 'fact_relationship' | 'episode', column: string) {
  return inFolder(async (home) => {
    const out = join(home, 'cdm');
    await exportOmop(graph, dataset, out);
    const rows = [];
    if ((await filesIn(out)).has(table))
      for await (const cells of rowsIn(out, table)) rows.push(cells[column]);
    return rows.sort();
  });
}

describe('omopSource', () => {
  it('changes nothing when it is loaded again', async () => {
    await load(facts);
    const { types } = await load(facts);
    expect([...types.values()].filter(({ loaded, rejected }) => loaded + rejected > 0)).toEqual([]);
  });

  it('loses with --replace what the folder no longer has, rows of the dataset included', async () => {
    await load(facts);
    await load({}, true);
    expect(await back('episode', 'episode_id')).not.toContain('71');
    expect(await back('fact_relationship', 'fact_id_1')).not.toContain('1');
  });

  it('keeps the concepts of the ETL, whatever a terminology maps them to', async () => {
    await load({});
    const changes = await findStandardChanges(graph);
    expect(changes.filter(({ record }) => record === 'condition')).toEqual([]);
  });
});

describe('forgetPatient', () => {
  it('erases the rows of the dataset that are about the patient, and no others', async () => {
    await load(facts);
    await forgetPatient(graph, '1', { population: dataset });
    expect(await back('person', 'person_id')).not.toContain('1');
    expect(await back('episode_event', 'episode_id')).toEqual(['72']);
    expect(await back('fact_relationship', 'fact_id_1')).toEqual(['2']);
  });

  it('does not let the next delivery bring such rows back', async () => {
    await load(facts);
    await forgetPatient(graph, '1', { population: dataset });
    await load(facts);
    expect(await back('episode_event', 'episode_id')).toEqual(['72']);
    expect(await back('fact_relationship', 'fact_id_1')).toEqual(['2']);
  });
});

describe('removeDataset', () => {
  it('leaves no row of a dataset', async () => {
    await load(facts);
    await removeDataset(graph, dataset);
    const rows = await graph.read(cypher`MATCH (row:DatasetRow {dataset: ${dataset}}) RETURN row.id`);
    expect(rows).toEqual([]);
  });
});
