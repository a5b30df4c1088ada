import { cypher } from '../cypher.ts';
import { inScope, matchPatients, matchRecords, planToCypher } from './cypher.ts';
import type { Plan, RecordPlan } from './plan.ts';
import type { Read, Scope } from './scope.ts';

/** A plan and the data that it is put to. */
export type Asked = { readonly plan: Plan; readonly scope: Scope; readonly read: Read };

/** Every patient in scope. */
export const everybody: Plan = { kind: 'patient', tests: [] };

/** How many patients satisfy the plan. */
export async function countPatients({ plan, scope, read }: Asked): Promise<number> {
  const [row] = await read<{ n: number }>(cypher`
    ${matchPatients(plan, scope)}
    RETURN count(patient) AS n`);
  return row?.n ?? 0;
}

/** Patients after each member of a list, all members before it holding as well; first, how many there are at all. */
export async function countSteps(
  members: readonly Plan[],
  { scope, read }: Omit<Asked, 'plan'>,
): Promise<readonly number[]> {
  const total = await countPatients({ plan: everybody, scope, read });
  const steps = members.map((_, at) =>
    countPatients({ plan: { kind: 'all', of: members.slice(0, at + 1) }, scope, read }),
  );
  return [total, ...(await Promise.all(steps))];
}

/** Key of a patient in the order of a cohort. */
export type PatientKey = { readonly dataset: string; readonly id: string };

/** The `first` patients after a key, by dataset and id, and one more if there is one. */
export async function patientKeys(
  { plan, scope, read }: Asked,
  { first, after }: { readonly first: number; readonly after?: PatientKey | undefined },
): Promise<readonly PatientKey[]> {
  const { dataset, id } = after ?? { dataset: '', id: '' };
  return read<PatientKey>(cypher`
    ${matchPatients(plan, scope)}
    WITH patient.id AS id, head([one IN patient.datasets WHERE one IN ${scope.datasets}]) AS dataset
    WHERE dataset > ${dataset} OR dataset = ${dataset} AND id > ${id}
    RETURN dataset, id
    ORDER BY dataset, id
    LIMIT toInteger(${first + 1})`);
}

/** Sums over the series of a cohort. */
export type ImagingSums = {
  readonly patients: number;
  readonly studies: number;
  readonly series: number;
  readonly instances: number;
  readonly sizeBytes: number | null;
};

/** Patients, distinct study uids, series, instances and bytes of the series that satisfy `where`. */
export async function sumImaging({ plan, scope, read }: Asked, where: RecordPlan): Promise<ImagingSums> {
  const [row] = await read<ImagingSums>(cypher`
    ${matchPatients(plan, scope)}
    ${matchRecords('imagingSeries', where.tests, scope)}
    MATCH (record)-[:IN_STUDY]->(study:ImagingStudy)
    RETURN count(DISTINCT patient) AS patients, count(DISTINCT study.studyInstanceUid) AS studies,
      count(record) AS series, sum(record.instances) AS instances,
      CASE WHEN count(record.sizeBytes) = 0 THEN null ELSE sum(record.sizeBytes) END AS sizeBytes`);
  return row ?? { patients: 0, studies: 0, series: 0, instances: 0, sizeBytes: null };
}

/** Patients with a record that a test leaves open, and none that decides for them. */
export async function countOpen(
  leaf: RecordPlan,
  { scope, read }: Omit<Asked, 'plan'>,
): Promise<readonly number[]> {
  return Promise.all(
    leaf.open.map(async ({ tests }) => {
      const [row] = await read<{ n: number }>(cypher`
        MATCH (patient:Patient)
        WHERE ${inScope(scope)} AND NOT ${planToCypher(leaf, scope)} AND EXISTS { ${matchRecords(leaf.record, tests, scope)} }
        RETURN count(patient) AS n`);
      return row?.n ?? 0;
    }),
  );
}

/** The record criteria of a plan, in the order they stand. */
export function leavesOf(plan: Plan): readonly RecordPlan[] {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return plan.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(plan.of);
    case 'has':
      return [plan];
    case 'datasets':
    case 'facet':
    case 'patient':
      return [];
  }
}
