import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classPath, knownClassPath, neo4jVersion } from '../../server/neo4j/class-path.ts';

const name = `classpath-${await neo4jVersion()}`;
const folders = { root: '', cache: '', homes: [''], jars: [''], bin: '' };
const told: string[] = [];
const log = { info: (message: string) => told.push(message) };

/** A Maven that knows where the jars are. */
const mvn = (jars: string) => `#!/bin/sh
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
  await Promise.all(jars.map((jar) => writeFile(jar, '')));
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

  it('is asked anew when a jar is gone', async () => {
    await writeFile(join(folders.cache, name), `${path()}${delimiter}${folders.root}/gone.jar`);
    await classPath(home(0), { env: env(), log });
    expect(await readFile(join(folders.cache, name), 'utf8')).toBe(path());
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
    const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
    await mkdir(join(folders.root, usual, 'oncograph'), { recursive: true });
    await writeFile(join(folders.root, usual, 'oncograph', name), path());
    expect(await knownClassPath(home(0), { ...env(), XDG_CACHE_HOME: 'relative' })).toBe(path());
  });
});
