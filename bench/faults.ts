import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAfterAnswer } from './faults/audited.ts';
import type { Check } from './faults/check.ts';
import { databaseFaults } from './faults/database.ts';
import { diskFaults } from './faults/full-disk.ts';
import { loadFaults } from './faults/loads.ts';
import { networkFaults } from './faults/network.ts';
import { readsOfWrites } from './faults/reads.ts';
import { createSite, type Server, type Site, stop } from './faults/site.ts';
import { steadyLoad } from './faults/steady.ts';
import { stopFaults } from './faults/stops.ts';
import { printTable } from './measure.ts';

/**
 * Breaks what a server under `ACCESS=tiered` stands on (its database, its network, its disks, its loads, itself), and says
 * whether what was promised holds. Exit code 1 where something does not. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'steady,answers,network,database,reads,loads,stops,disks' },
    kills: { type: 'string', default: '14' },
  },
});

type Group = (site: Site, server: Server) => Promise<readonly Check[]>;

/** These need a server that runs; the last of them ends it. */
const besideServer: Readonly<Record<string, Group>> = {
  steady: steadyLoad,
  answers: killAfterAnswer,
  network: networkFaults,
  database: databaseFaults,
  reads: readsOfWrites,
  loads: (site, server) => loadFaults(site, server, Number(options.kills)),
};

/** These start servers of their own. */
const alone: Readonly<Record<string, Group>> = { stops: stopFaults, disks: diskFaults };

const names = options.only.split(',');

async function runThose(groups: Readonly<Record<string, Group>>, site: Site, server: Server) {
  const checks: Check[] = [];
  for (const [name, group] of Object.entries(groups)) {
    if (!names.includes(name)) continue;
    for (const check of await group(site, server)) {
      process.stderr.write(`${check.fault}: ${check.seen}\n`);
      checks.push(check);
    }
  }
  return checks;
}

async function runAll(): Promise<readonly Check[]> {
  const home = await mkdtemp(join(tmpdir(), 'oncograph-faults-'));
  const { site, server } = await createSite(home);
  try {
    const first = await runThose(besideServer, site, server);
    await stop(server); // unless it was ended
    return [...first, ...(await runThose(alone, site, server))];
  } finally {
    server.run.kill('SIGKILL');
    await site.end();
    await rm(home, { recursive: true });
  }
}

const checks = await runAll();
printTable('Faults', [
  ['fault', 'expected', 'seen', 'holds'],
  ...checks.map(({ fault, expected, seen, holds }) => [fault, expected, seen, holds ? 'yes' : 'no ✗']),
]);
process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;
