import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const written = join(import.meta.dirname, 'new-type');

/** What CONTRIBUTING tells who adds a record type to write, by where it goes. */
const added: Readonly<Record<string, string>> = {
  'ontology/records/radiotherapy.ts': 'radiotherapy.ts.txt',
  'schema/radiotherapy.graphql': 'radiotherapy.graphql.txt',
  'test/import/fixtures/radiotherapy.mapping.yaml': 'radiotherapy.mapping.yaml.txt',
  'test/import/radiotherapy.int.test.ts': 'radiotherapy.int.test.ts.txt',
};

/** Tests of what the model drives; none of them measures time. */
const driven = [
  ...['architecture', 'cohort', 'disclosure', 'docs', 'fair/dump', 'fair/linked', 'fair/records', 'figures'],
  ...['graph', 'import', 'index', 'loaders', 'model/named', 'ontology', 'resolvers', 'schema'],
].map((folder) => `test/${folder}`);

const project = await mkdtemp(join(tmpdir(), 'oncograph-new-type-'));

/** A copy of what is under version control, with the record type added by hand. */
beforeAll(async () => {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 2 ** 24,
  });
  for (const file of stdout.split('\0').filter((name) => name !== ''))
    await cp(join(root, file), join(project, file));
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  await git('init', '--quiet');
  await git('add', '--all');
  for (const [file, text] of Object.entries(added)) await cp(join(written, text), join(project, file));
  await nameIn('ontology/records.ts');
}, 120_000);
afterAll(() => rm(project, { recursive: true }));

/** The one line that is written into a file that there is already, and its import. */
async function nameIn(file: string): Promise<void> {
  const path = join(project, file);
  const text = await readFile(path, 'utf8');
  const named = text
    .replace(/^import/m, "import { radiotherapy } from './records/radiotherapy.ts';\nimport")
    .replace('  outcome,\n}', '  outcome,\n  radiotherapy,\n}');
  await writeFile(path, named);
}

function git(...words: readonly string[]): Promise<{ readonly stdout: string }> {
  return run('git', words, { cwd: project });
}

/** What came of its tests is none of the results of this run. */
const env = { ...process.env, TEST_RESULTS: '' };

/** What a command of the project says; what it says when it fails is the message. */
async function inProject(command: string, ...words: readonly string[]): Promise<string> {
  const bin = join(dirname(process.execPath), command);
  const { stdout } = await run(bin, words, { cwd: project, env, maxBuffer: 2 ** 26 }).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => {
      throw new Error(`${command} ${words.join(' ')}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout;
}

describe('a new record type', () => {
  it('is generated, typed and documented', async () => {
    await inProject('npm', 'run', 'generate');
    await inProject('npm', 'run', 'docs');
    await inProject('npm', 'run', 'types');
    expect(await readFile(join(project, 'docs/data-dictionary.md'), 'utf8')).toContain('\n## Radiotherapy\n');
  }, 600_000);

  it('passes the tests that there were', async () => {
    const unit = ['vitest', 'run', '--project', 'unit', '--testTimeout', '120000', ...driven];
    expect(await inProject('npx', ...unit)).toContain('passed');
  }, 1_800_000);

  it('is loaded, asked for, shown and said in RDF', async () => {
    const own = 'test/import/radiotherapy.int.test.ts';
    expect(await inProject('npx', 'vitest', 'run', '--project', 'integration', own)).toContain('passed');
  }, 1_200_000);

  it('touches what CONTRIBUTING says, and what is generated', async () => {
    const { stdout } = await git('status', '--porcelain', '--untracked-files=all');
    const touched = stdout.split('\n').filter((line) => /^.[M?D]/.test(line));
    expect(touched.map((line) => line.slice(3)).sort()).toEqual(
      [
        ...Object.keys(added),
        'ontology/records.ts',
        'docs/data-dictionary.md',
        'resolvers/generated/resolver-types.ts',
      ].sort(),
    );
  });
});
