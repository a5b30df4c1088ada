import { randomUUID } from 'node:crypto';
import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { raiseVersion } from './population.ts';
import type { Reject } from './table.ts';
import type { Tally } from './write.ts';

/** What is known of a batch that was committed. */
export type BatchEntry = {
  readonly number: number;
  readonly file: string;
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly rejects: readonly Reject[];
};

/** A load, new or taken up again, and the batches of it that stand already. */
export type LoadEntry = {
  readonly id: string;
  readonly resumed: boolean;
  readonly done: ReadonlyMap<number, BatchEntry>;
};

/** What is noted of a load: digest of its input, title of its mapping, its files with their licences. */
export type LoadFacts = {
  readonly fingerprint: string;
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
};

/** Opens the ledger of a load: one that was broken off over the same input is taken up, others are closed. */
export async function openLoad(graph: Graph, { fingerprint, title, files }: LoadFacts): Promise<LoadEntry> {
  const startedAt = new Date().toISOString();
  const [open] = await graph.write(async (run) => {
    await run(cypher`
      MATCH (load:Load {state: 'RUNNING'} WHERE load.fingerprint <> ${fingerprint})
      SET load.state = 'ABANDONED'`);
    return run<{ id: string; startedAt: string }>(cypher`
      MERGE (load:Load {state: 'RUNNING', fingerprint: ${fingerprint}})
      ON CREATE SET load.id = ${randomUUID()}, load.title = ${title},
        load.files = ${[...files.keys()]}, load.licenses = ${[...files.values()]}, load.startedAt = ${startedAt}
      RETURN load.id AS id, load.startedAt AS startedAt`);
  });
  if (open === undefined) throw new TypeError('a load was not opened');
  return { id: open.id, resumed: open.startedAt !== startedAt, done: await readBatches(graph, open.id) };
}

async function readBatches(graph: Graph, load: string): Promise<ReadonlyMap<number, BatchEntry>> {
  const rows = await graph.read<{ entry: string }>(
    cypher`
      MATCH (batch:LoadBatch {load: ${load}})
      RETURN batch.entry AS entry`,
    { timeoutMs: 60_000 },
  );
  const entries = rows.map((row): BatchEntry => JSON.parse(row.entry)); // written by `writeEntry` alone
  return new Map(entries.map((entry) => [entry.number, entry]));
}

/** Notes a batch, in the transaction that writes it. */
export async function writeEntry(run: Write, load: string, entry: BatchEntry): Promise<void> {
  await run(cypher`
    CREATE (:LoadBatch {id: ${`${load}/${entry.number}`}, load: ${load}, entry: ${JSON.stringify(entry)}})`);
}

/** Closes a load. One that changed nothing leaves no trace. */
export async function closeLoad(
  graph: Graph,
  load: string,
  population: string,
  changed: boolean,
): Promise<void> {
  await graph.write(async (run) => {
    if (changed) await raiseVersion(run, population);
    await run(cypher`MATCH (batch:LoadBatch {load: ${load}}) DELETE batch`);
    await run(
      changed
        ? cypher`
            MATCH (load:Load {id: ${load}})
            SET load.state = 'DONE', load.finishedAt = ${new Date().toISOString()}`
        : cypher`MATCH (load:Load {id: ${load}}) DELETE load`,
    );
  });
}
