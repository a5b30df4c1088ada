import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from './check.ts';
import { msUntil } from './client.ts';
import { type Delivery, reconciles, writeDelivery } from './delivery.ts';
import { mustSucceed, type Server, type Site, stop } from './site.ts';

/** A load that was unbroken: what the graph then is, and how long it took. */
type Unbroken = { readonly hash: string; readonly ms: number };

type Loading = { readonly site: Site; readonly delivery: Delivery; readonly unbroken: Unbroken };

/** The load is killed at random points and taken up again, until it was killed so often. */
async function killLoads({ site, delivery, unbroken }: Loading, kills: number): Promise<Check> {
  const hashes: string[] = [];
  await delivery.clear(site);
  for (let killed = 0; killed < kills; ) {
    const load = site.command(...delivery.load);
    const timer = sleep(unbroken.ms * Math.random()).then(() => load.kill('SIGKILL'));
    const { code } = await load.ended;
    await timer;
    if (code === null) killed += 1;
    else hashes.push(await hashAndClear(site, delivery));
  }
  mustSucceed(await site.command(...delivery.load).ended);
  hashes.push(await delivery.hash(site));
  return sameGraph(`R4 loader killed ${kills} times at random points`, hashes, unbroken);
}

async function hashAndClear(site: Site, delivery: Delivery): Promise<string> {
  const hash = await delivery.hash(site);
  await delivery.clear(site);
  return hash;
}

/** The database is killed under a load, which goes on by itself. */
async function killDatabase({ site, delivery, unbroken }: Loading, kills: number): Promise<Check> {
  await delivery.clear(site);
  const load = site.command(...delivery.load);
  for (let killed = 0; killed < kills; killed += 1) {
    await sleep(unbroken.ms * (0.3 + 0.3 * Math.random()));
    const pid = site.databasePid();
    process.kill(pid, 'SIGKILL');
    await msUntil(async () => ![0, pid].includes(site.databasePid()));
  }
  mustSucceed(await load.ended);
  return sameGraph(`R4 Neo4j killed ${kills} times under a load`, [await delivery.hash(site)], unbroken);
}

/** The server is killed under a load, and with it the database that it started; both begin again. */
async function killServers({ site, delivery, unbroken }: Loading, first: Server, kills: number) {
  let server = first;
  await delivery.clear(site);
  for (let killed = 0; killed < kills; killed += 1) {
    const load = site.command(...delivery.load);
    await sleep(unbroken.ms * (0.3 + 0.5 * Math.random()));
    server.run.kill('SIGKILL');
    await Promise.all([load.ended, server.run.ended]);
    server = await site.start();
  }
  mustSucceed(await site.command(...delivery.load).ended);
  const fault = `R4 server killed ${kills} times under a load, its Neo4j with it`;
  return { server, check: sameGraph(fault, [await delivery.hash(site)], unbroken) };
}

/** Two loaders of the same at once. */
async function loadTwice({ site, delivery, unbroken }: Loading): Promise<Check> {
  await delivery.clear(site);
  const loads = [site.command(...delivery.load), site.command(...delivery.load)];
  const ended = await Promise.all(loads.map((load) => load.ended));
  const codes = ended.map(({ code }) => code).sort();
  const isRefused = ended.some(({ stderr }) => stderr.includes('is loading or removing data: wait until'));
  const isSame = (await delivery.hash(site)) === unbroken.hash;
  return checkOf('R4 two loaders at once', 'one is refused; same graph hash as unbroken', {
    seen: `ended with ${codes.join(' and ')}; ${isSame ? 'same' : 'another'} hash`,
    holds: codes.join() === '0,1' && isRefused && isSame,
  });
}

function sameGraph(fault: string, hashes: readonly string[], { hash }: Unbroken): Check {
  const same = hashes.filter((one) => one === hash).length;
  return checkOf(fault, 'each finished load has the hash of an unbroken one', {
    seen: `${same} of ${hashes.length} the same`,
    holds: same === hashes.length,
  });
}

/** Loads once without a fault: R5, and what the others are held against. */
async function loadUnbroken(site: Site): Promise<readonly [Check, Loading]> {
  const delivery = await writeDelivery(join(site.dataDir, '..', 'delivery'));
  const began = performance.now();
  const reconciled = await reconciles(site, delivery);
  const unbroken = { ms: performance.now() - began, hash: await delivery.hash(site) };
  return [reconciled, { site, delivery, unbroken }];
}

/** R4 but for full disks, and R5; `kills` are of the loader, six more of the server and of its database. */
export async function loadFaults(site: Site, server: Server, kills: number): Promise<readonly Check[]> {
  const [reconciled, loading] = await loadUnbroken(site);
  const checks = [reconciled, await killLoads(loading, kills), await loadTwice(loading)];
  const killed = await killServers(loading, server, 3);
  checks.push(killed.check, await killDatabase(loading, 3));
  await stop(killed.server);
  return checks;
}
