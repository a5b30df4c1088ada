import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { natsVersion } from '../../../server/nats/build.ts';
import { findProgram } from '../../../server/nats/program.ts';

let root: string;
const told: string[] = [];
const log = { info: (message: string) => told.push(message) };

/** A Go that builds a server which says its version, and notes that it did. */
const go = `#!/bin/sh
if [ "$1" = version ]; then echo 'go version go1.21.0 linux/amd64'; exit; fi
echo "$@" >> "$(dirname "$0")/asked"
mkdir -p "$GOBIN" && printf '#!/bin/sh\\necho "nats-server: v${natsVersion}"\\n' > "$GOBIN/nats-server" && chmod +x "$GOBIN/nats-server"
`;

/** A program of this name on the path. */
async function put(name: string, text: string): Promise<void> {
  await writeFile(join(root, 'bin', name), text);
  await chmod(join(root, 'bin', name), 0o755);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'oncograph-nats-program-'));
  await Promise.all(['bin', 'own'].map((folder) => mkdir(join(root, folder))));
  for (const name of ['docker', 'nats-server']) await put(name, '#!/bin/sh\nexit 1\n'); // of the machine none is found
  await put('go', go);
  told.length = 0;
});
afterEach(() => rm(root, { recursive: true }));

const find = (cache = join(root, 'cache')) =>
  findProgram({
    env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin`, XDG_CACHE_HOME: cache, HOME: root, SECRET: 'x' },
    ...{ folder: join(root, 'own'), log },
  });
const files = { configuration: '/data/nats/nats.conf', users: '/data/hub/nats-users.conf', port: 4222 };
const kept = () => join(root, `cache/oncograph/nats-server-${natsVersion}`);

describe('findProgram', () => {
  it('takes the server of the path, and gives it nothing of the surroundings but the path', async () => {
    await put('nats-server', '#!/bin/sh\necho nats-server: v2.9.10\n');
    const { kind, command, env, listen } = await find();
    expect([kind, command(files), Object.keys(env), listen(4222)]).toEqual([
      ...['installed', ['nats-server', '--config', files.configuration], ['PATH'], '127.0.0.1:4222'],
    ]);
  });

  it('takes Docker where there is no server, on the loopback interface of the machine, with files that it only reads', async () => {
    await put('docker', '#!/bin/sh\necho 28\n');
    const { kind, command } = await find();
    const words = command(files).join(' ');
    expect(kind).toBe('docker');
    expect(words).toContain('--publish 127.0.0.1:4222:4222');
    expect(words).toContain('--volume /data/nats:/data/nats:ro --volume /data/hub:/data/hub:ro');
    expect(words).toMatch(new RegExp(`nats:${natsVersion} --config /data/nats/nats\\.conf$`));
  });

  it('builds one with Go else, once for all folders of the user, and leaves no draft', async () => {
    const first = await find();
    const second = await find();
    expect([first.kind, first.command(files)[0], second.command(files)[0]]).toEqual([
      'built',
      kept(),
      kept(),
    ]);
    expect(await readFile(join(root, 'bin/asked'), 'utf8')).toBe(
      `install github.com/nats-io/nats-server/v2@v${natsVersion}\n`,
    );
    expect([await readdir(join(root, 'cache/oncograph')), told.length]).toEqual([
      [`nats-server-${natsVersion}`],
      1,
    ]);
  });

  it('takes what was built before, where there is no Go any more', async () => {
    await find();
    await put('go', '#!/bin/sh\nexit 1\n');
    expect((await find()).command(files)[0]).toBe(kept());
  });

  it('builds it anew where what was built does not run', async () => {
    await find();
    await writeFile(kept(), '');
    await find();
    expect(told.length).toBe(2);
  });

  it('keeps it in the data folder where the cache takes no files', async () => {
    expect((await find('/dev/null')).command(files)[0]).toBe(join(root, `own/nats-server-${natsVersion}`));
  });

  it('says what failed where it cannot be built, and leaves no draft', async () => {
    await put('go', go.replace('mkdir', 'echo no network; exit 1; mkdir'));
    await expect(find()).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      message: 'nats-server could not be built: go failed.\nno network',
    });
    expect(await readdir(join(root, 'cache/oncograph'))).toEqual([]);
  });

  it.each(['#!/bin/sh\nexit 1\n', '#!/bin/sh\necho go version go1.19.8 linux/amd64\n'])(
    'says what to install where there is nothing',
    async (old) => {
      await put('go', old);
      await expect(find()).rejects.toThrow(
        /^No NATS server is given .*\n.*NATS_URL.*\n.*apt install nats-server.*\n.*Docker.*\n.*Go 1\.21/,
      );
    },
  );
});
