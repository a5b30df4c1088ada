import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { createHospital, mapping, patientsBySource, population, tables } from '../../import/hospital.ts';
import { writeBad } from '../../import/omop/bad/bad.ts';
import { inFolder } from '../../import/omop/omop-load.ts';
import { rowsOf } from '../../import/omop/rows-of.ts';
import {
  type Ended,
  type Run,
  runCli,
  settingsOf,
  startCli,
  startProgram,
  whyIn,
} from '../../support/cli.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';

const address = testDatabase().address;
const graph = new Graph(address);
const hospital = await createHospital(graph);
const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-cli-'));
const settings = { ...settingsOf(address), DATA_DIR: dataDir };

beforeEach(() => clearPopulation(graph, population));
afterAll(async () => {
  await clearPopulation(graph, population);
  await graph.write((run) =>
    run(cypher`MATCH (gone:RemovedDataset WHERE gone.id STARTS WITH 'it-') DELETE gone`),
  );
  await hospital.close();
  await rm(dataDir, { recursive: true });
  await graph.close();
});

const run = (...args: readonly string[]) => runCli(args, settings);
const load = (folder: string, ...more: readonly string[]) =>
  run('load', 'tables', folder, '--mapping', mapping, ...more);
const codeAndWhy = (ended: Ended) => [ended.code, whyIn(ended)];

describe('--help', () => {
  it.concurrent.each([
    [[], ['serve', 'load', 'dataset', 'forget', 'status', 'validate']],
    [['serve'], ['serve']],
    [['load'], ['tables']],
    [
      ['load', 'tables'],
      ['--mapping', '--dataset', '--replace', '--allow-open', '--dry-run', '--max-rejects'],
    ],
    [['dataset'], ['remove']],
    [['dataset', 'remove'], ['<id>']],
    [['forget'], ['<patient>', '--population', '--dry-run', '--undo']],
    [['status'], ['status']],
    [['validate'], ['mapping']],
    [['validate', 'mapping'], ['<file>']],
  ])('explains %j', async (command, words) => {
    const { code, stdout } = await run(...command, '--help');
    expect([code, words.filter((word) => !stdout.includes(word))]).toEqual([0, []]);
  });
});

describe('wrong use', () => {
  it.concurrent.each([
    ['no command', []],
    ['an unknown command', ['fetch']],
    ['an unknown format', ['load', 'spreadsheet', 'x']],
    ['a load without a mapping', ['load', 'tables', 'x']],
    ['an unknown option', ['status', '--all']],
    ['a limit that is no number', ['load', 'tables', 'x', '--mapping', 'm', '--max-rejects', 'few']],
    ['a patient too many', ['forget', 'a', 'b']],
    ['a dry run of taking back', ['forget', 'a', '--undo', '--dry-run']],
  ])('ends with 2: %s', async (_, args) => expect((await run(...args)).code).toBe(2));
});

describe('the process', () => {
  it.each([
    [0, ['--help'], {}],
    [1, ['status'], { ACCESS: 'all' }],
    [2, ['fetch'], {}],
  ])('ends with the code of the command: %i', async (code, args, more) =>
    expect((await startCli(args, { ...settings, ...more }).ended).code).toBe(code),
  );
});

describe('load omop and export omop', () => {
  it('give the rows of a folder back, which is named before or after the dataset', () =>
    inFolder(async (home) => {
      const [folder, out] = [join(home, 'in'), join(home, 'out')];
      await writeBad(folder, {});
      const dataset = ['--dataset', population];
      const loaded = await run('load', 'omop', folder, ...dataset, '--access-rights', 'PUBLIC');
      const after = await run('export', 'omop', join(home, 'after'), ...dataset);
      const before = await run('export', 'omop', ...dataset, out);
      const [given, back] = [await rowsOf(folder, 'person'), await rowsOf(out, 'person')];
      expect([loaded.code, after.code, before.code, back]).toEqual([0, 0, 0, given]);
    }));
  it('tell of other data what is written, and what is not', () =>
    inFolder(async (home) => {
      await load(await hospital.deliver());
      const { code, stdout } = await run('export', 'omop', join(home, 'out'), '--dataset', 'it-a');
      const told = /^person +2\n[\s\S]*^specimen: 2 rows, as specimen\.specimen_date is not known$/m;
      expect([code, stdout]).toEqual([0, expect.stringMatching(told)]);
    }));
  it('refuse an anchor for dates of the calendar', () =>
    inFolder(async (home) => {
      await load(await hospital.deliver());
      const asked = ['--dataset', 'it-a', '--anchor', '2000-01-01'];
      const ended = await run('export', 'omop', join(home, 'out'), ...asked);
      expect(codeAndWhy(ended)).toEqual([1, expect.stringMatching(/^--anchor .*calendar, CALENDAR/)]);
    }));
});

