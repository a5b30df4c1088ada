import { existsSync } from 'node:fs';
import {
  appendFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../../../server/backup/files.ts';
import { type GraphFacts, type Manifest, manifestText } from '../../../server/backup/manifest.ts';
import { checkBackup, restoreBackup } from '../../../server/backup/restore.ts';
import { writeBackup } from '../../../server/backup/write.ts';
import { createOwner, takeLock } from '../../../server/neo4j/lock.ts';
import { runCli, whyIn } from '../../support/cli.ts';
import { createDataDir } from '../../support/neo4j.ts';
import { canMount, onSmallDisk } from '../../support/small-disk.ts';

const facts: GraphFacts = {
  software: '0.1.0',
  neo4j: '5.26.25',
  graph: 'ward@1',
  identitySecret: 'in the graph',
};

const stopped = new AbortController().signal;

let home: string;
let dataDir: string;
let folder: string;
let empty: string;

/** Files of a data folder: what is state, and what is not. */
const state = ['neo4j/data/databases/neo4j/neostore', 'neo4j/data/dbms/auth.ini', 'neo4j/password'];
const rest = [
  'lock.x',
  'index/terminology.bin',
  'neo4j/conf/neo4j.conf',
  'neo4j/logs/console.log',
  'neo4j/data/databases/store_lock',
  'neo4j/classpath-5.26.25',
];

beforeEach(async () => {
  home = await createDataDir();
  [dataDir, folder, empty] = [join(home, 'data'), join(home, 'backup'), join(home, 'restored')];
  for (const path of [...state, ...rest, 'rejects/one.jsonl']) await put(join(dataDir, path), `of ${path}`);
  await mkdir(empty);
});

afterEach(() => rm(home, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

const write = (to = folder): Promise<Manifest> =>
  writeBackup(to, { dataDir, facts: async () => facts, stopped });

async function restore(from = folder): Promise<void> {
  await restoreBackup(
    { folder: from, stopped },
    await checkBackup({ folder: from, stopped }, '5.26.25'),
    empty,
  );
}

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('writeBackup', () => {
  it('takes the database, its password and the rejects, and nothing that can be made again', async () => {
    await write();
    expect(await filesIn(folder)).toEqual(['manifest.json', ...state, 'rejects/one.jsonl'].sort());
  });

  it('says in the manifest what each file holds', async () => {
    const { files } = await write();
    expect(files.find(({ path }) => path === 'neo4j/password')).toEqual({
      path: 'neo4j/password',
      bytes: 17,
      sha256: 'e8fc6cf493000d0bde6507a097f78fa174b115b840e6e1abd1575397b79ba865',
    });
  });

  it('lets nobody else read it', async () => {
    await write();
    expect([await modeOf(folder), await modeOf(join(folder, 'neo4j/password'))]).toEqual([0o700, 0o600]);
  });

  it('fills a folder that is there and empty', async () => {
    await mkdir(folder);
    await write();
    expect(await checkBackup({ folder, stopped }, '5.26.25')).toMatchObject({ graph: 'ward@1' });
  });

  it('makes the folders around it', async () => {
    await write(join(home, 'a/b/backup'));
    expect(existsSync(join(home, 'a/b/backup/manifest.json'))).toBe(true);
  });

  it.each([
    [
      'a folder that is not empty',
      () => put(join(folder, 'note'), ''),
      /it is not empty, and nothing is over/,
    ],
    ['a file', () => writeFile(folder, ''), /a file stands there\.$/],
    ['a symbolic link', () => symlink(empty, folder), /it is a symbolic link\.$/],
    ['a link to nothing', () => symlink('nowhere', folder), /it is a symbolic link\.$/],
    [
      'the folder of a backup that was broken off',
      () => mkdir(`${folder}.part`),
      /backup\.part is there: rem/,
    ],
  ])('refuses %s, and leaves it', async (_, make, reason) => {
    await make();
    const before = await readdir(home);
    await expect(write()).rejects.toThrow(reason);
    expect(await readdir(home)).toEqual(before);
  });

  it('refuses a folder in what it backs up, by a link, too', async () => {
    await symlink(dataDir, join(home, 'link'));
    await expect(write(join(home, 'link/backup'))).rejects.toThrow(/takes no backup: it is in /);
  });

  it.each([
    [
      'a link in the database',
      () => symlink('/etc/hostname', join(dataDir, 'neo4j/data/x')),
      /x is a symbolic link/,
    ],
    [
      'a file where a folder is to be',
      () => writeFile(join(home, 'f'), ''),
      /^No backup was made in .*\/f\/b: E/,
    ],
    ['no password', () => rm(join(dataDir, 'neo4j/password')), /^No backup was made in .*: ENOENT/],
  ])('says %s in a line, and leaves nothing', async (what, make, reason) => {
    await make();
    const to = what.startsWith('a file') ? join(home, 'f/b') : folder;
    await expect(write(to)).rejects.toThrow(reason);
    expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
  });

  it('leaves nothing where the graph cannot be read', async () => {
    const fails = writeBackup(folder, {
      dataDir,
      facts: () => Promise.reject(new Error('damaged')),
      stopped,
    });
    await expect(fails).rejects.toThrow('damaged');
    expect([existsSync(folder), existsSync(`${folder}.part`)]).toEqual([false, false]);
  });

  it('leaves nothing when it is stopped, and throws the reason', async () => {
    const stop = new AbortController();
    const readFacts = async () => {
      stop.abort(new Error('enough'));
      return facts;
    };
    const given = writeBackup(folder, { dataDir, facts: readFacts, stopped: stop.signal });
    await expect(given).rejects.toThrow('enough');
    expect([existsSync(folder), existsSync(`${folder}.part`)]).toEqual([false, false]);
  });

  it.runIf(canMount)('says in a line that a disk is full, and leaves nothing', async () => {
    const disk = join(home, 'disk');
    await mkdir(disk);
    await onSmallDisk(disk, 64, async () => {
      await put(join(dataDir, 'neo4j/data/large'), 'x'.repeat(200_000));
      await expect(write(join(disk, 'backup'))).rejects.toThrow(/^No backup was made in .*: ENOSPC/);
      expect(await readdir(disk)).toEqual([]);
    });
  });
});

describe('checkBackup', () => {
  const manifest = () => join(folder, 'manifest.json');
  const edit = async (from: string, to: string) => {
    await writeFile(manifest(), (await readFile(manifest(), 'utf8')).replace(from, to));
  };
  const file = () => join(folder, 'neo4j/data/databases/neo4j/neostore');

  it.each([
    ['without a manifest', () => rm(manifest()), /no whole backup: it has no manifest\.json\.$/],
    ['whose manifest is cut off', () => truncate(manifest(), 99), /manifest\.json is not as it was written/],
    ['whose manifest was edited', () => edit('ward@1', 'ward@2'), /manifest\.json is not as it was written/],
    [
      'whose manifest is no object',
      () => writeFile(manifest(), '[1]'),
      /manifest\.json is not as it was written/,
    ],
    [
      'of a newer form',
      () => edit('"format": 1', '"format": 2'),
      /is of backup format 2, this oncograph knows 1/,
    ],
    ['with a file cut off', () => truncate(file(), 5), /neo4j\/neostore is not as it was written\.$/],
    ['with a file longer', () => appendFile(file(), 'x'), /neo4j\/neostore is not as it was written\.$/],
    [
      'with a file of other bytes',
      () => writeFile(file(), 'OF'.padEnd(38)),
      /neostore is not as it was written\.$/,
    ],
    ['without a file', () => rm(file()), /neo4j\/neostore is missing\.$/],
    ['with a file more', () => put(join(folder, 'rejects/x'), ''), /: rejects\/x is not of it\.$/],
    [
      'with a link',
      () => symlink('/etc/hostname', join(folder, 'x')),
      /x is a symbolic link: a backup takes files/,
    ],
    ['that is not there', () => rm(folder, { recursive: true }), /backup cannot be read: ENOENT/],
  ])('refuses a backup %s', async (_, damage, reason) => {
    await write();
    await damage();
    await expect(checkBackup({ folder, stopped }, '5.26.25')).rejects.toThrow(reason);
  });

  it.each([
    ['5.26.9', true],
    ['5.25.30', true],
    ['5.26.25', false],
    ['5.26.100', false],
    ['2026.01.0', false],
  ])('refuses what a newer Neo4j than %s wrote: %s', async (neo4j, refused) => {
    await write();
    const said = await checkBackup({ folder, stopped }, neo4j).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(said.includes('is of Neo4j 5.26.25, this oncograph has')).toBe(refused);
  });

  it('takes no other place than the folder from a manifest', async () => {
    const { files, ...of } = await write();
    const elsewhere = { path: '../data/neo4j/password', bytes: 17, sha256: '0' };
    await writeFile(manifest(), manifestText({ ...of, files: [...files, elsewhere] }));
    await expect(checkBackup({ folder, stopped }, '5.26.25')).rejects.toThrow(/password is missing\.$/);
  });
});

describe('restoreBackup', () => {
  it('brings back what was backed up, for its owner alone, and leaves no more', async () => {
    await write();
    await restore();
    const texts = await Promise.all(state.map((path) => readFile(join(empty, path), 'utf8')));
    expect([texts, await filesIn(empty), await modeOf(join(empty, 'neo4j/password'))]).toEqual([
      state.map((path) => `of ${path}`),
      [...state, 'rejects/one.jsonl'].sort(),
      0o600,
    ]);
  });

  it('brings back a backup that was moved, and leaves it as it was', async () => {
    await write();
    const moved = join(home, 'elsewhere');
    await rename(folder, moved);
    await restore(moved);
    expect((await checkBackup({ folder: moved, stopped }, '5.26.25')).files).toHaveLength(4);
  });

  it.each(['neo4j', 'index', 'notes.txt'])(
    'refuses a data folder that holds %s, and leaves it',
    async (name) => {
      await write();
      await mkdir(join(empty, name));
      await expect(restore()).rejects.toThrow(`holds data already (${name}): nothing is overwritten.`);
      expect(await readdir(empty)).toEqual([name]);
    },
  );

  it('takes a data folder in which a restore was killed for empty', async () => {
    await write();
    await put(join(empty, 'restoring/neo4j/data/half'), 'half');
    await restore();
    expect(await filesIn(empty)).toEqual([...state, 'rejects/one.jsonl'].sort());
  });

  it('leaves nothing where a file changes after it was checked', async () => {
    const manifest = await write();
    await appendFile(join(folder, 'rejects/one.jsonl'), 'x');
    await expect(restoreBackup({ folder, stopped }, manifest, empty)).rejects.toThrow(
      'rejects/one.jsonl is not as it was',
    );
    expect(await readdir(empty)).toEqual([]);
  });

  it('leaves nothing when it is stopped, and throws the reason', async () => {
    const manifest = await write();
    const given = { folder, stopped: AbortSignal.abort(new Error('enough')) };
    await expect(checkBackup(given, '5.26.25')).rejects.toThrow('enough');
    await expect(restoreBackup(given, manifest, empty)).rejects.toThrow('enough');
    expect(await readdir(empty)).toEqual([]);
  });

  it.runIf(canMount)('leaves nothing on a disk that is too small', async () => {
    await put(join(dataDir, 'neo4j/data/large'), 'x'.repeat(200_000));
    await write();
    await onSmallDisk(empty, 64, async () => {
      await expect(restore()).rejects.toThrow(/^Nothing was restored into .*: ENOSPC/);
      expect(await readdir(empty)).toEqual([]);
    });
  });
});

describe('the commands', () => {
  const settings = () => ({ DATA_DIR: dataDir, DOCKER_HOST: 'tcp://127.0.0.1:1' });

  it.each(['backup', 'restore'])('%s leaves a given database to its own tools', async (command) => {
    const ended = await runCli([command, folder], { ...settings(), NEO4J_URI: 'bolt://127.0.0.1:9' });
    expect([ended.code, whyIn(ended)]).toEqual([
      1,
      `NEO4J_URI is set: back up and restore the database at bolt://127.0.0.1:9 with its own tools, such as neo4j-admin database dump; beside that keep ${dataDir}/rejects and your IDENTITY_SECRET.`,
    ]);
  });

  it('leaves a database of Docker to its own tools', async () => {
    await rm(join(dataDir, 'neo4j/data'), { recursive: true });
    await mkdir(join(dataDir, 'neo4j-docker/databases'), { recursive: true });
    const ended = await runCli(['backup', folder], settings());
    expect([ended.code, whyIn(ended)]).toEqual([
      1,
      expect.stringMatching(/^The database in .* is one of Docker: /),
    ]);
  });

  it('has nothing to back up without a database, and makes no folder for it', async () => {
    const nothing = join(home, 'nothing');
    const ended = await runCli(['backup', folder], { ...settings(), DATA_DIR: nothing });
    expect([ended.code, whyIn(ended), existsSync(nothing)]).toEqual([
      1,
      `${nothing} holds no database: there is nothing to back up.`,
      false,
    ]);
  });

  it.each(['backup', 'restore'])('%s names the process that uses the data folder', async (command) => {
    await write(join(home, 'made'));
    await takeLock(join(dataDir, 'lock'), await createOwner('bolt://127.0.0.1:2'));
    const place = command === 'backup' ? folder : join(home, 'made');
    const ended = await runCli([command, place], settings());
    expect([ended.code, whyIn(ended), existsSync(folder)]).toEqual([
      1,
      `Process ${process.pid} uses ${dataDir}: stop it, and run this again.`,
      false,
    ]);
  });

  it('restore says what came back, and leaves no lock', async () => {
    const { madeAt } = await write();
    const fresh = join(home, 'fresh');
    const ended = await runCli(['restore', folder], { ...settings(), DATA_DIR: fresh });
    expect([ended.stdout, (await readdir(fresh)).sort()]).toEqual([
      `Restored ward@1 (4 files, 0.0 MB) of ${madeAt} into ${fresh}.\n`,
      ['neo4j', 'rejects'],
    ]);
  });

  it.each([
    [{}, ' Set the IDENTITY_SECRET that it was filled under.\n'],
    [{ IDENTITY_SECRET: 'secret-of-a-test' }, '\n'],
  ])('restore asks for a secret that was given to the graph, unless it is set: %o', async (set, end) => {
    await writeBackup(folder, {
      dataDir,
      facts: async () => ({ ...facts, identitySecret: 'given' }),
      stopped,
    });
    const fresh = join(home, 'fresh');
    const { stdout } = await runCli(['restore', folder], { ...settings(), ...set, DATA_DIR: fresh });
    expect(stdout.split(`${fresh}.`).at(-1)).toBe(end);
  });

  it('restore makes nothing of a backup that is not whole', async () => {
    await write();
    await truncate(join(folder, 'neo4j/password'), 1);
    const fresh = join(home, 'fresh');
    const ended = await runCli(['restore', folder], { ...settings(), DATA_DIR: fresh });
    expect([ended.code, existsSync(fresh)]).toEqual([1, false]);
  });

  it('start no database where a restore was broken off', async () => {
    await cp(join(dataDir, 'neo4j'), join(empty, 'restoring/neo4j'), { recursive: true });
    const ended = await runCli(['status'], { ...settings(), DATA_DIR: empty });
    expect([ended.code, whyIn(ended), await readdir(empty)]).toEqual([
      1,
      `A restore into ${empty} was broken off: run it again, or remove ${join(empty, 'restoring')}.`,
      ['restoring'],
    ]);
  });
});
