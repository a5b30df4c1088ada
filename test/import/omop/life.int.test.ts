import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exportOmop } from '../../../export/omop/export.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { findStandardChanges } from '../../../import/concepts/restandardise.ts';
import { forgetPatient } from '../../../import/forget/forget.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { sweep, writeRelease } from '../../../import/vocabulary/write.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { releaseOf, type Said } from '../vocabulary/releases.ts';
import { writeBad } from './bad/bad.ts';
import { sound } from './bad/sound.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { filesIn, rowsIn, type Tables } from './table-files.ts';

const dataset = 'it-omop-life';
const graph = new Graph(testDatabase().address);
beforeEach(() => clearPopulation(graph, dataset));
afterAll(async () => {
  await clearPopulation(graph, dataset);
  await graph.close();
});

/** A vocabulary that maps a source code to another concept than the ETL did. */
const release: Said = {
  source: 'it-v',
  vocabulary: 'ITV',
  concepts: { 'ITV:1': 'another', 'ITV:c80': 'source' },
  mappings: { 'Maps to': ['ITV:c80 ITV:1'] },
};

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

  it('keeps the concepts of the ETL where a terminology maps the source elsewhere, and says so', async () => {
    const source = { condition_source_concept_id: '999000001', condition_concept_id: '443392' };
    const [condition = {}] = sound.condition_occurrence ?? [];
    await writeRelease(graph, releaseOf(release));
    const report = await load({
      concept: [
        { ...sound.concept?.[0], concept_id: '999000001', vocabulary_id: 'ITV', concept_code: 'c80' },
      ],
      condition_occurrence: [{ ...condition, ...source, condition_occurrence_id: '900' }],
    });
    const changes = await findStandardChanges(graph);
    await sweep(graph);
    expect(changes.filter(({ source: from }) => from === 'ITV:c80')).toEqual([]);
    expect(report.notes).toContain(
      'Condition.code: the terminology says another standard concept; that of the delivery stands (1 records)',
    );
  });
});

/** What the datasets keep of tables of a vocabulary. */
async function vocabularyOf(id: string): Promise<readonly unknown[]> {
  const rows = await graph.read<{ cells: string }>(cypher`
    MATCH (row:DatasetRow {dataset: ${id}})
    WHERE row.table IN ['concept_relationship', 'concept_ancestor']
    RETURN row.cells AS cells
    ORDER BY row.table, row.row`);
  return rows.map(({ cells }) => JSON.parse(cells));
}

/** A vocabulary in which a concept of a condition means another, which has ancestors. */
function meaning(target: string): Tables {
  const maps = { concept_id_1: '443392', concept_id_2: target, valid_start_date: '1970-01-01' };
  const to = { ...maps, valid_end_date: '2099-12-31', relationship_id: 'Maps to' };
  const levels = { min_levels_of_separation: '1', max_levels_of_separation: '1' };
  return {
    concept_relationship: [
      to,
      { ...to, concept_id_2: '7', invalid_reason: 'D' },
      { ...to, relationship_id: 'Is a', concept_id_2: '8' },
      { ...to, concept_id_1: '999' },
    ],
    concept_ancestor: [
      { ancestor_concept_id: '21', descendant_concept_id: target, ...levels },
      { ancestor_concept_id: '20', descendant_concept_id: target, ...levels },
      { ancestor_concept_id: '20', descendant_concept_id: '999', ...levels },
    ],
  };
}

describe('the vocabulary of a folder', () => {
  it('is kept for its dataset alone, as far as it says something of the concepts that occur', async () => {
    const other = `${dataset}-2`;
    await load(meaning('6'));
    await inFolder(async (folder) => {
      await writeBad(folder, { rows: meaning('5') });
      await loadOmop(graph, { folder, dataset: other });
    });
    expect([await vocabularyOf(dataset), await vocabularyOf(other)]).toEqual(
      ['6', '5'].map((target) => [
        { concept_id: target, ancestors: ['20', '21'] },
        { concept_id: '443392', maps_to: [target] },
      ]),
    );
    await clearPopulation(graph, other);
  });

  it('is that of the last delivery', async () => {
    await load(meaning('6'));
    await load(meaning('5'));
    expect(await vocabularyOf(dataset)).toEqual([
      { concept_id: '5', ancestors: ['20', '21'] },
      { concept_id: '443392', maps_to: ['5'] },
    ]);
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
