import { afterAll, beforeAll, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { writeBad } from './bad/bad.ts';
import { sound } from './bad/sound.ts';
import { inFolder, loadOmop } from './omop-load.ts';

const dataset = 'it-omop-batches';
const graph = new Graph(testDatabase().address);
const clear = () => clearPopulation(graph, dataset);
beforeAll(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

/** More than one transaction of each. */
const many = 4_500;
const numbers = Array.from({ length: many }, (_, at) => at + 1_000);

it('links what several transactions bring, whatever stands in which', async () => {
  const [person = {}] = sound.person ?? [];
  const [period = {}] = sound.observation_period ?? [];
  const said = {
    visit_occurrence_id: '10',
    visit_detail_concept_id: '9202',
    visit_detail_start_date: '2013-07-05',
    visit_detail_end_date: '2013-07-05',
    visit_detail_type_concept_id: '32817',
  };
  await inFolder(async (folder) => {
    await writeBad(folder, {
      rows: {
        person: numbers.map((id) => ({ ...person, person_id: String(id) })),
        observation_period: numbers
          .map((id) => ({ ...period, observation_period_id: String(id), person_id: String(id) }))
          .reverse(),
        visit_detail: numbers.map((id, at) => ({
          ...said,
          visit_detail_id: String(id),
          person_id: '1',
          parent_visit_detail_id: at === 0 ? '' : String(id - 1),
        })),
      },
    });
    await loadOmop(graph, { folder, dataset });
  });
  const [links] = await graph.read<Record<string, number>>(cypher`
    MATCH (detail:VisitDetail {dataset: ${dataset}})
    WITH count { (detail)-[:PART_OF]->(:VisitDetail) } AS parents, count { (detail)-[:DURING]->(:Visit) } AS visits
    RETURN sum(parents) AS parents, sum(visits) AS visits`);
  const [owned] = await graph.read<{ owned: number }>(cypher`
    MATCH (:Patient {population: ${dataset}})-->(period:ObservationPeriod)
    RETURN count(period) AS owned`);
  expect([links, owned]).toEqual([{ parents: many - 1, visits: many }, { owned: many + 1 }]);
});
