import type { Path } from '../../ontology/errors.ts';
import { isFacetField } from '../../ontology/facets.ts';
import { modelOf, patient } from '../../ontology/records.ts';
import type { Criterion, FieldTest, RecordCriterion } from './criterion.ts';
import { createFaults } from './faults.ts';
import type { Counted, OpenTest, Plan, RecordPlan, Test } from './plan.ts';
import { askedGenes, copyNumberFaults, coveringPanels, plainStatus } from './resolve-genes.ts';
import { resolveQuantity } from './resolve-quantity.ts';
import { type Resolution, resolveTest } from './resolve-test.ts';

/**
 * A criterion in the terms of this graph. @throws CriterionErrors with every code and unit that is unknown here and
 * everything that cannot be decided
 */
export async function resolve(
  criterion: Criterion,
  resolution: Omit<Resolution, 'faults'>,
  path: Path = ['where'],
): Promise<Plan> {
  const faults = createFaults();
  const plan = await resolveMember(criterion, { ...resolution, faults }, path);
  faults.raise();
  return plan;
}

/** The tests of one kind of record, as `resolve`. */
export async function resolveRecords(
  criterion: RecordCriterion,
  resolution: Omit<Resolution, 'faults'>,
  path: Path,
): Promise<RecordPlan> {
  const faults = createFaults();
  const plan = await resolveTests(criterion, { ...resolution, faults }, path);
  faults.raise();
  return plan;
}

async function resolveMember(criterion: Criterion, resolution: Resolution, path: Path): Promise<Plan> {
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return {
        kind: criterion.kind,
        of: await resolveMembers(criterion.of, resolution, [...path, criterion.kind]),
      };
    case 'not':
      return { kind: 'not', of: await resolveMember(criterion.of, resolution, [...path, 'not']) };
    case 'atLeast': {
      const of = await resolveMembers(criterion.of, resolution, [...path, 'atLeast', 'of']);
      return { kind: 'atLeast', count: criterion.count, of };
    }
    case 'dataset':
      return { kind: 'datasets', ids: knownDatasets(criterion.ids, resolution, [...path, 'dataset']) };
    case 'facet':
      return { ...criterion, field: isFacetField(criterion.field) ? criterion.field : 'DATASET' };
    case 'patient': {
      const tests = await resolveAll(criterion.where, patient.fields, resolution, [...path, 'patient']);
      return { kind: 'patient', tests };
    }
    case 'has':
      return resolveHas(criterion, resolution, [
        ...path,
        modelOf(criterion.record).criterion ?? criterion.record,
      ]);
  }
}

function resolveMembers(
  members: readonly Criterion[],
  resolution: Resolution,
  path: Path,
): Promise<readonly Plan[]> {
  return Promise.all(members.map((member, at) => resolveMember(member, resolution, [...path, at])));
}

function knownDatasets(ids: readonly string[], { scope, faults }: Resolution, path: Path): readonly string[] {
  ids.forEach((id, at) => {
    if (!scope.datasets.includes(id)) faults.add([...path, at], 'is no dataset that you may use');
  });
  return ids;
}

async function resolveAll(
  tests: readonly FieldTest[],
  fields: Resolution['fields'],
  resolution: Resolution,
  path: Path,
): Promise<readonly Test[]> {
  const resolved = await Promise.all(
    tests.map((test) => resolveTest(test, { ...resolution, fields }, [...path, test.key])),
  );
  return resolved.flat();
}

async function resolveHas(criterion: RecordCriterion, resolution: Resolution, path: Path): Promise<Plan> {
  const { record, where } = criterion;
  if (record === 'copyNumber') await copyNumberFaults(where, resolution, path);
  const status = where.find(({ test }) => test === 'status');
  if (status === undefined || !('values' in status)) return resolveTests(criterion, resolution, path);
  const mutated = { ...criterion, where: plainStatus(where) };
  const wanted = status.values.map((value) => value.toUpperCase());
  const parts = [
    ...(wanted.includes('MUTATED') ? [await resolveTests(mutated, resolution, path)] : []),
    ...(wanted.includes('WILD_TYPE') ? await wildTypes(mutated, resolution, path) : []),
  ];
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', of: parts };
}

