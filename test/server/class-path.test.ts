import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, classPath, knownClassPath, neo4jVersion } from '../../server/neo4j/class-path.ts';

const name = `classpath-${await neo4jVersion()}`;
const folders = { root: '', cache: '', homes: [''], jars: [''], bin: '' };
const told: string[] = [];
const log = { info: (message: string) => told.push(message) };

/** A Maven that knows where the jars are, and notes what it was asked. */
const mvn = (jars: string) => `#!/bin/sh
echo "$@" > "$(dirname "$0")/asked"
for word in "$@"; do case "$word" in -Dmdep.outputFile=*) printf '%s' '${jars}' > "\${word#*=}" ;; esac; done
`;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'oncograph-class-path-'));
  const [homes, jars] = [
    ['a', 'b'].map((one) => join(root, one)),
    ['a', 'b'].map((one) => join(root, `${one}.jar`)),
  ];
  Object.assign(folders, { root, cache: join(root, 'cache/oncograph'), homes, jars, bin: join(root, 'bin') });
  await Promise.all(
    [folders.cache, folders.bin, ...homes].map((folder) => mkdir(folder, { recursive: true })),
  );
  await Promise.all(jars.map((jar) => writeFile(jar, 'jar')));
  await writeFile(join(folders.bin, 'mvn'), mvn(jars.join(delimiter)));
  await chmod(join(folders.bin, 'mvn'), 0o755);
  told.length = 0;
});
afterEach(() => rm(folders.root, { recursive: true }));

const env = (cache = join(folders.root, 'cache')) => ({
  PATH: `${folders.bin}:/usr/bin:/bin`,
  HOME: folders.root,
  XDG_CACHE_HOME: cache,
});
const home = (n: number) => folders.homes[n] ?? '';
const path = () => folders.jars.join(delimiter);

describe('classPath', () => {
  it('is asked of Maven once for all data folders', async () => {
    const first = await classPath(home(0), { env: env(), log });
    await rm(join(folders.bin, 'mvn'));
    expect([first, await classPath(home(1), { env: env(), log }), told.length]).toEqual([path(), path(), 1]);
  });

  it('is kept in the cache alone, and leaves no draft', async () => {
    await Promise.all([0, 1].map((n) => classPath(home(n), { env: env(), log })));
    expect(await Promise.all([folders.cache, ...folders.homes].map((folder) => readdir(folder)))).toEqual([
      [name],
      [],
      [],
    ]);
  });

  it.each(['gone', 'empty'])('is asked anew when a jar is %s', async (how) => {
    await classPath(home(0), { env: env(), log });
    const [jar = ''] = folders.jars;
    await (how === 'gone' ? rm(jar) : writeFile(jar, ''));
    expect([await classPath(home(0), { env: env(), log }), told.length]).toEqual([path(), 2]);
  });

  it.each(['cut', 'emptied', 'of other words'])('is asked anew when what is kept is %s', async (how) => {
    await classPath(home(0), { env: env(), log });
    const file = join(folders.cache, name);
    const [kept = ''] = (await readFile(file, 'utf8')).split(delimiter);
    await writeFile(file, { cut: kept, emptied: '', 'of other words': '/etc/passwd\n12' }[how] ?? '');
    expect([await classPath(home(0), { env: env(), log }), told.length]).toEqual([path(), 2]);
  });

  it('has its jars in the data folder where the cache takes no files: nor does the home of the user', async () => {
    await classPath(home(0), { env: env('/dev/null'), log });
    expect(await readFile(join(folders.bin, 'asked'), 'utf8')).toContain(
      `-Dmaven.repo.local=${join(home(0), 'maven')}`,
    );
  });

  it('is kept in the data folder, and says so, where the cache takes no files', async () => {
    await classPath(home(0), { env: env('/dev/null'), log });
    expect([await readdir(home(0)), told.at(-1)]).toEqual([
      [name],
      expect.stringMatching(/^\/dev\/null\/oncograph takes no files \(.*\): .* for itself alone\.$/),
    ]);
  });

  it('says what failed where there is no Maven, and leaves no draft', async () => {
    await writeFile(join(folders.bin, 'mvn'), '#!/bin/sh\necho no network; exit 1\n');
    await expect(classPath(home(0), { env: env(), log })).rejects.toThrow('mvn failed.\nno network');
    expect(await readdir(folders.cache)).toEqual([]);
  });
});

describe('knownClassPath', () => {
  it('is that of a data folder from before there was a cache', async () => {
    await writeFile(join(home(0), name), path());
    expect([await knownClassPath(home(0), env()), await knownClassPath(home(1), env())]).toEqual([
      path(),
      undefined,
    ]);
  });

  it('stands in the home of the user where no folder of caches is named', async () => {
    const env = { HOME: folders.root, XDG_CACHE_HOME: 'relative' };
    await mkdir(cacheFolder(env) ?? '', { recursive: true });
    const digest = createHash('sha256').update(path()).digest('hex');
    await writeFile(join(cacheFolder(env) ?? '', name), `${path()}\n${digest}\n`);
    expect(await knownClassPath(home(0), env)).toBe(path());
  });
});

describe('cacheFolder', () => {
  const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';

  it.each([{ HOME: '' }, { HOME: 'relative' }, {}])(
    'is in the home that the system knows where the environment is %o',
    (env) => expect(cacheFolder(env)).toBe(join(userInfo().homedir, usual, 'oncograph')),
  );
});
