import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));
const inB = { dataset: 'fx-b' };

/** Findings of fx-a came without the assays that made them; fx-b says what was examined. */
const fixture: Fixture = {
  patients: ['fx-1', 'fx-2', 'fx-3'].map((id, n) => ({
    id,
    population: 'fx',
    sourceId: id.toUpperCase(),
    datasets: [n < 2 ? 'fx-a' : 'fx-b'],
  })),
  records: [
    aRecord('copyNumber', 'fx-1', { id: 'fx-n1', gene: 'MYC', alteration: 'AMPLIFICATION' }),
    aRecord('copyNumber', 'fx-2', { id: 'fx-n2', gene: 'CDKN2A', alteration: 'GAIN' }),
    aRecord('assay', 'fx-3', { id: 'fx-a1', kind: 'COPY_NUMBER', panel: 'fx-p', reports: ['LOSS'], ...inB }),
  ],
  others: {
    Dataset: ['fx-a', 'fx-b'].map((id) => ({ id, population: 'fx', title: id, accessRights: 'PUBLIC' })),
    Population: [{ id: 'fx', version: 1 }],
    GenePanel: [{ id: 'fx-p', name: 'Panel', genes: ['TP53'] }],
  },
};

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function ofCohort(where: CriterionInput, ...datasets: readonly string[]) {
  return ask<{ cohort: { coverage: readonly { dataset: string }[] } }>(
    'query ($where: CriterionInput!) { cohort(where: $where) { coverage { dataset } } }',
    datasets.length === 0 ? undefined : callerOf(...datasets),
    { where },
  );
}

describe('a finding', () => {
  it.each<readonly [fact: string, where: CriterionInput, count: number]>([
    ['of which there is a record, without any assay', { copyNumber: { alteration: ['AMPLIFICATION'] } }, 1],
    ['that only an assay could have reported', { copyNumber: { alteration: ['LOSS'] } }, 0],
    ['of a gene that only a record has', { copyNumber: { gene: ['myc'] } }, 1],
    ['of a gene that only a panel has', { variant: { gene: ['tp53'] } }, 0],
    ['of a gene that another kind of finding has', { variant: { gene: ['CDKN2A'] } }, 0],
  ])('is asked %s', async (_fact, where, count) => {
    expect(await countOne(ask, where)).toBe(count);
  });

  it.each([
    ['a panel that only assays of others used', { variant: { gene: ['TP53'] } }, 'fx-a'],
    ['a panel that only assays of others used, for what covers it', { assay: { gene: ['TP53'] } }, 'fx-a'],
    ['a record of others', { copyNumber: { gene: ['MYC'] } }, 'fx-b'],
  ])('of a gene that only %s has is refused as one that nobody knows', async (_fact, where, dataset) => {
    const { errors } = await ofCohort(where, dataset);
    expect(errors.map(({ code }) => code)).toEqual(['UNKNOWN_CODE']);
  });

  it('of which there is a record is no gap of its dataset', async () => {
    const { data } = await ofCohort({ copyNumber: { gene: ['MYC'] } });
    expect(data.cohort.coverage).toEqual([{ dataset: 'fx-b' }]);
  });

  it.each<readonly [fact: string, where: CriterionInput, code: string, path: readonly (string | number)[]]>([
    [
      'of which there is neither a record nor an assay',
      { copyNumber: { alteration: ['GAIN', 'DEEP_DELETION'] } },
      'NOT_EVALUABLE',
      ['copyNumber', 'alteration', 1],
    ],
    [
      'of a gene that nothing knows',
      { all: [{ variant: { gene: ['TP53', 'TP35'] } }] },
      'UNKNOWN_CODE',
      ['all', 0, 'variant', 'gene', 1],
    ],
    [
      'of a wild type of such a gene',
      { variant: { gene: ['TP35'], status: ['WILD_TYPE'] } },
      'UNKNOWN_CODE',
      ['variant', 'gene', 0],
    ],
    ['by an assay of such a gene', { assay: { gene: ['TP35'] } }, 'UNKNOWN_CODE', ['assay', 'gene', 0]],
    [
      'that another record is linked to, of such a gene',
      { assay: { linked: [{ copyNumber: { gene: ['TP35'] } }] } },
      'UNKNOWN_CODE',
      ['assay', 'linked', 0, 'copyNumber', 'gene', 0],
    ],
  ])('is refused %s', async (_fact, where, code, path) => {
    expect((await ofCohort(where)).errors).toEqual([{ code, path: ['where', ...path] }]);
  });

  it('is refused of a gene that only records out of reach have', async () => {
    const { errors } = await ofCohort({ copyNumber: { gene: ['MYC'] } }, 'fx-b');
    expect(errors).toEqual([{ code: 'UNKNOWN_CODE', path: ['where', 'copyNumber', 'gene', 0] }]);
  });
});
