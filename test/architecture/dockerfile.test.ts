import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../docs/rooms.ts';
import { readConfig } from '../../server/config.ts';

const root = join(import.meta.dirname, '../..');

/** An instruction of the Dockerfile, with what follows its name. */
type Instruction = readonly [name: string, rest: string];

const instructions: readonly Instruction[] = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => [line.replace(/ .*/, ''), line.replace(/^\S+ /, '')]);

/** Those of the image itself, after the stages that it takes from. */
const image = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));

/** What is said of an instruction in some of them, in their order. */
function saidOf(wanted: string, of = instructions): readonly string[] {
  return of.filter(([name]) => name === wanted).map(([, rest]) => rest);
}

/** The variables that the image sets. */
const env = Object.fromEntries(
  saidOf('ENV', image).flatMap((said) => said.split(' ').map((pair) => pair.split('='))),
);

/** What may go into an image. */
const [nothing, ...allowed] = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const program = (said: string): string[] => JSON.parse(said.replace(/^.*?CMD /, ''));

/** How the health check of the image ends where a server answers with `status`; undefined for where none is. */
async function checkHealth(status: number | undefined): Promise<unknown> {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status ?? 500).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  if (status === undefined) server.close();
  const [, ...args] = program(saidOf('HEALTHCHECK')[0] ?? '');
  const child = execFile(process.execPath, args, { env: { PORT: `${port}` } });
  const [code] = await once(child, 'close');
  server.close();
  return [code, asked];
}

describe('the Dockerfile', () => {
  it('begins with a Node.js of Debian that every change is tried on, and with stages of its own', () => {
    const [first = '', ...later] = saidOf('FROM');
    const [, major] = /^node:(\d+)-[a-z]+-slim AS java$/.exec(first) ?? [];
    const tried = /set -- (.+)$/m.exec(readFileSync(join(root, '.ci/node-versions'), 'utf8'))?.[1];
    expect([tried?.split(' ').includes(major ?? ''), later]).toEqual([true, ['java AS build', 'java']]);
  });

  it('runs as a user that is not root, by number, in which nothing more is installed', () => {
    const [user] = saidOf('USER', image);
    const after = image.slice(image.findIndex(([name]) => name === 'USER'));
    expect([user, saidOf('USER', image).length, saidOf('RUN', after)]).toEqual(['1000:1000', 1, []]);
  });

  it('starts the server without a shell between, so that SIGTERM reaches it', () => {
    expect(program(saidOf('ENTRYPOINT')[0] ?? '')).toEqual([
      'node',
      '--max-semi-space-size=32',
      'bin/oncograph.js',
    ]);
    expect(saidOf('CMD').map(program)).toEqual([['serve']]);
  });

  it('starts it as npm start does', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const words = [...program(saidOf('ENTRYPOINT')[0] ?? ''), ...program(saidOf('CMD')[0] ?? '')];
    expect(`exec ${words.join(' ')}`).toBe(scripts.start);
  });

  it('listens on every network, and keeps everything in its volume', () => {
    const { host, dataDir } = readConfig(env);
    expect([host, dataDir]).toEqual(['0.0.0.0', saidOf('VOLUME')[0]]);
  });

  it('sets no secret', () => {
    const names = [...saidOf('ENV'), ...saidOf('ARG')].flatMap((said) => said.match(/\b\w+(?==|$)/g) ?? []);
    expect(names.filter((name) => /secret|password|token|credential/i.test(name))).toEqual([]);
  });

  it('installs what the lock file says, and runs no script of a package', () => {
    const npm = saidOf('RUN').filter((said) => said.includes('npm '));
    expect(npm).toEqual(['npm ci --omit=dev --ignore-scripts']);
  });

  it('copies files that are there and go into an image', () => {
    const sources = saidOf('COPY')
      .filter((said) => !said.startsWith('--from=build '))
      .flatMap((said) => said.split(' ').slice(0, -1))
      .filter((source) => source !== '.');
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(sources.filter((source) => !allowed.includes(`!${source}`))).toEqual([]);
  });

  it('takes the rooms and what stands beside them into an image, and nothing else', () => {
    const beside = ['LICENSE', 'bin', 'package-lock.json', 'package.json', 'seeds', 'tsconfig.json', 'web'];
    const wanted = [...Object.keys(rooms), ...beside].map((name) => `!${name}`);
    expect([nothing, [...allowed].sort()]).toEqual(['*', wanted.sort()]);
  });

  it.each([
    ['a server that lives', 200, [0, ['/health/live']]],
    ['one that fails', 503, [1, ['/health/live']]],
    ['none', undefined, [1, []]],
  ])('checks the health of %s', async (_, status, ends) => expect(await checkHealth(status)).toEqual(ends));
});
