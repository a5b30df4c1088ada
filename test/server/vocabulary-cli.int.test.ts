import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { openStore } from '../../import/store/store.ts';
import { writeRelease } from '../../import/vocabulary/write.ts';
import { readTerminologyState } from '../../terminology/read.ts';
import { createHospital, population } from '../import/hospital.ts';
import { sample, withCell, withSample } from '../import/vocabulary/athena.ts';
import { releaseOf, type Said } from '../import/vocabulary/releases.ts';
import { type Ended, runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { createDataDir } from '../support/neo4j.ts';
import { clearPopulation, clearTerminology, hashPopulation } from '../support/population.ts';

const fixtures = join(import.meta.dirname, '../import/fixtures');

const { address } = testDatabase();
const graph = new Graph(address);
const dataDir = await createDataDir();

beforeAll(() => openStore(graph));
beforeEach(async () => {
  await clearPopulation(graph, population);
  await clearTerminology(graph); // codes of the fixtures are codes of other tests, too
});
afterAll(async () => {
  await clearPopulation(graph, population);
  await clearTerminology(graph);
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const run = (...args: readonly string[]) =>
  runCli(args, { ...settingsOf(address), DATA_DIR: join(dataDir, 'settings') });
const load = (format: string, path: string) => run('vocabulary', format, path);
const codeAndWhy = (ended: Ended) => [ended.code, whyIn(ended)];

/** Writes a file of a test. */
async function fileOf(name: string, text: string): Promise<string> {
  const path = join(await mkdtemp(join(dataDir, 'files-')), name);
  await writeFile(path, text);
  return path;
}

/** How many concepts and relationships there are between them. */
async function sizeOf() {
  const [size] = await graph.read(cypher`
    MATCH (concept:Concept)
    RETURN count(concept) AS concepts, sum(COUNT { (concept)-->(:Concept) }) AS relationships`);
  return size;
}

/** Every mapping by its codes, with the relationship, each once. */
async function mappings(): Promise<readonly string[]> {
  const rows = await graph.read<{ text: string }>(cypher`
    MATCH (from:Concept)-[mapping:MAPS_TO]->(to:Concept)
    RETURN DISTINCT from.code + ' ' + mapping.relationship + ' ' + to.code AS text
    ORDER BY text`);
  return rows.map(({ text }) => text);
}

const pairsOf = (texts: readonly string[]) => new Set(texts.map((text) => text.replace(/ .* /, ' ')));

describe('--help', () => {
  it.concurrent.each([
    [['vocabulary'], ['athena', 'rf2', 'obo', 'sssom', 'loinc', 'ucum', '<path>']],
    [['export'], ['mappings', '--format', '--output']],
    [['restandardise'], ['--dry-run']],
  ])('explains %j', async (command, words) => {
    const { code, stdout } = await run(...command, '--help');
    expect([code, words.filter((word) => !stdout.includes(word))]).toEqual([0, []]);
  });
});

describe('wrong use', () => {
  it.concurrent.each([
    ['an unknown format', ['vocabulary', 'umls', 'x']],
    ['no path', ['vocabulary', 'rf2']],
    ['something that is not exported', ['export', 'patients']],
    ['a format that mappings are not written in', ['export', 'mappings', '--format', 'csv']],
    ['an unknown option', ['restandardise', '--dry']],
  ])('ends with 2: %s', async (_, args) => expect((await run(...args)).code).toBe(2));
});

describe('vocabulary', () => {
  it.each([
    ['athena', sample],
    ['rf2', join(fixtures, 'rf2')],
    ['obo', join(fixtures, 'obo/invented.obo')],
    ['sssom', join(fixtures, 'sssom/invented.sssom.tsv')],
    ['loinc', join(fixtures, 'loinc/Loinc_9.99')],
    ['ucum', join(fixtures, 'ucum/units.tsv')],
  ])('%s loads a release, and nothing the second time', async (format, path) => {
    const first = await load(format, path);
    const size = await sizeOf();
    const second = await load(format, path);
    expect([first.code, second.code, await sizeOf()]).toEqual([0, 0, size]);
    expect(first.stdout).toMatch(/^concepts: [1-9]\d* new, 0 changed, 0 unchanged, 0 no longer in it$/m);
    expect(second.stdout).toMatch(
      /^concepts: 0 new, 0 changed, \d+ unchanged, 0 no longer in it\nrelationships: 0 new, 0 removed$/m,
    );
  });
  it('says what it loaded, with the notice of the licence', async () => {
    const { stdout } = await load('rf2', join(fixtures, 'rf2'));
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'SNOMED 2025-09-01',
      expect.stringMatching(/^concepts: \d+ new, 0 changed, 0 unchanged, 0 no longer in it$/),
      expect.stringMatching(/^relationships: \d+ new, 0 removed$/),
      expect.stringContaining('(c) SNOMED International'),
    ]);
  });
  it('keeps what it loaded in a file, for servers to start from', async () => {
    await load('obo', join(fixtures, 'obo/invented.obo'));
    expect(await readdir(join(dataDir, 'settings', 'index'))).toContain('terminology.bin');
  });
  it('tells its progress as lines of JSON', async () => {
    const { stderr } = await load('obo', join(fixtures, 'obo/invented.obo'));
    const steps = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).progress.message);
    expect(steps).toEqual(
      expect.arrayContaining(['reading', 'concepts', 'relationships', 'switch', 'index']),
    );
  });
  it('lists retired concepts that records use', async () => {
    await load('obo', join(fixtures, 'obo/invented.obo'));
    await graph.write((run) =>
      run(cypher`MATCH (concept:Concept {code: 'MONDO:3'}) SET concept.used = true`),
    );
    const text = await readFile(join(fixtures, 'obo/invented.obo'), 'utf8');
    const newer = text
      .replace('id: MONDO:3\n', 'id: MONDO:3\nis_obsolete: true\nreplaced_by: MONDO:2\n')
      .replace(/is_a: MONDO:[25] ! invented (kidney cancer|cell disease)\n/g, '');
    const { stdout } = await load('obo', await fileOf('newer.obo', newer));
    expect(stdout).toMatch(/^retired and in use: MONDO:3 .*replaced by MONDO:2$/m);
  });
});

