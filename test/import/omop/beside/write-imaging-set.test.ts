import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CdmTable, keyColumn } from '../../../../ontology/omop/cdm.ts';
import { hasDemos } from '../demo.ts';
import { answerPlainly, type PlainSet, question, readPlainly } from '../plain.ts';
import type { Tables } from '../table-files.ts';
import { createWorld } from './world.ts';
import { writeImagingSet } from './write-imaging-set.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-imaging-'));
afterAll(() => rm(home, { recursive: true }));

describe('createWorld', () => {
  it('draws the same for the same seed, and something else for another', () => {
    const drawn = (seed: string) => {
      const world = createWorld(seed);
      return Array.from({ length: 20 }, () => world.below(1_000));
    };
    expect(drawn('one')).toEqual(drawn('one'));
    expect(drawn('one')).not.toEqual(drawn('other'));
  });
  it('gives each row of a table an id of its own, above 2^53, too', () => {
    const world = createWorld('one');
    expect(new Set(Array.from({ length: 20 }, () => world.next('note'))).size).toBe(20);
  });
});

/** Tables whose rows beside the set have keys of their own. */
const tables = [
  ...['visit_occurrence', 'visit_detail', 'condition_occurrence', 'procedure_occurrence', 'measurement'],
  ...['note', 'payer_plan_period', 'dose_era', 'episode', 'image_occurrence', 'image_feature'],
] as readonly CdmTable[]; // spreading widens to string

describe.skipIf(!hasDemos)('writeImagingSet', () => {
  const whole: { added?: Tables; set?: PlainSet } = {};
  const rowsOf = (table: CdmTable) => whole.added?.[table] ?? [];

  beforeAll(async () => {
    const folder = join(home, 'one');
    whole.added = await writeImagingSet(folder);
    whole.set = await readPlainly(folder);
  }, 120_000);

  const count = (asked: Partial<typeof question>) =>
    whole.set === undefined ? -1 : answerPlainly(whole.set, { ...question, ...asked }).size;

  it('has 23 persons whom the question is about', () => expect(count({})).toBe(23));
  it.each([{ withinDays: 29 }, { olderThan: 60 }, { disease: ['SNOMED', '254837009'] }] as const)(
    'has persons whom $0 leaves out, and others',
    (asked) => expect([count(asked) > 0, count(asked) < count({})]).toEqual([true, true]),
  );
  it.each([{ withinDays: 31 }, { olderThan: 49 }] as const)('has persons whom only %o lets in', (asked) =>
    expect(count(asked)).toBeGreaterThan(count({})),
  );
  it.each([{ gender: ['Gender', 'M'] }, { modality: ['DICOM', 'MR'] }] as const)(
    'has persons of whom %o is true',
    (asked) => expect(count(asked)).toBeGreaterThan(0),
  );
  it.each(tables)('has rows of %s, each under an id of its own', (table) => {
    const ids = new Set(rowsOf(table).map((row) => row[keyColumn(table) ?? '']));
    expect([ids.size > 300, ids.size]).toEqual([true, rowsOf(table).length]);
  });
  it.each(tables)('knows the concepts of its rows of %s', (table) => {
    const known = new Set(whole.set?.concepts.map((row) => row.concept_id));
    const used = rowsOf(table).flatMap((row) =>
      Object.entries(row).filter(([name, cell]) => /_concept_id$/.test(name) && cell !== ''),
    );
    expect(used.filter(([, concept]) => !known.has(concept))).toEqual([]);
  });
  it.each([
    ['image_occurrence', 'procedure_occurrence', 'procedure_occurrence_id'],
    ['image_occurrence', 'visit_occurrence', 'visit_occurrence_id'],
    ['image_feature', 'image_occurrence', 'image_occurrence_id'],
    ['image_feature', 'measurement', 'image_feature_event_id'],
    ['note', 'procedure_occurrence', 'note_event_id'],
    ['procedure_occurrence', 'visit_detail', 'visit_detail_id'],
  ] as const)('refers from %s to a row of %s of the same person by %s', (from, to, column) => {
    const persons = new Map(rowsOf(to).map((row) => [row[keyColumn(to) ?? ''], row.person_id]));
    expect(rowsOf(from).filter((row) => persons.get(row[column]) !== row.person_id)).toEqual([]);
  });
  it('writes its rows into the files', () => {
    const { persons = [], series = [], conditions = [] } = whole.set ?? {};
    const [images, found] = [rowsOf('image_occurrence').length, rowsOf('condition_occurrence').length];
    expect([persons.length, series.length, conditions.length]).toEqual([1_130, images, 7_900 + found]);
  });
  it('writes the same for the same seed', async () => {
    const [one, again] = [join(home, 'one'), join(home, 'again')];
    await writeImagingSet(again);
    for (const name of ['IMAGE_FEATURE.csv.gz', 'MEASUREMENT.csv.gz', 'CONCEPT.csv.gz'])
      expect((await readFile(join(again, name))).equals(await readFile(join(one, name)))).toBe(true);
  }, 60_000);
});
