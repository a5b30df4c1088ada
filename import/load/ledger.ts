import { randomUUID } from 'node:crypto';
import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import type { Reject } from '../delivery.ts';
import { markChanging, markUnchanged, raiseVersion } from '../store/population.ts';
import type { Tally } from './changes.ts';
import type { Dangling } from './references.ts';

/** What is known of a batch that was committed. */
export type BatchEntry = {
  readonly number: number;
  readonly file: string;
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly rejects: readonly Reject[];
  /** References whose record was not there yet. */
  readonly dangling: readonly Dangling[];
};

/** A load, new or taken up again, and the batches of it that stand already. */
export type LoadEntry = {
  readonly id: string;
  /** A load of the population was broken off, this or another: nobody knows which patients it changed. */
  readonly interrupted: boolean;
  readonly done: ReadonlyMap<number, BatchEntry>;
  /** Loads of the same delivery: those of its population and title, this one included. */
  readonly mine: ReadonlySet<string>;
};

/** A file that a load reads; `digest` is its SHA-256, empty where it is not there. */
export type FileFacts = { readonly license: string; readonly digest: string };

/** What is noted of a load: digest of its input, population and title of its delivery, its files, and who loads. */
export type LoadFacts = {
  readonly fingerprint: string;
  readonly population: string;
  readonly title: string;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Version of the software. */
  readonly software: string;
};

/**
 * Opens the ledger of a load. One that was broken off over the same input is taken up, others of the population are
 * closed.
 */
export async function openLedger(graph: Graph, facts: LoadFacts): Promise<LoadEntry> {
  const { fingerprint, population, title, software } = facts;
  const files = [...facts.files.values()];
  const { id, interrupted } = await graph.write(async (run) => {
    const running = await run<{ id: string; fingerprint: string }>(cypher`
      MATCH (load:Load {state: 'RUNNING', population: ${population}})
      RETURN load.id AS id, load.fingerprint AS fingerprint`);
    const same = running.find((load) => load.fingerprint === fingerprint);
    const others = running.filter((load) => load !== same).map((load) => load.id);
    await run(cypher`MATCH (batch:LoadBatch WHERE batch.load IN ${others}) DELETE batch`);
    await run(cypher`MATCH (load:Load WHERE load.id IN ${others}) SET load.state = 'ABANDONED'`);
    const own = same?.id ?? randomUUID();
    await run(cypher`
      MERGE (load:Load {id: ${own}})
      ON CREATE SET load.state = 'RUNNING', load.fingerprint = ${fingerprint}, load.population = ${population},
        load.title = ${title}, load.software = ${software}, load.files = ${[...facts.files.keys()]},
        load.licenses = ${files.map(({ license }) => license)}, load.digests = ${files.map(({ digest }) => digest)},
        load.startedAt = ${new Date().toISOString()}`);
    await run(cypher`
      MERGE (population:Population {id: ${population}})
      ON CREATE SET population.version = 0`);
    await markChanging(run, population);
    return { id: own, interrupted: running.length > 0 };
  });
  return { id, interrupted, done: await readBatches(graph, id), mine: await loadsBy(graph, facts) };
}

/** Loads of a delivery so far. */
export async function loadsBy(
  graph: Graph,
  { population, title }: Pick<LoadFacts, 'population' | 'title'>,
): Promise<ReadonlySet<string>> {
  const rows = await graph.read<{ id: string }>(cypher`
    MATCH (load:Load {population: ${population}, title: ${title}})
    RETURN load.id AS id`);
  return new Set(rows.map(({ id }) => id));
}

/** A load that was broken off starts over: what it wrote so far may have been removed since. */
export async function forgetBatches(run: Write): Promise<void> {
  await run(cypher`MATCH (batch:LoadBatch) DELETE batch`);
}

async function readBatches(graph: Graph, load: string): Promise<ReadonlyMap<number, BatchEntry>> {
  const rows = await graph.read<{ entry: string }>(
    cypher`
      MATCH (batch:LoadBatch {load: ${load}})
      RETURN batch.entry AS entry`,
    { timeoutMs: unhurriedMs },
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
export async function closeLedger(
  graph: Graph,
  load: { readonly id: string; readonly population: string; readonly changed: boolean },
): Promise<void> {
  const { id, population, changed } = load;
  await graph.write(async (run) => {
    await (changed ? raiseVersion(run, population) : markUnchanged(run, population));
    await run(cypher`MATCH (batch:LoadBatch {load: ${id}}) DELETE batch`);
    await run(
      changed
        ? cypher`
            MATCH (load:Load {id: ${id}})
            SET load.state = 'DONE', load.finishedAt = ${new Date().toISOString()}`
        : cypher`MATCH (load:Load {id: ${id}}) DELETE load`,
    );
  });
}
