import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { markChanging, raiseVersion } from '../../import/store/population.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { createDataDir } from '../support/neo4j.ts';
import { byN3, withoutGraphs } from '../support/rdf.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
let folder: string;

beforeAll(async () => {
  folder = await createDataDir();
  await seedGraph(graph, smallGraph);
});
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

const settings = { ...settingsOf(testDatabase().address), PUBLIC_URL: 'https://site.example' };
const run = (...args: readonly string[]) =>
  runCli(['export', ...args], { ...settings, DATA_DIR: join(folder, 'data') });

describe('oncograph export rdf', () => {
  it('writes N-Quads to standard output', async () => {
    const { code, stdout } = await run('rdf', '--dataset', 'fx-a', 'fx-b');
    expect(code).toBe(0);
    expect(byN3(stdout).length).toBeGreaterThan(100);
    expect(stdout).toMatch(
      /^# Records of fx-a, fx-b\n[\s\S]*\n# \d+ statements; SHA-256 of the lines above: \w{64}\n$/,
    );
  });

  it('writes a compressed file in another format', async () => {
    const output = join(folder, 'records.ttl.gz');
    const { code } = await run(
      'rdf',
      '--dataset',
      'fx-a',
      '--format',
      'turtle',
      '--gzip',
      '--output',
      output,
    );
    const turtle = gunzipSync(await readFile(output)).toString();
    const { stdout } = await run('rdf', '--dataset', 'fx-a');
    expect(code).toBe(0);
    expect(byN3(turtle, 'text/turtle')).toEqual(withoutGraphs(byN3(stdout)));
  });

  it.each([
    ['an unknown dataset', ['rdf', '--dataset', 'fx-nothing'], 1, 'There is no dataset "fx-nothing"'],
    ['no dataset', ['rdf'], 1, 'Say with --dataset'],
    [
      'a format of something else',
      ['rdf', '--dataset', 'fx-a', '--format', 'sssom'],
      1,
      'nquads, turtle, jsonld',
    ],
    ['an unknown format', ['rdf', '--dataset', 'fx-a', '--format', 'excel'], 2, 'nquads, turtle, jsonld'],
    ['an unknown thing', ['everything'], 2, 'mappings, rdf'],
  ])('refuses %s', async (_what, args, code, why) => {
    const ended = await run(...args);
    expect(ended.code).toBe(code);
    expect(whyIn(ended)).toContain(why);
  });

  it('refuses a file that cannot be written before it reads anything', async () => {
    await mkdir(join(folder, 'a-folder'), { recursive: true });
    const outputs = [join(folder, 'missing', 'x.nq'), join(folder, 'a-folder')];
    const ended = await Promise.all(
      outputs.map((output) => run('rdf', '--dataset', 'fx-a', '--output', output)),
    );
    expect(ended.map(({ code }) => code)).toEqual([1, 1]);
    expect(ended.map(whyIn).join('\n')).toMatch(/its folder is not there[\s\S]*it is a folder/);
  });

  it('leaves no file where it fails', async () => {
    await graph.write((write) => markChanging(write, 'fx'));
    const { code } = await run('rdf', '--dataset', 'fx-a', '--output', join(folder, 'broken.nq'));
    await graph.write((write) => raiseVersion(write, 'fx'));
    expect(code).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});
