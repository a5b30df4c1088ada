import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cypher, cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { readConfig } from '../../../server/config.ts';
import { findOrStartNeo4j, type Neo4jServer } from '../../../server/neo4j/index.ts';
import { outputOf, startOf } from '../../../server/neo4j/process.ts';
import { createDataDir, silent } from '../../support/neo4j.ts';

// Where Docker runs, it would be taken; here Java is what is tested.
const withoutDocker = { DOCKER_HOST: 'tcp://127.0.0.1:1' };

type Owner = { readonly child: ChildProcess; readonly found: Pick<Neo4jServer, 'kind' | 'address'> };

let dataDir: string;
let owners: readonly Owner[];

/** Another process that finds or starts the Neo4j of the data folder. */
async function startOwner(): Promise<Owner> {
  const child = fork('test/support/neo4j-owner.ts', [dataDir], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...withoutDocker },
  });
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  const [found] = await once(child, 'message', { signal: gone.signal });
  return { child, found };
}

/** The owner that started the database, and the one that came to it. */
function theOwner(kind: 'managed' | 'attached'): Owner {
  const owner = owners.find(({ found }) => found.kind === kind);
  if (owner === undefined) throw new Error(`no owner is ${kind}`);
  return owner;
}

async function javaPid(): Promise<number> {
  return Number(await readFile(join(dataDir, 'neo4j', 'run', 'neo4j.pid'), 'utf8'));
}

async function read(statement: Cypher): Promise<readonly unknown[]> {
  const graph = new Graph(theOwner('managed').found.address);
  return graph.read(statement).finally(() => graph.close());
}

beforeAll(async () => {
  Object.assign(process.env, withoutDocker);
  dataDir = await createDataDir();
  owners = await Promise.all([startOwner(), startOwner()]);
});

afterAll(async () => {
  for (const { child } of owners) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

describe('findOrStartNeo4j', () => {
  it('starts one database for two that come at once', () => {
    expect(owners.map(({ found }) => found.kind).sort()).toEqual(['attached', 'managed']);
  });

  it('gives both the same address', () => {
    expect(theOwner('attached').found.address).toEqual(theOwner('managed').found.address);
  });

  it('answers a query', async () => {
    expect(await read(cypher`RETURN 6 * ${7} AS answer`)).toEqual([{ answer: 42 }]);
  });

  it.each(['lock', 'neo4j/password'])('lets nobody else read %s', async (file) => {
    expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
  });

  it('keeps the password out of the process list', async () => {
    const commandLine = await outputOf('ps', ['-o', 'args=', '-p', `${await javaPid()}`], process.env);
    expect(commandLine).not.toContain(theOwner('managed').found.address.password);
  });

  it.each([
    ['file:///etc/hostname', /allow_csv_import_from_file_urls/],
    ['http://127.0.0.1:9/', /blocked/i],
    ['http://[::1]:9/', /blocked/i],
  ])('refuses LOAD CSV FROM %s', async (url, reason) => {
    await expect(read(cypher`LOAD CSV FROM ${url} AS row RETURN row`)).rejects.toThrow(reason);
  });

  it('refuses a wrong password', async () => {
    const { uri } = theOwner('managed').found.address;
    const config = readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: 'wrong' });
    await expect(findOrStartNeo4j(config, silent, { env: process.env })).rejects.toThrow(
      'refuses user and password',
    );
  });

  it('leaves no Java when its owner is killed', async () => {
    const java = await javaPid();
    theOwner('managed').child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await startOf(java)).toBeUndefined(), 11_000);
  });

  it('takes over from a killed owner, and stops without leaving a process or a lock', async () => {
    const config = readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: '600m' });
    const server = await findOrStartNeo4j(config, silent, { env: process.env });
    const java = await javaPid();
    await server.stop();
    expect([server.kind, await startOf(java), existsSync(join(dataDir, 'lock'))]).toEqual([
      'managed',
      undefined,
      false,
    ]);
  });

  it('tells in a line why a start failed', async () => {
    const config = readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: '999999g' });
    await expect(findOrStartNeo4j(config, silent, { env: process.env })).rejects.toThrow(
      /^Neo4j did not start: .*(?:memory|heap).* Set NEO4J_MEMORY to what the machine has\. .*$/i,
    );
  });

  it('gives a start up as soon as nobody waits for it, and leaves neither a process nor a lock', async () => {
    const config = readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: '600m' });
    const stop = new AbortController();
    const log = { info: (said: string) => said.startsWith('Starting') && stop.abort(new Error('enough')) };
    const starting = findOrStartNeo4j(config, log, { env: process.env, stopped: stop.signal });
    await expect(starting).rejects.toThrow('enough');
    const java = await javaPid().catch(() => Number.NaN);
    expect([await startOf(java), existsSync(join(dataDir, 'lock'))]).toEqual([undefined, false]);
  });
});
