import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../server/free-port.ts';
import { type Run, startCli } from '../support/cli.ts';
import { createDataDir } from '../support/neo4j.ts';

let dataDir: string;
let port: number;
let demo: Run;

/** As on a machine without Docker. */
const settings = () => ({ DOCKER_HOST: 'tcp://127.0.0.1:1', PORT: `${port}`, DATA_DIR: dataDir });

const isThere = 'until Ctrl-C ends all of it';

beforeAll(async () => {
  dataDir = await createDataDir();
  port = await freePort();
  demo = startCli(['demo', 'federation'], settings());
  expect(await demo.says(isThere), demo.said().stderr).toBe(true);
});
afterAll(async () => {
  demo.kill('SIGTERM');
  await demo.ended;
  await rm(dataDir, { recursive: true });
});

/** Of each line of the answers to a question, what begins it: who, how it went and which number; then the same once a person let it be answered. */
function answers(place: number): readonly (readonly (readonly string[])[])[] {
  const [, answer = ''] = demo.said().stdout.split(`\n${place}. `);
  const [own = ''] = answer.split(/\n\d\. |\nAsk the hub/);
  return own.split('A person at north').map(rowsIn);
}

function rowsIn(text: string): readonly (readonly string[])[] {
  const rows = text.matchAll(/^ {3}(north|south|east|total) +([A-Za-z]+)(?: +(\d+)(?! ms|\d))?/gm);
  const cells = [...rows].map(([, ...row]) => row.map((cell) => cell ?? ''));
  expect(cells.at(-1)?.[0]).toBe('total');
  return cells.sort(([one = ''], [other = '']) => one.localeCompare(other)); // they come as sites answer
}

/** Whether the system tells of processes. */
const hasProc = existsSync('/proc/self/environ');

type Process = { readonly pid: number; readonly command: string; readonly environment: string };

/** Processes that are about the folder, by what /proc tells of them: what they were started with, or their environment. */
function processes(): readonly Process[] {
  const textOf = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // it has ended, or is that of somebody else
    }
  };
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      command: textOf(pid, 'cmdline'),
      environment: textOf(pid, 'environ'),
    }));
  return all.filter(({ command, environment }) => `${command} ${environment}`.includes(dataDir));
}

/** What is left a little later: what watches over a database looks once a second whether that has ended. */
async function left(): Promise<readonly string[]> {
  for (let seconds = 0; seconds < 10 && processes().length > 0; seconds += 1) await delay(1_000);
  return processes().map(({ command }) => command);
}

const noisy = expect.stringMatching(/^\d+$/);

describe('demo federation', () => {
  it('shows three sites, one with an older vocabulary', () => {
    const sites = [...demo.said().stdout.matchAll(/^ {3}(\w+) +(\d+) {2}DOID (\S+) /gm)];
    expect(sites.map(([, ...cells]) => cells)).toEqual([
      ['east', '420', '2019-05-13'],
      ['north', '537', '2026-07-31'],
      ['south', noisy, '2026-07-31'],
    ]);
  });

  it('asks what all of them can answer, one once a person there let it', () =>
    expect(answers(1)).toEqual([
      [
        ['east', 'OK', '113'],
        ['north', 'PENDING', ''],
        ['south', 'OK', noisy],
        ['total', 'incomplete', noisy],
      ],
      [
        ['north', 'OK', '537'],
        ['total', 'complete', noisy],
      ],
    ]));

  it('asks for a gene where one has no molecular data, and says so', () => {
    expect(answers(2)).toEqual([
      [
        ['east', 'OK', '21'],
        ['north', 'PENDING', ''],
        ['south', 'UNSUPPORTED', ''],
        ['total', 'incomplete', '21'],
      ],
      [
        ['north', 'OK', '11'],
        ['total', 'incomplete', '32'],
      ],
    ]);
    expect(demo.said().stdout).toContain('where.all.1.variant');
  });

  it('asks for a concept that the older vocabulary does not have', () =>
    expect(answers(3)).toEqual([
      [
        ['east', 'UNSUPPORTED', ''],
        ['north', 'PENDING', ''],
        ['south', 'OK', noisy],
        ['total', 'incomplete', noisy],
      ],
      [
        ['north', 'OK', '537'],
        ['total', 'incomplete', noisy],
      ],
    ]));

  it('is read in 100 columns', () => {
    const lines = demo.said().stdout.split('\n');
    expect(lines.filter(({ length }) => length > 100)).toEqual([]);
  });

  it('answers GraphQL meanwhile', async () => {
    const query = /^ {3}(\{ federation .*)$/m.exec(demo.said().stdout)?.[1];
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = JSON.parse(await response.text());
    expect(data.federation.count).toEqual({
      sites: [
        { site: { id: 'east' }, count: { value: 420 } },
        { site: { id: 'north' }, count: null },
        { site: { id: 'south' }, count: { value: expect.any(Number) } },
      ],
    });
  });

  it.runIf(hasProc)('ends with 0 by SIGINT, and leaves no process', async () => {
    const running = processes().length;
    demo.kill('SIGINT');
    const { code } = await demo.ended;
    expect([running > 8, code, await left()]).toEqual([true, 0, []]);
  });
});

describe('demo federation that is started again', () => {
  let before: string;

  beforeAll(async () => {
    demo.kill('SIGINT');
    before = (await demo.ended).stdout;
    demo = startCli(['demo', 'federation'], settings());
    expect(await demo.says(isThere), demo.said().stderr).toBe(true);
  });

  it('says again what it said, but for how long each answer took', () => {
    const lasting = (text: string) =>
      text.replaceAll(/ +\d+ ms$/gm, '').replaceAll(/[-\d]+T[\d:.]+Z/g, 'then');
    expect(lasting(demo.said().stdout)).toBe(lasting(before));
  });

  it.runIf(hasProc)('ends with 1 and one line where a site ends, and leaves no process', async () => {
    const [east] = processes().filter(
      ({ command, environment }) =>
        command.trim().endsWith(' serve') && environment.includes('/demo-federation/east '),
    );
    if (east === undefined) throw new TypeError('nothing serves the site');
    process.kill(east.pid, 'SIGKILL');
    const { code, stderr } = await demo.ended;
    expect([code, await left()]).toEqual([1, []]);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^"oncograph serve" of east ended with SIGKILL\. /);
  });
});
