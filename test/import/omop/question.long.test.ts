import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../../graph/graph.ts';
import { loadVocabulary } from '../../../server/commands/load-vocabulary.ts';
import { readConfig } from '../../../server/config.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { type CriterionInput, countOne } from '../../support/count.ts';
import { testDatabase } from '../../support/database.ts';
import { createDataDir } from '../../support/neo4j.ts';
import { clearPopulation, clearTerminology } from '../../support/population.ts';
import { writeImagingSet } from './beside/write-imaging-set.ts';
import { hasDemos } from './demo.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { answerPlainly, type PlainSet, question, readPlainly, withVariant } from './plain.ts';
import { type Cells, filesIn, rowsIn, writeTable } from './table-files.ts';

const dataset = 'it-omop-question';
const graph = new Graph(testDatabase().address);
const dataDir = await createDataDir();

/** What the question is about; the vocabulary is loaded as a release beside it. */
const asked = ['person', 'condition_occurrence', 'image_occurrence', 'measurement'];
const vocabulary = ['concept', 'concept_ancestor', 'concept_relationship'];

const clear = async () => {
  await clearPopulation(graph, dataset);
  await clearTerminology(graph);
};
beforeAll(clear);
afterAll(async () => {
  await clear();
  await graph.close();
  await rm(dataDir, { recursive: true });
});

/** Leaves of a folder what the question is about: of the measurements those that have a range or a value as it came. */
async function narrow(folder: string): Promise<void> {
  const wanted = [...asked, ...vocabulary];
  const ranged: Cells[] = [];
  for await (const row of rowsIn(folder, 'measurement'))
    if (row.range_low || row.value_source_value) ranged.push(row);
  const files = await filesIn(folder);
  for (const name of await readdir(folder)) {
    const [table] = [...files].find(([, file]) => file === name) ?? [];
    if (table === undefined || table === 'measurement' || !wanted.includes(table))
      await rm(join(folder, name));
  }
  await writeTable(folder, 'measurement', ranged);
}

const count = (where: CriterionInput) => countOne(createAsk(graph, callerOf(dataset)), where);

describe.runIf(hasDemos)('a dataset that came as OMOP', () => {
  const rows = { set: undefined as PlainSet | undefined };
  const plainly = () => rows.set ?? expect.fail('nothing was read');
  beforeAll(() =>
    inFolder(async (folder) => {
      await writeImagingSet(folder);
      await narrow(folder);
      const config = readConfig({ DATA_DIR: dataDir });
      await loadVocabulary(graph, config, { format: 'athena', path: folder, onStep: () => {} });
      await loadOmop(graph, { folder, dataset });
      rows.set = await readPlainly(folder);
    }),
  );

  it('answers who is over 50 with a malignancy, a haemoglobin below its range and a CT within 30 days', async () => {
    const haemoglobin = {
      test: { codes: ['LOINC:718-7'] },
      reference: ['BELOW'],
      ageAtEvent: { min: 51 },
      within: [{ of: { imaging: { modality: ['CT'] } }, fromDays: -30, toDays: 30 }],
    };
    const found = await count({
      all: [
        { patient: { sex: ['FEMALE'] } },
        { condition: { code: { codes: ['SNOMED:363346000'] } } },
        { measurement: haemoglobin },
      ],
    });
    expect([found, answerPlainly(plainly(), question).size]).toEqual([23, 23]);
  });

  it('answers who has a variant of TP53 and a CT', async () => {
    const expected = withVariant(plainly(), ['OMOP Genomic', 'TP53:p.Arg175His'], question.modality).size;
    const found = await count({
      all: [{ variant: { gene: ['TP53'] } }, { imaging: { modality: ['CT'] } }],
    });
    expect(expected).toBeGreaterThan(10);
    expect(found).toBe(expected);
  });
});
