import type { Path } from '../../ontology/errors.ts';
import type { FieldTest, RecordCriterion } from '../criterion.ts';
import { coveringPanels } from '../match/occurring.ts';
import type { Plan, RecordPlan, Test } from '../plan.ts';
import { askedGenes } from './genes.ts';
import { resolveTests } from './records.ts';
import type { Resolution } from './resolution.ts';

/** For each gene: an assay covered it, and no variant of it is known. */
export function wildTypes(criterion: RecordCriterion, resolution: Resolution, path: Path): readonly Plan[] {
  const genes = askedGenes(criterion.where);
  const narrow = criterion.where.find(({ key }) => !['gene', 'dataset', 'sourceFile'].includes(key));
  if (genes.length === 0) resolution.faults.add(path, 'WILD_TYPE needs gene');
  if (narrow !== undefined)
    resolution.faults.add([...path, narrow.key], 'cannot be asked together with WILD_TYPE');
  if (criterion.occurrences !== undefined)
    resolution.faults.add([...path, 'occurrences'], 'cannot be asked together with WILD_TYPE');
  const from = criterion.where.filter(({ key }) => key === 'dataset' || key === 'sourceFile');
  return genes.map((gene): Plan => {
    const ofGene: FieldTest = { key: 'gene', field: 'gene', test: 'oneOf', values: [gene] };
    const variant = resolveTests(
      { kind: 'has', record: 'variant', where: [ofGene, ...from] },
      resolution,
      path,
    );
    return {
      kind: 'all',
      of: [coveredBy(gene, from, resolution, path), { kind: 'not', of: variant }],
    };
  });
}

function coveredBy(gene: string, from: readonly FieldTest[], resolution: Resolution, path: Path): RecordPlan {
  const panels = coveringPanels([gene], resolution.views);
  const datasets = from.filter(({ test }) => test === 'dataset');
  const plan = resolveTests({ kind: 'has', record: 'assay', where: datasets }, resolution, path);
  const tests: readonly Test[] = [
    ...plan.tests,
    { kind: 'text', property: 'kind', values: ['mutation'] },
    { kind: 'oneOf', property: 'panel', values: panels },
  ];
  return { ...plan, tests };
}
