import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOf } from '../../server/neo4j/process.ts';
import { type Check, checkOf, seconds } from './check.ts';
import { msUntil } from './client.ts';
import { outcomesOf } from './database.ts';
import { writeDelivery } from './delivery.ts';
import { mustSucceed, page, type Site, stop } from './site.ts';

/** R10: told to stop twice while it starts. */
async function stopAtStart(site: Site): Promise<Check> {
  const run = site.command('serve');
  await msUntil(async () => (await startOf(site.databasePid())) !== undefined);
  return stoppedTwice('R10 SIGTERM twice during the start', site, run);
}

/** R10: told to stop twice with fifty requests in flight. */
async function stopUnderLoad(site: Site): Promise<readonly Check[]> {
  const fault = 'R10 SIGTERM twice, 50 requests in flight';
  const { ask, run } = await site.start();
  await ask(page);
  const asked = Array.from({ length: 50 }, () => ask(page));
  await sleep(20);
  const stopped = await stoppedTwice(fault, site, run);
  const answers = await Promise.all(asked);
  const isAnswered = answers.every(({ status, codes }) => status === 200 && codes.length === 0);
  return [stopped, checkOf(fault, 'all 50 are answered', { seen: outcomesOf(answers), holds: isAnswered })];
}

async function stoppedTwice(fault: string, site: Site, run: ReturnType<Site['command']>): Promise<Check> {
  const began = performance.now();
  run.kill('SIGTERM');
  run.kill('SIGTERM');
  const { code } = await run.ended;
  const ms = performance.now() - began;
  const isLeft = existsSync(join(site.dataDir, 'lock')) || (await startOf(site.databasePid())) !== undefined;
  return checkOf(fault, 'ends with 0 within 15 s, no lock and no database left', {
    seen: `${code} after ${seconds(ms)}, ${isLeft ? 'something' : 'nothing'} left`,
    holds: code === 0 && ms < 15_000 && !isLeft,
  });
}

/** R10: a load is told to stop twice, and is taken up again. */
async function stopLoad(site: Site): Promise<Check> {
  const delivery = await writeDelivery(join(site.dataDir, '..', 'to-be-stopped'));
  const server = await site.start();
  mustSucceed(await site.command(...delivery.load).ended);
  const unbroken = await delivery.hash(site);
  await delivery.clear(site);
  const load = site.command(...delivery.load);
  await load.says('"file":"labs.tsv"');
  load.kill('SIGTERM');
  load.kill('SIGTERM');
  const { code } = await load.ended;
  mustSucceed(await site.command(...delivery.load).ended);
  const isSame = (await delivery.hash(site)) === unbroken;
  await delivery.clear(site);
  await stop(server);
  return checkOf('R10 SIGTERM twice during a load', 'ends; the same command goes on to the same graph hash', {
    seen: `ended with ${code}; ${isSame ? 'same' : 'another'} hash`,
    holds: code !== 0 && isSame,
  });
}

/** R10. */
export async function stopFaults(site: Site): Promise<readonly Check[]> {
  return [await stopAtStart(site), ...(await stopUnderLoad(site)), await stopLoad(site)];
}
