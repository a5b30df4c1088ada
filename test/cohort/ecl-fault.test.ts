import { describe, expect, it } from 'vitest';
import { addEclFault } from '../../cohort/ecl-fault.ts';
import { createFaults } from '../../cohort/faults.ts';
import { EclError } from '../../ontology/ecl/error.ts';

/** Raises what comes of an error in a constraint. */
function raise(error: unknown): void {
  const faults = createFaults();
  addEclFault(error, ['where', 'ecl'], faults);
  faults.raise();
}

describe('addEclFault', () => {
  it.each([
    ['syntax', 'CRITERION_INVALID'],
    ['unsupported', 'CRITERION_INVALID'],
    ['unknown', 'UNKNOWN_CODE'],
    ['expensive', 'QUERY_TOO_EXPENSIVE'],
  ] as const)('gives what is %s the code %s', (kind, code) =>
    expect(() => raise(new EclError(kind, 7, 'is not so'))).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ code, argument: ['where', 'ecl'] })] }),
    ),
  );
  it('says at which character of the text', () =>
    expect(() => raise(new EclError('syntax', 7, 'expected a bracket'))).toThrow(
      'where.ecl: at character 7: expected a bracket',
    ));
  it('throws what is no fault of the constraint', () =>
    expect(() => raise(new TypeError('a fault of ours'))).toThrow(TypeError));
});
