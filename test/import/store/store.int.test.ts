import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher, name } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { applyConstraints } from '../../../import/store/constraints.ts';
import { openStore } from '../../../import/store/store.ts';
import { modelOf, recordTypes } from '../../../ontology/records.ts';
import { testDatabase } from '../../support/database.ts';

/** The model of release 0.1.0, and the number of its last migration. */
const before = { hash: 'cd5b32cdccaf586e', version: 5 };

const graph = new Graph(testDatabase().address);

const setMeta = (hash: string | null, version = before.version) =>
  graph.write((run) =>
    run(cypher`MATCH (meta:Meta) SET meta.catalogueHash = ${hash}, meta.modelVersion = ${version}`),
  );

const readHash = async () => {
  const [meta] = await graph.read<{ hash: string }>(
    cypher`MATCH (meta:Meta) RETURN meta.catalogueHash AS hash`,
  );
  return meta?.hash ?? null;
};

const names = async () => {
  const rows = await graph.read<{ name: string }>(cypher`
    SHOW INDEXES YIELD name
    RETURN name`);
  return rows.map(({ name }) => name);
};

const dropOutcomes = () => graph.runAlone(cypher`DROP CONSTRAINT Outcome_id_unique IF EXISTS`);
const createOutcome = () => graph.write((run) => run(cypher`CREATE (:Outcome {id: 'it-outcome'})`));

beforeAll(() => openStore(graph));
beforeEach(() =>
  graph.write((run) => run(cypher`MATCH (outcome:Outcome {id: 'it-outcome'}) DELETE outcome`)),
);
afterAll(async () => {
  await graph.write((run) => run(cypher`MATCH (outcome:Outcome {id: 'it-outcome'}) DELETE outcome`));
  await setMeta(null);
  await openStore(graph);
  await graph.close();
});

describe('openStore', () => {
  it('keeps ids of every record type unique and finds its records by their dataset', async () => {
    const wanted = recordTypes.flatMap((type) => {
      const { type: label } = modelOf(type);
      return [`${label}_id_unique`, `${label}_dataset`];
    });
    expect(await names()).toEqual(expect.arrayContaining(wanted));
  });

  it('finds studies by their uid', async () =>
    expect(await names()).toContain('ImagingStudy_studyInstanceUid'));

  it('gives a store of another model the constraint of a type that is new in this one', async () => {
    await dropOutcomes();
    await setMeta('of another');
    await openStore(graph);
    await createOutcome();
    await expect(createOutcome()).rejects.toThrow('already exists');
  });

  it.each([1, 2, 3, 4, 5, 6])('opens a store of model version %i with what it holds', async (version) => {
    await dropOutcomes();
    await createOutcome();
    await setMeta(before.hash, version);
    await openStore(graph);
    const kept = await graph.read(cypher`MATCH (outcome:Outcome {id: 'it-outcome'}) RETURN outcome.id AS id`);
    const [meta] = await graph.read(cypher`MATCH (meta:Meta) RETURN meta.modelVersion AS version`);
    expect([kept.length, (await names()).includes('Outcome_id_unique'), meta]).toEqual([
      1,
      true,
      { version: 6 },
    ]);
  });

  it('is done by several processes at once, of a store that has nothing yet', async () => {
    for (const one of await names())
      if (/_unique$/.test(one)) await graph.runAlone(cypher`DROP CONSTRAINT ${name(one)} IF EXISTS`);
      else if (/^[A-Z]\w+_/.test(one)) await graph.runAlone(cypher`DROP INDEX ${name(one)} IF EXISTS`);
    const others = [0, 1, 2].map(() => new Graph(testDatabase().address));
    try {
      await Promise.all(others.map((other) => applyConstraints(other)));
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
    expect(await names()).toEqual(expect.arrayContaining(['Patient_id_unique', 'DatasetVersion_dataset']));
  });

  it('notes its model, and then leaves the constraints alone', async () => {
    await setMeta(before.hash);
    await openStore(graph);
    const hash = await readHash();
    await dropOutcomes();
    await openStore(graph);
    const again = await names();
    await setMeta(null);
    await openStore(graph);
    expect([hash === before.hash, await readHash(), again.includes('Outcome_id_unique')]).toEqual([
      false,
      hash,
      false,
    ]);
  });

  it('refuses a store that newer software has written, and changes nothing', async () => {
    await dropOutcomes();
    await setMeta('of a newer', 99);
    await expect(openStore(graph)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect([(await names()).includes('Outcome_id_unique'), await readHash()]).toEqual([false, 'of a newer']);
    await setMeta(null);
    await openStore(graph);
  });
});
