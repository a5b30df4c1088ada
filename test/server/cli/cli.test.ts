import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main } from '../../../server/cli/cli.ts';
import { createCollector } from '../../support/collector.ts';

const root = join(import.meta.dirname, '../../..');

/** Every command, groups of commands included. */
const commands = [
  ['audit', 'verify'],
  ['audit', 'export'],
  ['privacy'],
  ['privacy', 'confirm'],
  [],
  ['serve'],
  ['backup'],
  ['restore'],
  ['load'],
  ['load', 'tables'],
  ['load', 'omop'],
  ['vocabulary'],
  ['restandardise'],
  ['dataset'],
  ['dataset', 'describe'],
  ['dataset', 'publish'],
  ['dataset', 'remove'],
  ['grant'],
  ['grant', 'add'],
  ['grant', 'list'],
  ['grant', 'end'],
  ['token'],
  ['token', 'create'],
  ['token', 'list'],
  ['token', 'revoke'],
  ['session', 'list'],
  ['session', 'end'],
  ['hub'],
  ['hub', 'invite'],
  ['hub', 'list'],
  ['hub', 'remove'],
  ['site', 'queue'],
  ['site', 'answer'],
  ['site', 'refuse'],
  ['site'],
  ['site', 'check'],
  ['demo', 'login'],
  ['demo', 'federation'],
  ['export'],
  ['export', 'omop'],
  ['forget'],
  ['status'],
  ['validate'],
  ['validate', 'dataset'],
  ['validate', 'mapping'],
  ['validate', 'omop'],
];

/** Runs a command in this process. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [stdout, stderr] = [createCollector(), createCollector()];
  const code = await main(args, env, { stdout, stderr });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Runs a command whose standard output takes nothing. */
async function runUnheard(args: readonly string[], fault: { readonly code: string }) {
  const refused = Object.assign(new Error(`${fault.code}: no`), fault);
  const [stdout, stderr] = [new Writable({ write: (_, __, done) => done(refused) }), createCollector()];
  stdout.on('error', () => {}); // as the executable
  const code = await main(args, {}, { stdout, stderr });
  return { code, stderr: stderr.text(), listeners: stdout.listenerCount('error') };
}

/** The files of the project that a program loads, as the coverage of V8 tells. */
function filesLoadedBy(parameters: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'oncograph-loaded-'));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    const { status, stderr } = spawnSync(process.execPath, parameters, { cwd: root, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return readdirSync(folder)
      .flatMap((file): { url: string }[] => JSON.parse(readFileSync(join(folder, file), 'utf8')).result)
      .flatMap(({ url }) => (url.startsWith('file:') ? relative(root, fileURLToPath(url)) : []))
      .filter((path) => /^(?!node_modules|\.\.).*\.[jt]s$/.test(path))
      .sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const helpFiles = [
  'fair/rdf/profiles.ts',
  'import/store/software.ts',
  'ontology/errors.ts',
  'ontology/plain-line.ts',
  'server/cli/access.ts',
  'server/cli/audit.ts',
  'server/cli/backup.ts',
  'server/cli/cli.ts',
  'server/cli/dataset.ts',
  'server/cli/demo.ts',
  'server/cli/export.ts',
  'server/cli/hub.ts',
  'server/cli/load.ts',
  'server/cli/options.ts',
  'server/cli/privacy.ts',
  'server/cli/site.ts',
  'server/cli/validate.ts',
  'server/cli/vocabulary.ts',
  'server/commands/formats.ts',
];

describe('main', () => {
  it('names every command in its help', async () => {
    const { stdout } = await run(['--help']);
    const named = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(named.filter((name) => name !== 'help').sort()).toEqual(
      [...new Set(commands.flatMap(([first]) => first ?? []))].sort(),
    );
  });

  it.each(commands.map((command) => [command]))('explains %j with 0 on stdout', async (command) =>
    expect(await run([...command, '--help'])).toEqual({
      code: 0,
      stdout: expect.stringContaining(`Usage: ${['oncograph', ...command].join(' ')}`),
      stderr: '',
    }),
  );

  it('tells wrong use with 2 on stderr', async () =>
    expect(await run(['fetch'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("unknown command 'fetch'"),
    }));

  it('tells a failure with 1 and one line on stderr', async () =>
    expect(await run(['status'], { ACCESS: 'all' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ACCESS: expected open or tiered, got "all"\n',
    }));

  it('tells what was asked for with 0 on stdout', async () => {
    const mapping = join(root, 'docs/examples/hospital/mapping.yaml');
    expect(await run(['validate', 'mapping', mapping])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/ tables, no faults\.\n$/),
      stderr: '',
    });
  });

  it('says what is wrong with a mapping before it waits for a database', async () => {
    const nobody = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' };
    expect(await run(['load', 'tables', root, '--mapping', 'nowhere.yaml'], nobody)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The mapping file nowhere\.yaml is missing/),
    });
  });

  const said = [['--help'], ['validate', 'mapping', join(root, 'docs/examples/hospital/mapping.yaml')]];

  it.each(said)('fails where %s cannot be said', async (...args) =>
    expect(await runUnheard(args, { code: 'ENOSPC' })).toEqual({
      code: 1,
      stderr: 'Standard output cannot be written: ENOSPC: no.\n',
      listeners: 1,
    }),
  );

  it.each(said)('ends well where who reads %s has had enough', async (...args) =>
    expect(await runUnheard(args, { code: 'EPIPE' })).toEqual({ code: 0, stderr: '', listeners: 1 }),
  );

  it('tells another failure where who reads has had enough', async () =>
    expect(await runUnheard(['validate', 'mapping', 'nowhere.yaml'], { code: 'EPIPE' })).toMatchObject({
      code: 1,
    }));

  it('leaves no listener of a signal behind', async () => {
    const listeners = () => ['SIGTERM', 'SIGINT', 'SIGHUP'].map((signal) => process.listenerCount(signal));
    const before = listeners();
    const { code } = await run(['serve'], { DATA_DIR: '/dev/null/no-folder' });
    expect([code, listeners()]).toEqual([1, before]);
  });

  it('loads nothing of what a command works with to explain every command', () => {
    const program = `
      import { main } from './server/cli/cli.ts';
      const io = { stdout: process.stderr, stderr: process.stderr };
      for (const command of ${JSON.stringify(commands)}) await main([...command, '--help'], {}, io);
    `;
    expect(filesLoadedBy(['--import', 'tsx', '--input-type=module', '--eval', program])).toEqual(helpFiles);
  });
});

describe('the executable', () => {
  it('loads the command line alone', () =>
    expect(filesLoadedBy(['bin/oncograph.js', '--help'])).toEqual(['bin/oncograph.js', ...helpFiles]));

  const start = (shell: string) => spawnSync('sh', ['-c', shell], { cwd: root, encoding: 'utf8' });

  it.runIf(existsSync('/dev/full'))('fails where the disk that takes its output is full', () =>
    expect(start('node bin/oncograph.js --help >/dev/full')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Standard output cannot be written: ENOSPC/),
    }),
  );

  it('ends well where nobody reads what it says', () =>
    expect(start('{ sleep 0.2; node bin/oncograph.js --help; echo $? >&2; } | true').stderr).toBe('0\n'));

  it.each(['18.20.4', '20.18.3'])('says on Node.js %s which one it needs', (node) => {
    const older = `Object.defineProperty(process, "versions", { value: { node: "${node}" } })`;
    expect(start(`node --import 'data:text/javascript,${older}' bin/oncograph.js --help`)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `oncograph needs Node.js >=20.19; this is ${node}.\n`,
    });
  });
});