/** For each gene: an assay covered it, and no variant of it is known. */
async function wildTypes(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<readonly Plan[]> {
  const genes = askedGenes(criterion.where);
  const narrow = criterion.where.find(({ key }) => !['gene', 'dataset', 'sourceFile'].includes(key));
  if (genes.length === 0) resolution.faults.add(path, 'WILD_TYPE needs gene');
  if (narrow !== undefined)
    resolution.faults.add([...path, narrow.key], 'cannot be asked together with WILD_TYPE');
  if (criterion.occurrences !== undefined)
    resolution.faults.add([...path, 'occurrences'], 'cannot be asked together with WILD_TYPE');
  const from = criterion.where.filter(({ key }) => key === 'dataset' || key === 'sourceFile');
  return Promise.all(
    genes.map(async (gene): Promise<Plan> => {
      const ofGene: FieldTest = { key: 'gene', field: 'gene', test: 'oneOf', values: [gene] };
      const variant = await resolveTests(
        { kind: 'has', record: 'variant', where: [ofGene, ...from] },
        resolution,
        path,
      );
      return {
        kind: 'all',
        of: [await coveredBy(gene, from, resolution, path), { kind: 'not', of: variant }],
      };
    }),
  );
}

async function coveredBy(
  gene: string,
  from: readonly FieldTest[],
  resolution: Resolution,
  path: Path,
): Promise<RecordPlan> {
  const panels = await coveringPanels([gene], resolution);
  const datasets = from.filter(({ test }) => test === 'dataset');
  const plan = await resolveTests({ kind: 'has', record: 'assay', where: datasets }, resolution, path);
  const tests: readonly Test[] = [
    ...plan.tests,
    { kind: 'text', property: 'kind', values: ['mutation'] },
    { kind: 'oneOf', property: 'panel', values: panels },
  ];
  return { ...plan, tests };
}

async function resolveTests(
  criterion: RecordCriterion,
  resolution: Resolution,
  path: Path,
): Promise<RecordPlan> {
  const { record, where, occurrences } = criterion;
  const model = modelOf(record);
  const given = withDefaults(criterion);
  const asked = given.filter(({ test }) => test !== 'quantity');
  const plain = await resolveAll(asked, model.fields, resolution, path);
  const open: OpenTest[] = where.some(({ test }) => test === 'age')
    ? [
        {
          path: [...path, 'ageAtEvent'],
          reason: 'the age on the day of the record is not known',
          tests: [...withoutAge(plain), { kind: 'undated' }],
        },
      ]
    : [];
  const quantities = await Promise.all(
    given.map((test) =>
      test.test === 'quantity'
        ? resolveQuantity(
            test,
            { record, others: withoutAge(plain) },
            { ...resolution, fields: model.fields },
            path,
          )
        : undefined,
    ),
  );
  const decided = quantities.flatMap((quantity) => quantity?.test ?? []);
  return {
    kind: 'has',
    path,
    record,
    tests: [...plain, ...decided],
    min: occurrences?.min ?? 1,
    ...(occurrences?.max === undefined ? {} : { max: occurrences.max }),
    distinct: countedOf(criterion),
    open: [...open, ...quantities.flatMap((quantity) => quantity?.open ?? [])],
  };
}

function withoutAge(tests: readonly Test[]): readonly Test[] {
  return tests.filter(({ kind }) => kind !== 'age');
}

/** Redacted outcomes never match unless asked. */
function withDefaults({ record, where }: RecordCriterion): readonly FieldTest[] {
  if (record !== 'outcome' || where.some(({ key }) => key === 'redacted')) return where;
  return [...where, { key: 'redacted', field: 'redacted', test: 'is', value: false }];
}

/** What is counted where nobody says it: studies of series, specimens that are no part, else records. */
function countedOf({ record, occurrences }: RecordCriterion): Counted {
  if (occurrences === undefined) return 'RECORD';
  if (occurrences.distinct !== undefined) return occurrences.distinct;
  if (record === 'imagingSeries') return 'STUDY';
  return record === 'specimen' ? 'ROOT' : 'RECORD';
}
