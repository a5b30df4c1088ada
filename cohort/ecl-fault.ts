import { EclError, type EclErrorKind } from '../ontology/ecl/error.ts';
import type { ErrorCode, Path } from '../ontology/errors.ts';
import type { Faults } from './faults.ts';

const codes = {
  syntax: 'CRITERION_INVALID',
  unsupported: 'CRITERION_INVALID',
  unknown: 'UNKNOWN_CODE',
  expensive: 'QUERY_TOO_EXPENSIVE',
} as const satisfies Readonly<Record<EclErrorKind, ErrorCode>>;

/** Notes why an expression constraint has no answer, with the position in its text. @throws what is no EclError */
export function addEclFault(error: unknown, path: Path, faults: Faults): void {
  if (!(error instanceof EclError)) throw error;
  faults.add(path, `at character ${error.position}: ${error.reason}`, codes[error.kind]);
}
