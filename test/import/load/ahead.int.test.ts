import { afterAll, beforeAll, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import type { BuiltRecord, OwnedRow } from '../../../import/delivery.ts';
import { loadSource } from '../../../import/load/load-source.ts';
import type { Source, SourceFile } from '../../../import/load/source.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';

/** The first load is slower: its statements are planned. */
const datasets = ['it-ahead-1', 'it-ahead-2'];
const graph = new Graph(testDatabase().address);
const clear = async () => {
  for (const dataset of datasets) await clearPopulation(graph, dataset);
};
beforeAll(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

/** As many as are written in one transaction, whose commit takes a while, and so few that they are written meanwhile. */
const many = Array.from({ length: 2_000 }, (_, at) => at);
const few = many.slice(0, 10);

type Said = Pick<BuiltRecord, 'type' | 'id' | 'properties'>;

function recordOf(at: number, said: Said): BuiltRecord {
  const whose = { patient: `p${at}`, sourceId: `p${at}`, row: at };
  return { ...whose, ...said, loose: [], yielding: [] };
}

/** A file whose records are there at once: its first transaction begins while the last one of the file before is committed. */
function fileOf(file: string, records: readonly BuiltRecord[]): SourceFile {
  const rows = records.map(
    (record): OwnedRow => ({ origin: undefined, build: () => ({ records: [record], rejects: [] }) }),
  );
  async function* all() {
    yield* rows;
  }
  return { file, read: () => ({ rows: all, rest: () => [] }) };
}

const conditions = (name: string, coded: boolean) => (at: number) =>
  recordOf(at, {
    type: 'condition',
    id: `${name}${at}`,
    properties: coded
      ? { codeSource: name, codeSourceConcept: `ITA:${at % 10}`, codeStandardConcept: `ITA:${at % 10}` }
      : { codeSource: name },
  });
const measurements = (name: string) => (at: number) =>
  recordOf(at, { type: 'measurement', id: `of-${name}${at}`, properties: { conditionId: `${name}${at}` } });
const registrations = (at: number) => recordOf(at, { type: 'registration', id: `r${at}`, properties: {} });

const files = {
  persons: many.map(registrations),
  'of persons': few.map(conditions('few', false)),
  conditions: many.map(conditions('many', false)),
  'of conditions': few.map(measurements('many')),
  coded: many.map(conditions('coded', true)),
  'coded, too': few.map(conditions('again', true)),
};

/** A record as one of a dataset. */
function inDataset(dataset: string, { id, patient, properties, ...record }: BuiltRecord): BuiltRecord {
  const { conditionId } = properties;
  return {
    ...record,
    id: `${dataset}-${id}`,
    patient: `${dataset}-${patient}`,
    properties: {
      ...properties,
      ...(conditionId === undefined ? {} : { conditionId: `${dataset}-${conditionId}` }),
      dataset,
      timeline: 'CALENDAR',
      timelineName: 'c',
    },
  };
}

function sourceOf(dataset: string): Source {
  return {
    delivery: {
      title: dataset,
      population: dataset,
      datasets: { accessRights: 'PUBLIC', license: [] },
      precedence: {},
      timelines: { c: { kind: 'CALENDAR', description: 'c' } },
    },
    open: async () => ({
      files: Object.entries(files).map(([file, records]) =>
        fileOf(
          file,
          records.map((record) => inDataset(dataset, record)),
        ),
      ),
      absent: [],
      digest: async () => ({ fingerprint: dataset, files: new Map() }),
      titles: new Map(),
      descriptions: [],
      panels: [],
      terminology: [],
      reviewed: [],
      names: new Map(),
    }),
  };
}

it.each(datasets)(
  'finds what the batch before brings: patients, records and concepts (%s)',
  async (dataset) => {
    await loadSource(graph, sourceOf(dataset), { access: 'open' });
    const [counts] = await graph.read<Record<string, number>>(cypher`
    MATCH (patient:Patient {population: ${dataset}})
    RETURN sum(count { (patient)-[:HAS_CONDITION]->() }) AS conditions,
      sum(count { (patient)-[:HAS_CONDITION]->()-[:HAS_CODE]->(:Concept) }) AS coded,
      sum(count { (patient)-[:HAS_MEASUREMENT]->()-[:OF_CONDITION]->(:Condition) }) AS linked`);
    const coded = many.length + few.length;
    expect(counts).toEqual({ conditions: 2 * coded, coded, linked: few.length });
  },
);
