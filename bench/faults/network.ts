import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf, seconds } from './check.ts';
import { keepAsking, msUntil } from './client.ts';
import { outcomesOf, wrongOf } from './database.ts';
import { page, type Server, type Site, stop } from './site.ts';
import { startToxiproxy, type Toxic, type Toxiproxy } from './toxiproxy.ts';

const toxics: readonly Toxic[] = [
  { type: 'latency', attributes: { latency: 1_500 } },
  { type: 'bandwidth', attributes: { rate: 1 } },
  { type: 'reset_peer', attributes: { timeout: 0 } },
  { type: 'limit_data', attributes: { bytes: 500 } },
  { type: 'timeout', attributes: { timeout: 0 } },
];

/** Reads for 12 s while something is done to the network, and says how it was. */
async function under(
  name: string,
  {
    server,
    proxy,
    spoil,
  }: { readonly server: Server; readonly proxy: Toxiproxy; readonly spoil: () => Promise<void> },
): Promise<Check> {
  const { data } = await server.ask(page);
  const finish = keepAsking(server, page, 4);
  await sleep(500);
  await spoil();
  await sleep(12_000);
  const answers = await finish();
  await proxy.reset();
  const back = await msUntil(async () => (await server.ask(page)).status === 200);
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  return checkOf(`R3 ${name}`, 'right, or 503/504 with a code, ≤ 31 s; well ≤ 5 s after', {
    seen: `${outcomesOf(answers)}; slowest ${seconds(slowest)}; well after ${seconds(back)}`,
    holds: wrongOf(answers, data).length === 0 && slowest <= 31_000 && back <= 5_000,
  });
}

/** R3: a second server, whose way to the database goes bad in each way. */
export async function networkFaults(site: Site): Promise<readonly Check[]> {
  const { uri, user, password } = await site.address();
  const proxy = await startToxiproxy(new URL(uri).port);
  const server = await site.start({
    DATA_DIR: join(site.dataDir, '..', 'behind-a-proxy'),
    ...{ NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`, NEO4J_USER: user, NEO4J_PASSWORD: password },
  });
  const checks: Check[] = [];
  for (const toxic of toxics)
    checks.push(
      await under(`${toxic.type} ${Object.entries(toxic.attributes).join()}`, {
        ...{ server, proxy },
        spoil: () => proxy.add(toxic),
      }),
    );
  checks.push(await under('connections refused', { server, proxy, spoil: () => proxy.enable('no') }));
  await stop(server);
  proxy.end();
  return checks;
}