describe('load tables', () => {
  it('ends with 0 and a table of what it did', async () => {
    const { code, stdout } = await load(await hospital.deliver());
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^registration +4 +4 +0 +0$/m)]);
  });
  it('tells its progress as lines of JSON', async () => {
    const { stderr } = await load(await hospital.deliver());
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).progress);
    expect(lines).toContainEqual({ file: 'patients.tsv', rows: 3, records: 3 });
  });
  it('names the file of the rejects', async () => {
    const { stdout } = await load(
      await hospital.deliver({ 'labs.tsv': tables['labs.tsv'].replace('12.1', '12,1') }),
    );
    const path = /^1 rejects: (.*)$/m.exec(stdout)?.[1] ?? '';
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      file: 'labs.tsv',
      row: 3,
      column: 'value',
      value: '12,1',
    });
  });
  it('ends with 1 and says how many were rejected, with their file, where they are too many', async () => {
    const folder = await hospital.deliver({ 'labs.tsv': tables['labs.tsv'].replace('12.1', '12,1') });
    expect(codeAndWhy(await load(folder, '--max-rejects', '0'))).toEqual([
      1,
      expect.stringMatching(/^More than 0 values or rows were rejected; .* 1 rejects: .*\.jsonl$/),
    ]);
  });
  it('names the rejects of a dry run', async () => {
    const folder = await hospital.deliver({ 'labs.tsv': tables['labs.tsv'].replace('12.1', '12,1') });
    expect((await load(folder, '--dry-run')).stdout).toMatch(/^1 rejects: .*dry-run\.jsonl$/m);
  });
  it('leaves the graph alone in a dry run', async () => {
    const { code } = await load(await hospital.deliver(), '--dry-run');
    expect([code, await patientsBySource(graph)]).toEqual([0, {}]);
  });

  it.each<readonly [string, string, () => Promise<string>]>([
    ['a missing folder', 'The folder /nowhere does not exist.', async () => '/nowhere'],
    ['a missing file', 'The file labs.tsv is missing.', () => hospital.deliver({ 'labs.tsv': '' })],
    [
      'a missing column',
      'The file drugs.tsv lacks the column drug, which the mapping names; it has id, site, medicine.',
      () => hospital.deliver({ 'drugs.tsv': 'id\tsite\tmedicine\n' }),
    ],
    [
      'an empty file',
      'The file drugs.tsv is empty; a header line is expected.',
      () => hospital.deliver({ 'drugs.tsv': '\n' }),
    ],
  ])('ends with 1 and one line: %s', async (_, why, folder) =>
    expect(codeAndWhy(await load(await folder()))).toEqual([1, why]),
  );

  it('ends with 1 and one line: a gzip file that was cut off', async () => {
    const folder = await hospital.deliver({ 'drugs.tsv': '' });
    const zipped = await hospital.mappingWith('file: drugs.tsv', 'file: drugs.tsv.gz');
    const path = join(folder, 'drugs.tsv.gz');
    await writeFile(path, gzipSync(tables['drugs.tsv']));
    await truncate(path, 40);
    expect(codeAndWhy(await run('load', 'tables', folder, '--mapping', zipped))).toEqual([
      1,
      'The file drugs.tsv.gz cannot be read to its end (unexpected end of file).',
    ]);
  });
  it('ends with 1 and one line: a typo in the mapping', async () => {
    const typo = await hospital.mappingWith('method: method', 'methid: method');
    const ended = await run('load', 'tables', await hospital.deliver(), '--mapping', typo);
    expect(codeAndWhy(ended)).toEqual([
      1,
      expect.stringMatching(
        /^The mapping .* cannot be used: line 53, tables\.2\..*methid: no field of measurement/,
      ),
    ]);
  });
  it('ends with 1 and one line: a mapping that is not there', async () =>
    expect(codeAndWhy(await run('load', 'tables', await hospital.deliver(), '--mapping', 'no.yaml'))).toEqual(
      [1, 'The mapping file no.yaml is missing or cannot be read.'],
    ));
  it('ends with 1 and one line: a setting that cannot be', async () =>
    expect(codeAndWhy(await runCli(['status'], { ...settings, ACCESS: 'all' }))).toEqual([
      1,
      'ACCESS: expected open or tiered, got "all"',
    ]));
});

