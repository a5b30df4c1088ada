import { modelOf } from '../../ontology/records.ts';
import { cypher } from '../cypher.ts';
import { type Asked, leavesOf } from './answers.ts';
import { matchRecords } from './cypher.ts';
import type { RecordPlan, Test } from './plan.ts';

/** A dataset that holds nothing of what a record criterion is about, with all its patients. */
export type Gap = {
  readonly dataset: string;
  readonly path: string;
  readonly reason: string;
  readonly patients: number;
};

/** Fields that say what a record is about, beside its concept: who lacks them did not look. */
const subjectFields: readonly string[] = ['category', 'kind', 'endpoint', 'modality', 'method'];

/** Gaps of every record criterion of a plan, in the order they stand. */
export async function findGaps(asked: Asked): Promise<readonly Gap[]> {
  const sizes = await datasetSizes(asked);
  const gaps = await Promise.all(leavesOf(asked.plan).map((leaf) => gapsOf(leaf, asked, sizes)));
  // One part of the criterion can be several of the plan: a wild type is a cover and a variant for each gene.
  return [...new Map(gaps.flat().map((gap) => [JSON.stringify(gap), gap])).values()];
}

async function datasetSizes({ scope, read }: Asked): Promise<ReadonlyMap<string, number>> {
  const rows = await read<{ dataset: string; n: number }>(cypher`
    MATCH (patient:Patient)
    UNWIND [one IN patient.datasets WHERE one IN ${scope.datasets}] AS dataset
    RETURN dataset, count(patient) AS n
    ORDER BY dataset`);
  return new Map(rows.map(({ dataset, n }) => [dataset, n]));
}

async function gapsOf(
  leaf: RecordPlan,
  asked: Asked,
  sizes: ReadonlyMap<string, number>,
): Promise<readonly Gap[]> {
  const { held, what } = await heldBy(leaf, asked);
  return [...sizes]
    .filter(([dataset]) => !held.has(dataset))
    .map(([dataset, patients]) => ({
      dataset,
      path: leaf.path.join('.'),
      reason: `the dataset holds ${what}`,
      patients,
    }));
}

/** Datasets with a record of the kind that is asked; findings count as held where an assay could have found them. */
async function heldBy(leaf: RecordPlan, { scope, read }: Asked) {
  const { foundBy } = modelOf(leaf.record);
  if (foundBy !== undefined)
    return { held: await covering(leaf, foundBy, scope, read), what: 'no assay that covers the gene' };
  const about = leaf.tests.filter((test) => isAbout(leaf, test));
  const rows = await read<{ dataset: string }>(cypher`
    MATCH (patient:Patient)
    ${matchRecords(leaf.record, about, scope)}
    RETURN DISTINCT record.dataset AS dataset`);
  const what =
    about.length === 0
      ? `no ${modelOf(leaf.record).type} at all`
      : `no ${modelOf(leaf.record).type} of the kind that is asked`;
  return { held: new Set(rows.map(({ dataset }) => dataset)), what };
}

function isAbout({ record }: RecordPlan, test: Test): boolean {
  const { concept } = modelOf(record);
  if (test.kind === 'concepts') return test.field === concept;
  return (
    test.kind === 'text' && (subjectFields.includes(test.property) || test.property === `${concept}Source`)
  );
}

async function covering(
  leaf: RecordPlan,
  kind: string,
  scope: Asked['scope'],
  read: Asked['read'],
): Promise<ReadonlySet<string>> {
  const genes = leaf.tests.flatMap((test) =>
    test.kind === 'text' && test.property === 'gene' ? test.values : [],
  );
  const rows = await read<{ dataset: string }>(cypher`
    MATCH (panel:GenePanel)
    WHERE size(${genes}) = 0 OR any(gene IN panel.genes WHERE toLower(gene) IN ${genes})
    WITH collect(panel.id) AS panels
    MATCH (assay:Assay {kind: ${kind}} WHERE assay.dataset IN ${scope.datasets} AND assay.panel IN panels)
    RETURN DISTINCT assay.dataset AS dataset`);
  return new Set(rows.map(({ dataset }) => dataset));
}
