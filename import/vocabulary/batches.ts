/** Rows of one transaction. */
const batchSize = 10_000;

/** Does `work` for all rows in batches, `writers` of them at a time. Where one fails, none is at work any more. */
export async function inBatches<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  work: (batch: readonly Row[]) => Promise<void>,
  writers = 1,
): Promise<void> {
  // One that has failed stays, so that whoever waits next hears of it.
  const running = new Set<Promise<void>>();
  const start = async (batch: readonly Row[]) => {
    if (running.size >= writers) await Promise.race(running);
    const one: Promise<void> = work(batch).then(() => void running.delete(one));
    running.add(one);
    one.catch(() => {});
  };
  try {
    let batch: Row[] = [];
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < batchSize) continue;
      await start(batch);
      batch = [];
    }
    if (batch.length > 0) await start(batch);
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}
