import { inTurn } from '../../graph/breathe.ts';
import type { Path } from '../../ontology/errors.ts';
import { isFacetField } from '../../ontology/facets.ts';
import { type Criterion, criterionKey, type RecordCriterion } from '../criterion.ts';
import type { Plan } from '../plan.ts';
import { reportDatasets } from './datasets.ts';
import { plainStatus, reportFaults } from './findings.ts';
import { resolvePatient } from './patient.ts';
import { resolveTests } from './records.ts';
import type { Resolution } from './resolution.ts';
import { wildTypes } from './wild-type.ts';

/**
 * A criterion in the terms of this graph. `resolution.faults` gets every code and unit that is unknown here and
 * everything that cannot be decided; with any of them the plan is not to be used.
 */
export async function resolve(criterion: Criterion, resolution: Resolution, path: Path): Promise<Plan> {
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return {
        kind: criterion.kind,
        of: await resolveMembers(criterion.of, resolution, [...path, criterion.kind]),
      };
    case 'not':
      return { kind: 'not', of: await resolve(criterion.of, resolution, [...path, 'not']) };
    case 'atLeast': {
      const of = await resolveMembers(criterion.of, resolution, [...path, 'atLeast', 'of']);
      return { kind: 'atLeast', count: criterion.count, of };
    }
    case 'dataset':
      await reportDatasets(criterion.ids, resolution, [...path, 'dataset']);
      return { kind: 'datasets', ids: criterion.ids };
    case 'cohort':
      return resolveSaved(criterion.id, resolution, [...path, 'cohort']);
    case 'facet':
      return { ...criterion, field: isFacetField(criterion.field) ? criterion.field : 'DATASET' };
    case 'patient':
      return resolvePatient(criterion.where, resolution, [...path, 'patient']);
    case 'has':
      return resolveHas(criterion, resolution, [...path, criterionKey(criterion)]);
  }
}

/**
 * What a saved cohort means now. It stays one member of the question, whatever it consists of: attrition has one step
 * for it, and no facet ignores a part of it.
 */
async function resolveSaved(id: string, resolution: Resolution, path: Path): Promise<Plan> {
  const definition = resolution.saved.get(id);
  switch (definition?.kind) {
    case 'frozen':
      return { kind: 'patients', ids: definition.patients, listed: definition.listed };
    case 'definition':
      return {
        kind: 'any',
        of: [await resolve(definition.criterion, { ...resolution, isStored: true }, path)],
      };
    case undefined: // there is none, which is among the faults
      return { kind: 'patients', ids: [], listed: null };
  }
}

function resolveMembers(
  members: readonly Criterion[],
  resolution: Resolution,
  path: Path,
): Promise<readonly Plan[]> {
  return inTurn(members, resolution.breathe, (member, at) => resolve(member, resolution, [...path, at]));
}

async function resolveHas(criterion: RecordCriterion, resolution: Resolution, path: Path): Promise<Plan> {
  const { where } = criterion;
  await reportFaults(criterion, resolution, path);
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
