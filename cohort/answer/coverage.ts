import { countBits } from '../../index/columns/bits.ts';
import type { View } from '../../index/view.ts';
import type { Finding } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import { examinationsFor } from '../examination.ts';
import { coveringPanels, datasetsWith } from '../match/occurring.ts';
import { type Plan, planLeaves, type RecordPlan, type Test } from '../plan.ts';

/** A dataset that holds nothing of what a record criterion is about, with all its patients. */
export type Gap = {
  readonly dataset: string;
  readonly path: string;
  readonly reason: string;
  readonly patients: number;
};

/** Gaps of every record criterion of a plan, in the order they stand. */
export function findGaps(plan: Plan, views: readonly View[]): readonly Gap[] {
  const sizes = datasetSizes(views);
  const gaps = planLeaves(plan).flatMap((leaf) => gapsOf(leaf, views, sizes));
  // One part of the criterion can be several of the plan: a wild type is a cover and a variant for each gene.
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}

type Size = { readonly dataset: string; readonly patients: number };

function datasetSizes(views: readonly View[]): readonly Size[] {
  return views
    .flatMap(({ segment: { datasets }, scope }) =>
      datasets.ids.flatMap((dataset, n) => {
        const own = datasets.patients[n];
        return own === undefined || !scope.datasets.includes(dataset)
          ? []
          : [{ dataset, patients: countBits(own) }];
      }),
    )
    .sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
}

function gapsOf(leaf: RecordPlan, views: readonly View[], sizes: readonly Size[]): readonly Gap[] {
  const whole = toGaps(leaf, heldBy(leaf, views), sizes);
  const known = new Set(whole.map(({ dataset }) => dataset));
  const left = sizes.filter(({ dataset }) => !known.has(dataset));
  return [
    ...whole,
    ...referencesOf(leaf).flatMap((field) => toGaps(leaf, referring(leaf, field, views), left)),
  ];
}

/** Where something is held, and what is not elsewhere. */
type Held = { readonly held: ReadonlySet<string>; readonly what: string };

function toGaps(leaf: RecordPlan, { held, what }: Held, sizes: readonly Size[]): readonly Gap[] {
  return sizes
    .filter(({ dataset }) => !held.has(dataset))
    .map(({ dataset, patients }) => ({
      dataset,
      path: leaf.path.join('.'),
      reason: `the dataset holds ${what}`,
      patients,
    }));
}

/** Datasets with a record of the kind that is asked; findings count as held where an examination could have found them. */
function heldBy(leaf: RecordPlan, views: readonly View[]): Held {
  const { foundBy } = modelOf(leaf.record);
  if (foundBy !== undefined)
    return {
      held: covering(leaf, foundBy, views),
      what: `no ${examination.record} that covers the ${foundBy.subject}`,
    };
  const about = leaf.tests.filter((test) => isAbout(leaf, test));
  const what =
    about.length === 0
      ? `no ${modelOf(leaf.record).type} at all`
      : `no ${modelOf(leaf.record).type} of the kind that is asked`;
  return { held: datasetsWith({ record: leaf.record, tests: about }, views), what };
}

/** References that a criterion follows and nothing else stands for. */
function referencesOf({ tests }: RecordPlan): readonly string[] {
  return tests.flatMap((test) => {
    const [only, ...others] = test.kind === 'linked' ? test.links : [];
    return only?.kind === 'to' && others.length === 0 ? [only.field] : [];
  });
}

/** Datasets with a record of the kind that is asked that says what it refers to. */
function referring(leaf: RecordPlan, field: string, views: readonly View[]): Held {
  const about = leaf.tests.filter((test) => isAbout(leaf, test));
  const known = { kind: 'present', property: `${field}Id`, present: true } as const;
  return {
    held: datasetsWith({ record: leaf.record, tests: [...about, known] }, views),
    what: `no ${modelOf(leaf.record).type} of the kind that is asked whose ${field} is known`,
  };
}

function isAbout({ record }: RecordPlan, test: Test): boolean {
  const { concept, about = [] } = modelOf(record);
  if (test.kind === 'concepts') return test.field === concept;
  return test.kind === 'text' && (about.includes(test.property) || test.property === `${concept}Source`);
}

function covering(leaf: RecordPlan, finding: Finding, views: readonly View[]): ReadonlySet<string> {
  const subjects = leaf.tests.flatMap((test) =>
    test.kind === 'text' && test.property === finding.subject ? test.values : [],
  );
  const panels =
    subjects.length === 0
      ? coveringPanels([], views)
      : subjects.flatMap((subject) => coveringPanels([subject], views));
  return datasetsWith(examinationsFor(finding, panels), views);
}
