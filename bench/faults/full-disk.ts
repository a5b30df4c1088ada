import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditFolder } from '../../audit/files.ts';
import { type Check, checkOf, seconds } from './check.ts';
import { type Answer, msUntil } from './client.ts';
import { writeDelivery } from './delivery.ts';
import { count, createSite, mustSucceed, type Server, type Site, stop } from './site.ts';

/** Does `work` with a file system of its own, of so many MiB, at `folder`. @throws Error where this process may not mount one */
async function withSmallDisk<Result>(
  folder: string,
  mib: number,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=0700`, 'tmpfs', folder]);
  return work().finally(() => execFileSync('umount', ['--lazy', folder]));
}

/** Takes all space of a disk; gives what frees it again. */
async function fillDisk(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'ballast');
  const file = await open(path, 'w');
  const block = Buffer.alloc(2 ** 16);
  for (let free = await freeOf(folder); free > 0; free = await freeOf(folder))
    await file.write(block, 0, Math.min(block.length, free));
  await file.close();
  return () => rm(path);
}

async function freeOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** U3: the disk of the audit is full. */
async function auditDiskFull(site: Site, server: Server): Promise<readonly Check[]> {
  const folder = auditFolder(site.dataDir);
  const free = await fillDisk(folder);
  const refused = await untilRefused(server);
  const catalogue = await server.ask('{ datasets { totalCount } }', { token: '' });
  const unready = await server.statusOf('/health/ready');
  await free();
  const ms = await msUntil(async () => (await server.statusOf('/health/ready')) === 200);
  const again = await server.ask(count);
  const verified = await site.command('audit', 'verify').ended;
  const fault = 'U3 disk of the audit full';
  const seen = `${refused.status} ${refused.codes}, ${catalogue.status}, ${unready}`;
  return [
    checkOf(fault, 'questions 503 AUDIT_UNAVAILABLE, catalogue 200, ready 503', {
      seen,
      holds: seen === '503 AUDIT_UNAVAILABLE, 200, 503',
    }),
    checkOf(fault, 'with space it is ready and answers; audit verify holds', {
      seen: `ready after ${seconds(ms)}, ${again.status}; ${verified.stdout.trim() || verified.stderr.trim()}`,
      holds: again.status === 200 && verified.code === 0,
    }),
  ];
}

/** Asks until the block that the audit writes to is full, too. */
async function untilRefused({ ask }: Server): Promise<Answer> {
  for (let n = 0; n < 100; n += 1) {
    const answer = await ask(count);
    if (answer.status !== 200) return answer;
  }
  return ask(count);
}

/** R4: the disk of the database is full in the middle of a load. */
async function databaseDiskFull(site: Site, server: Server): Promise<readonly Check[]> {
  const delivery = await writeDelivery(join(site.dataDir, '..', 'delivery'));
  mustSucceed(await site.command(...delivery.load).ended);
  const unbroken = await delivery.hash(site);
  await delivery.clear(site);
  const free = await fillDisk(site.dataDir);
  const broken = await site.command(...delivery.load).ended;
  await free();
  await stop(server);
  const again = await site.start();
  const resumed = await site.command(...delivery.load).ended;
  const isSame = resumed.code === 0 && (await delivery.hash(site)) === unbroken;
  await stop(again);
  const why = broken.stderr.trim().split('\n').at(-1) ?? '';
  const fault = 'R4 disk of the database full under a load';
  return [
    checkOf(fault, 'the load ends with 1 and a line', {
      seen: `${broken.code}: ${why}`,
      holds: broken.code === 1 && !why.startsWith('{'),
    }),
    checkOf(fault, 'with space the server starts, and the load goes on to the same graph hash', {
      seen: `ended with ${resumed.code}; ${isSame ? 'same' : 'another'} hash`,
      holds: isSame,
    }),
  ];
}

/** R4 and U3: full disks, of a site of its own that lies on small ones. */
export async function diskFaults(): Promise<readonly Check[]> {
  const home = await mkdtemp(join(tmpdir(), 'oncograph-small-disk-'));
  const dataDir = join(home, 'data');
  const checks = await withSmallDisk(dataDir, 700, () =>
    withSmallDisk(auditFolder(dataDir), 4, async () => {
      const { site, server } = await createSite(home);
      try {
        return [...(await auditDiskFull(site, server)), ...(await databaseDiskFull(site, server))];
      } finally {
        server.run.kill('SIGKILL');
        await site.end();
      }
    }),
  );
  await rm(home, { recursive: true });
  return checks;
}
