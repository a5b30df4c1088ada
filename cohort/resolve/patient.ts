import type { Path } from '../../ontology/errors.ts';
import { patient } from '../../ontology/records.ts';
import type { FieldTest } from '../criterion.ts';
import type { PatientPlan, Test } from '../plan.ts';
import { combine, decided, openWhere, type ResolvedTest } from './combine.ts';
import type { Resolution } from './resolution.ts';
import { resolveTest } from './test.ts';

/** The tests of what is known of patients themselves; a number that is not known leaves a range open. */
export function resolvePatient(tests: readonly FieldTest[], resolution: Resolution, path: Path): PatientPlan {
  const resolved = tests.flatMap((test) => {
    const at = [...path, test.key];
    return resolveTest(test, patient.fields, resolution, at).map((one) => orUnknown(one, at));
  });
  return { kind: 'patient', ...combine(resolved) };
}

const reason =
  'it is not stated, and does not follow from the day of birth and the date of the index condition';

function orUnknown(test: Test, path: Path): ResolvedTest {
  return test.kind === 'range'
    ? openWhere(test, { kind: 'present', property: test.property, present: false }, { path, reason })
    : decided(test);
}