describe('vocabulary, of what cannot be used', () => {
  /** How loading ends, and whether anything of it is seen. */
  async function refused(format: string, path: string) {
    const state = await readTerminologyState(graph);
    const ended = await load(format, path);
    expect([await readTerminologyState(graph), await sizeOf()]).toEqual([
      state,
      { concepts: 0, relationships: 0 },
    ]);
    return codeAndWhy(ended);
  }

  it.each(['athena', 'rf2', 'obo', 'sssom', 'loinc', 'ucum'])(
    'ends with 1 and one line: %s of a path that is not there',
    async (format) =>
      expect(await refused(format, '/nowhere.tsv')).toEqual([
        1,
        expect.stringMatching(/^[^\n]*nowhere\.tsv[^\n]*$/),
      ]),
  );
  it('names file and line of a row that is cut short', async () =>
    expect(
      await withSample(
        { 'CONCEPT.csv': (text) => text.replace(/(2000000300\t[^\n]*)\t[^\t\n]*\n/, '$1\n') },
        (folder) => refused('athena', folder),
      ),
    ).toEqual([1, expect.stringMatching(/^[^\n]*CONCEPT\.csv[^\n]*line \d+[^\n]*$/)]));
  it('names file and line of a relationship to a concept that is not there', async () =>
    expect(
      await withSample({ 'CONCEPT_ANCESTOR.csv': withCell('2000000001\t', 1, '2999999999') }, (folder) =>
        refused('athena', folder),
      ),
    ).toEqual([1, expect.stringMatching(/^[^\n]*CONCEPT_ANCESTOR\.csv[^\n]*line \d+[^\n]*$/)]));
  it('names file, line and members of a cycle', async () => {
    const text = await readFile(join(fixtures, 'obo/invented.obo'), 'utf8');
    const cyclic = text.replace('name: invented disease\n', 'name: invented disease\nis_a: MONDO:3\n');
    expect(await refused('obo', await fileOf('cyclic.obo', cyclic))).toEqual([
      1,
      expect.stringMatching(/^[^\n]*cyclic\.obo[^\n]*line \d+[^\n]*MONDO:1[^\n]*$/),
    ]);
  });
  it('names file and line of a mapping that is none', async () => {
    const text = await readFile(join(fixtures, 'sssom/invented.sssom.tsv'), 'utf8');
    const wrong = text.replace('skos:broadMatch', 'skos:brodMatch');
    expect(await refused('sssom', await fileOf('wrong.sssom.tsv', wrong))).toEqual([
      1,
      expect.stringMatching(/^[^\n]*wrong\.sssom\.tsv[^\n]*line \d+[^\n]*$/),
    ]);
  });
  it('changes nothing of what is there', async () => {
    await load('obo', join(fixtures, 'obo/invented.obo'));
    const [state, size] = [await readTerminologyState(graph), await sizeOf()];
    const text = await readFile(join(fixtures, 'obo/invented.obo'), 'utf8');
    const { code } = await load(
      'obo',
      await fileOf('cut.obo', text.slice(0, text.indexOf('id: MONDO:4') + 4)),
    );
    expect([code, await readTerminologyState(graph), await sizeOf()]).toEqual([1, state, size]);
  });
});

