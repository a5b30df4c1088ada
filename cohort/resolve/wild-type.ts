import { inTurn } from '../../graph/breathe.ts';
import type { Path } from '../../ontology/errors.ts';
import type { Finding } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import { examinationsFor } from '../examination.ts';
import { coveringPanels } from '../match/findings.ts';
import type { Plan, RecordPlan } from '../plan.ts';
import { askedValues } from './findings.ts';
import { resolveTests } from './records.ts';
import type { Resolution } from './resolution.ts';

/** For each gene that is asked: an examination covered it, and nothing was found of it. */
export async function wildTypes(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<readonly Plan[]> {
  const { record, where, occurrences } = criterion;
  const finding = findingOf(criterion);
  const { subject } = finding;
  const genes = askedValues(where, subject);
  const narrow = where.find(({ key }) => ![subject, 'dataset', 'sourceFile'].includes(key));
  if (genes.length === 0) resolution.faults.add(path, `WILD_TYPE needs ${subject}`);
  if (narrow !== undefined)
    resolution.faults.add([...path, narrow.key], 'cannot be asked together with WILD_TYPE');
  if (occurrences !== undefined)
    resolution.faults.add([...path, 'occurrences'], 'cannot be asked together with WILD_TYPE');
  const from = where.filter(({ key }) => key === 'dataset' || key === 'sourceFile');
  return inTurn(genes, resolution.breathe, async (gene): Promise<Plan> => {
    const ofGene: FieldTest = { key: subject, field: subject, test: 'oneOf', values: [gene] };
    const found = await resolveTests({ kind: 'has', record, where: [ofGene, ...from] }, resolution, path);
    const panels = coveringPanels([gene], resolution.views);
    const covered = await examined({ finding, panels, from }, resolution, path);
    return { kind: 'all', of: [covered, { kind: 'not', of: found }] };
  });
}

function findingOf({ record }: RecordCriterion): Finding {
  const { foundBy } = modelOf(record);
  if (foundBy === undefined) throw new TypeError(`nothing finds a ${record}, so it has no status`);
  return foundBy;
}

type Covered = {
  readonly finding: Finding;
  readonly panels: readonly string[];
  readonly from: readonly FieldTest[];
};

/** Examinations with one of the panels. A file that says what was found need not be the one that says what was examined. */
async function examined(
  { finding, panels, from }: Covered,
  resolution: Resolution,
  path: Path,
): Promise<RecordPlan> {
  const datasets = from.filter(({ test }) => test === 'dataset');
  const plan = await resolveTests(
    { kind: 'has', record: examination.record, where: datasets },
    resolution,
    path,
  );
  return { ...plan, tests: [...plan.tests, ...examinationsFor(finding, panels).tests] };
}