describe('validate mapping', () => {
  it('ends with 0 where there is no fault', async () =>
    expect(await run('validate', 'mapping', mapping)).toMatchObject({
      code: 0,
      stdout: 'A small hospital: 5 tables, no faults.\n',
    }));
  it('ends with 1 and all faults', async () => {
    const path = await hospital.mappingWith('method: method', 'methid: method\n          tesst: test');
    const ended = await run('validate', 'mapping', path);
    expect([ended.code, whyIn(ended).match(/no field of measurement/g)?.length]).toEqual([1, 2]);
  });
});

describe('status', () => {
  it('tells datasets with their patients, and loads', async () => {
    await load(await hospital.deliver());
    const { code, stdout } = await run('status');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^ {2}it-a: it-a, PUBLIC, 2 patients$/m)]);
  });
  it('tells a load that was broken off', async () => {
    const folder = await hospital.deliver({ 'labs.tsv': tables['labs.tsv'].replace('12.1', '12,1') });
    await load(folder, '--max-rejects', '0');
    expect((await run('status')).stdout).toMatch(/ RUNNING: A small hospital$/m);
  });
});

describe('dataset remove', () => {
  it('removes a dataset and says with how many records', async () => {
    await load(await hospital.deliver());
    expect(await run('dataset', 'remove', 'it-b')).toMatchObject({
      code: 0,
      stdout: 'Removed the dataset it-b with 4 records.\n',
    });
  });
  it('ends with 1 and one line where there is none', async () =>
    expect(codeAndWhy(await run('dataset', 'remove', 'it-z'))).toEqual([1, 'There is no dataset it-z.']));
});

describe('forget', () => {
  it('erases a patient and the lines of the reject files', async () => {
    const folder = await hospital.deliver();
    await appendFile(join(folder, 'labs.tsv'), 'L9\tITP2\tit-a\thb\tITP2\t1\tg/dL\tblood\t\n');
    const { stdout } = await load(folder);
    const path = /rejects: (.*)$/m.exec(stdout)?.[1] ?? '';
    const before = await readFile(path, 'utf8');
    await run('forget', 'ITP2', '--population', population);
    expect([before, await readFile(path, 'utf8'), Object.keys(await patientsBySource(graph)).sort()]).toEqual(
      [expect.stringContaining('ITP2'), expect.not.stringContaining('ITP2'), ['ITP1', 'ITP3']],
    );
  });
});

describe('forget', () => {
  const forget = (...more: readonly string[]) => run('forget', ...more, '--population', population);

  it('says in a dry run what it would erase, and erases nothing', async () => {
    await load(await hospital.deliver());
    const { code, stdout } = await forget('ITP1', '--dry-run');
    expect([code, stdout, Object.keys(await patientsBySource(graph)).sort()]).toEqual([
      0,
      'Would forget the patient of the population it-hospital: 8 records (Measurement 2, Registration 2, Specimen 2, Treatment 2) of the datasets it-a, it-b. Later loads pass over rows of this id, and say how many.\n',
      ['ITP1', 'ITP2', 'ITP3'],
    ]);
  });
  it('says that nobody has an id, lets a load say how many rows that keeps out, and takes it back', async () => {
    const folder = await hospital.deliver();
    expect((await forget('ITP1')).stdout).toMatch(
      /^Forgot nobody: the graph has no patient of this id of the population it-hospital\. .* --undo takes it back\.$/m,
    );
    expect((await load(folder)).stdout).toContain('8 rows were passed over: their patients were forgotten.');
    expect((await forget('ITP1', '--undo')).stdout).toBe(
      'Taken back: later loads of the population it-hospital bring this id again. What was erased comes back with them alone.\n',
    );
    expect((await load(folder)).stdout).not.toContain('passed over');
  });
  it('ends with 1 and one line where nobody was forgotten', async () =>
    expect(codeAndWhy(await forget('ITP1', '--undo'))).toEqual([
      1,
      'Nobody was forgotten by this id in the population it-hospital.',
    ]));
});

describe('serve', () => {
  const children: Run[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  const start = (program: readonly string[]) => {
    const child = startProgram(program, { ...settings, SEED: 'none', PORT: '0' });
    children.push(child);
    return child;
  };
  const stopped = async (child: Run) => {
    const at = performance.now();
    child.kill('SIGTERM');
    const { code, stderr } = await child.ended;
    return { code, seconds: (performance.now() - at) / 1_000, stderr };
  };

  it.each([
    ['serve', ['node', 'bin/oncograph.js', 'serve']],
    ['npm start', ['npm', 'start']],
  ])('ends with 0 within 15 s of SIGTERM when nobody asks: %s', async (_, program) => {
    const child = start(program);
    expect(await child.says('oncograph ready at http://127.0.0.1:')).toBe(true);
    const { code, seconds, stderr } = await stopped(child);
    expect([code, seconds < 15], stderr).toEqual([0, true]);
  });
});
