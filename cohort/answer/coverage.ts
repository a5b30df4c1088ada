import { inTurn } from '../../graph/breathe.ts';
import type { View } from '../../index/view.ts';
import type { Finding } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import { examinationsFor } from '../examination.ts';
import { coveringPanels } from '../match/findings.ts';
import { datasetsWith } from '../match/occurring.ts';
import { planLeaves, type RecordPlan, type Test } from '../plan.ts';
import type { Silent } from '../three-valued.ts';
import type { AskedPlan } from './answers.ts';

/** What a dataset holds of what a part of a plan is about. */
export type Cover = {
  /** The part, and its place among those of the plan. */
  readonly leaf: RecordPlan;
  readonly place: number;
  /** `record`: records of the kind that is asked; `reference`: such records that say what they refer to. */
  readonly of: 'record' | 'reference';
  readonly dataset: string;
  readonly path: string;
  /** Why it is a gap where nothing is held. */
  readonly reason: string;
  /**
   * Whether it would be a gap in what was looked for there, and not only in what was found: no record of the type, no examination, no
   * value of what is measured.
   */
  readonly isBlind: boolean;
  /** 1 where it holds any, else 0. */
  readonly held: number;
};

/** What every dataset in scope holds of every record criterion of a plan, in the order these stand. */
export async function findCover({ plan, views, breathe }: AskedPlan): Promise<readonly Cover[]> {
  const covers = await inTurn(planLeaves(plan), breathe, (leaf, at) => coversOf(leaf, at, views));
  return covers.flat();
}

/** The datasets that hold nothing of what a part asks, by the gaps among covers. */
export function silentBy(gaps: readonly Cover[]): Silent {
  return (leaf) => gaps.flatMap((gap) => (gap.leaf === leaf ? [gap.dataset] : []));
}

function coversOf(leaf: RecordPlan, place: number, views: readonly View[]): readonly Cover[] {
  const datasets = datasetsOf(views);
  return [heldBy(leaf, views), ...referencesOf(leaf).map((field) => referring(leaf, field, views))].flatMap(
    ({ of, held, what, sees }) =>
      datasets.map((dataset) => ({
        leaf,
        place,
        of,
        dataset,
        path: leaf.path.join('.'),
        ...{ reason: `the dataset holds ${what}`, isBlind: !sees(dataset) },
        held: held.has(dataset) ? 1 : 0,
      })),
  );
}

/** The datasets in scope that have patients, in order of their ids. */
function datasetsOf(views: readonly View[]): readonly string[] {
  return views
    .flatMap(({ segment: { datasets }, scope }) => datasets.ids.filter((id) => scope.datasets.includes(id)))
    .sort();
}

/** Where something is held, and what is not elsewhere. */
type Held = Pick<Cover, 'of'> & {
  readonly held: ReadonlySet<string>;
  readonly what: string;
  /** Whether a dataset would have it if there were any. */
  readonly sees: (dataset: string) => boolean;
};

const seesNothing = () => false;

/** Datasets with a record of the kind that is asked; findings count as held where an examination could have found them. */
function heldBy(leaf: RecordPlan, views: readonly View[]): Held {
  const { foundBy } = modelOf(leaf.record);
  if (foundBy !== undefined)
    return {
      of: 'record',
      held: covering(leaf, foundBy, views),
      what: `no ${examination.record} that covers the ${foundBy.subject}`,
      sees: seesNothing,
    };
  const about = leaf.tests.filter((test) => isAbout(leaf, test));
  const what =
    about.length === 0
      ? `no ${modelOf(leaf.record).type} at all`
      : `no ${modelOf(leaf.record).type} of the kind that is asked`;
  const any = datasetsWith({ record: leaf.record, tests: [] }, views);
  const isMeasured = 'value' in modelOf(leaf.record).fields;
  return {
    ...{ of: 'record', held: datasetsWith({ record: leaf.record, tests: about }, views), what },
    sees: isMeasured ? seesNothing : (dataset) => any.has(dataset),
  };
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
    of: 'reference',
    held: datasetsWith({ record: leaf.record, tests: [...about, known] }, views),
    what: `no ${modelOf(leaf.record).type} of the kind that is asked whose ${field} is known`,
    sees: seesNothing,
  };
}

function isAbout({ record }: RecordPlan, test: Test): boolean {
  const { concept, about = [] } = modelOf(record);
  if (test.kind === 'concepts') return test.field === concept;
  if (test.kind === 'oneOf') return about.includes(test.property);
  return test.kind === 'text' && (about.includes(test.property) || test.property === `${concept}Source`);
}

/** Datasets with an examination that covers what is asked, or with a record of it: what was found was looked for. */
function covering(leaf: RecordPlan, finding: Finding, views: readonly View[]): ReadonlySet<string> {
  const about = leaf.tests.filter((test) => test.kind === 'text' && test.property === finding.subject);
  const subjects = about.flatMap((test) => ('values' in test ? test.values : []));
  const panels =
    subjects.length === 0
      ? coveringPanels([], views)
      : subjects.flatMap((subject) => coveringPanels([subject], views));
  return new Set([
    ...datasetsWith(examinationsFor(finding, panels), views),
    ...datasetsWith({ record: leaf.record, tests: about }, views),
  ]);
}
