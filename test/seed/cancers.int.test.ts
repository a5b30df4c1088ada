import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { type CriterionInput, countEach, countOne } from '../support/count.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';
import {
  type Cancer,
  type CancerVocabulary,
  cancers,
  type Difference,
  differences,
  eucaim,
  toQuestion,
  vocabularies,
  withClinicalRow,
} from './cancers.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

const page = readFileSync(`${import.meta.dirname}/../../docs/cancers.md`, 'utf8');

/** Rows of the table below a heading of the page, without its header; code marks are taken off. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}

/** Who is counted for a question that should find the patients of `datasets`. */
const counted = (question: CriterionInput, datasets: readonly string[]) => ({
  found: question,
  falsePositives: { all: [question, { not: { dataset: datasets } }] },
  misses: { all: [{ dataset: datasets }, withClinicalRow, { not: question }] },
});

/** Patients found, false positives and misses, as the cells of a table. */
async function countCells(question: CriterionInput, datasets: readonly string[]): Promise<readonly string[]> {
  const { found, falsePositives, misses } = await countEach(ask, counted(question, datasets));
  return [found, falsePositives, misses].map(String);
}

/** The cancers in every vocabulary: kidney in the Disease Ontology, kidney in ICD-10 … */
const questions: readonly (readonly [string, CancerVocabulary, Cancer])[] = cancers.flatMap((cancer) =>
  vocabularies.map((vocabulary) => [cancer.name, vocabulary, cancer] as const),
);

describe('everything below a cancer', () => {
  it('is asked in every vocabulary that the page shows, and in no other', () =>
    expect(tableOf('The table').map(([name, vocabulary]) => [name, vocabulary])).toEqual(
      questions.map(([name, vocabulary]) => [name, vocabulary]),
    ));

  it.each(questions)('of the %s by %s is found as the page says', async (name, vocabulary, cancer) => {
    const codes = cancer.codes[vocabulary];
    const cells = await countCells(toQuestion(vocabulary, codes), cancer.datasets);
    const row = tableOf('The table').find(([first, second]) => first === name && second === vocabulary);
    expect(row).toEqual([name, vocabulary, codes.join(' '), ...cells]);
  });

  it.each(questions)(
    'of the %s by %s differs by what is explained alone',
    async (name, vocabulary, cancer) => {
      const { falsePositives, misses } = counted(
        toQuestion(vocabulary, cancer.codes[vocabulary]),
        cancer.datasets,
      );
      const of = (kind: Difference['kind']) => explained(name, vocabulary, kind);
      const rest = await countEach(ask, {
        falsePositives: without(falsePositives, of('false positive')),
        misses: without(misses, of('miss')),
      });
      expect(rest).toEqual({ falsePositives: 0, misses: 0 });
    },
  );
});

/** What is said of one cell of the table. */
function explained(name: string, vocabulary: CancerVocabulary, kind: Difference['kind']) {
  return differences.filter(
    (one) => one.cancer === name && one.kind === kind && one.vocabularies.includes(vocabulary),
  );
}

function without(patients: CriterionInput, explanations: readonly Difference[]): CriterionInput {
  return { all: [patients, ...explanations.map((one) => ({ not: one.patients }))] };
}

describe('the differences', () => {
  it('are those that the page explains', () =>
    expect([...new Set(tableOf('The differences').map(([title]) => title))]).toEqual([
      ...new Set(differences.map(({ title }) => title)),
    ]));

  it.each(differences)('$title, a $kind of $cancer: are as many as the page says', async (difference) => {
    const { title, cancer, kind, patients } = difference;
    const row = tableOf('The differences').find((cells) => cells[0] === title && cells[2]?.includes(cancer));
    expect(row?.slice(1, 4)).toEqual([
      String(await countOne(ask, patients)),
      `${kind} of ${cancer}`,
      difference.vocabularies === vocabularies ? 'all' : difference.vocabularies.join(', '),
    ]);
  });

  it.each(differences)('$title, a $kind of $cancer: are all of this kind', async (difference) => {
    const { datasets = [], codes } = cancers.find(({ name }) => name === difference.cancer) ?? {};
    for (const vocabulary of difference.vocabularies) {
      const { falsePositives, misses } = counted(toQuestion(vocabulary, codes?.[vocabulary] ?? []), datasets);
      const of = difference.kind === 'miss' ? misses : falsePositives;
      const outside = { all: [difference.patients, { not: of }] };
      expect(await countOne(ask, outside)).toBe(0);
    }
  });
});

describe('the diagnoses of EUCAIM', () => {
  const known = eucaim.filter(({ datasets }) => datasets.length > 0);
  const unknown = eucaim.filter(({ datasets }) => datasets.length === 0);

  it.each(known)('$diagnosis is found as the page says', async ({ code, diagnosis, datasets }) => {
    const cells = await countCells(toQuestion('SNOMED CT', [code]), datasets);
    expect(
      tableOf('The diagnoses of EUCAIM')
        .find(([first]) => first === code)
        ?.slice(0, 5),
    ).toEqual([code, diagnosis, ...cells]);
  });

  it.each(unknown)('$diagnosis is refused, as the page says', async ({ code, diagnosis }) => {
    const { errors } = await ask<null>(
      'query ($where: CriterionInput!) { cohort(where: $where) { fingerprint } }',
      seedCaller,
      {
        where: toQuestion('SNOMED CT', [code]),
      },
    );
    expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_CODE']);
    expect(
      tableOf('The diagnoses of EUCAIM')
        .find(([first]) => first === code)
        ?.slice(0, 3),
    ).toEqual([code, diagnosis, 'UNKNOWN_CODE']);
  });

  it('are all on the page', () =>
    expect(tableOf('The diagnoses of EUCAIM').map(([code]) => code)).toEqual(eucaim.map(({ code }) => code)));
});

describe('ICD10:C64.1', () => {
  it('does not say the side of a kidney, as the page warns', async () => {
    const of = (laterality: string) => ({
      all: [
        { dataset: ['tcga_kirp'] },
        { condition: { code: { codes: ['ICD10:C64.1'] }, laterality: [laterality] } },
      ],
    });
    const sides = await countEach(ask, { left: of('LEFT'), right: of('RIGHT'), both: of('BILATERAL') });
    expect(sides).toEqual({ left: 160, right: 128, both: 2 });
    expect(page).toContain('160 left, 128 right, 2 on both sides');
  });
});

describe('the text of the page', () => {
  it.each([
    ['tcga_coad', 6],
    ['tcga_luad', 38],
    ['tcga_ov', 10],
    ['tcga_prad', 1],
  ])('counts the patients of %s with images and without a clinical record', async (dataset, count) => {
    const imagedOnly = { all: [{ dataset: [dataset] }, { not: withClinicalRow }] };
    expect(await countOne(ask, imagedOnly)).toBe(count);
    expect(page.replaceAll('\n', ' ')).toMatch(new RegExp(`${count} +of +\`${dataset}\``));
  });

  it('asks for all of colorectal cancer by a term and the code that is not mapped to it', async () => {
    const question = toQuestion('Disease Ontology', ['DOID:9256', 'ICD10:C19']);
    expect(await countCells(question, ['tcga_coad'])).toEqual(['457', '0', '1']);
  });

  it('says rightly that no patient has two diagnoses', async () => {
    expect(await countOne(ask, { condition: { occurrences: { min: 2 } } })).toBe(0);
  });
});