describe('export mappings', () => {
  it('writes a file that vocabulary sssom reads, and by which nothing is mapped otherwise', async () => {
    for (const [format, path] of [
      ['athena', sample],
      ['rf2', join(fixtures, 'rf2')],
      ['obo', join(fixtures, 'obo/invented.obo')],
      ['sssom', join(fixtures, 'sssom/invented.sssom.tsv')],
    ] as const)
      await load(format, path);
    const before = await mappings();
    const path = await fileOf('out.sssom.tsv', '');
    const exported = await run('export', 'mappings', '--format', 'sssom', '--output', path);
    const read = await load('sssom', path);
    const standard = (texts: readonly string[]) => texts.filter((text) => text.includes(' Maps to '));
    const after = await mappings();
    expect([exported.code, exported.stdout, read.code, whyIn(read)]).toEqual([0, '', 0, '']);
    expect(standard(after)).toEqual(standard(before));
    expect(pairsOf(after)).toEqual(pairsOf(before));
  });
  it('writes to standard output where no file is named', async () => {
    await load('sssom', join(fixtures, 'sssom/invented.sssom.tsv'));
    const { code, stdout } = await run('export', 'mappings');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^#[\s\S]*\nsubject_id\t[\s\S]*\nICD10:C64\t[^\n]*\tDOID:1\t/),
    ]);
  });
  it('writes a header alone where there are none', async () => {
    const { code, stdout } = await run('export', 'mappings');
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^subject_id\t/)]);
  });
  it('ends with 1 and one line where the file cannot be written', async () =>
    expect(codeAndWhy(await run('export', 'mappings', '--output', join(dataDir, 'nowhere/out.tsv')))).toEqual(
      [1, expect.stringMatching(/^[^\n]*nowhere\/out\.tsv[^\n]*$/)],
    ));
});

describe('restandardise', () => {
  const before: Said = {
    source: 'it-v',
    vocabulary: 'ITV',
    concepts: { 'ITV:1': 'haemoglobin', 'ITV:2': 'haemoglobin in blood', 'ITV:3': 'antigen' },
    mappings: { 'Maps to': ['LOINC:hb ITV:1'] },
  };
  const after = { ...before, mappings: { 'Maps to': ['LOINC:hb ITV:2', 'LOINC:psa ITV:3'] } };
  const diff = [
    'Measurement.test LOINC:hb: ITV:1 -> ITV:2 (3)',
    'Measurement.test LOINC:psa: nothing -> ITV:3 (1)',
  ];

  /** Loads findings under the release before, then the release after. */
  async function prepare(): Promise<void> {
    const hospital = await createHospital(graph);
    const mapping = await hospital.mappingWith(
      'test: test',
      'test: { source: test, code: test, vocabulary: LOINC }',
    );
    await writeRelease(graph, releaseOf(before));
    await hospital.load({}, { mapping });
    await hospital.close();
    await writeRelease(graph, releaseOf(after));
  }

  it('shows what would change and changes nothing, said --dry-run', async () => {
    await prepare();
    const hash = await hashPopulation(graph, population);
    const { code, stdout } = await run('restandardise', '--dry-run');
    expect([code, stdout.trimEnd().split('\n'), await hashPopulation(graph, population)]).toEqual([
      0,
      [...diff, '4 values would get another standard concept.'],
      hash,
    ]);
  });
  it('shows what it changed, and finds nothing the second time', async () => {
    await prepare();
    const [first, second] = [await run('restandardise'), await run('restandardise')];
    expect([first.stdout, second.stdout].map((text) => text.trimEnd().split('\n'))).toEqual([
      [...diff, '4 values got another standard concept.'],
      ['0 values got another standard concept.'],
    ]);
  });
});
