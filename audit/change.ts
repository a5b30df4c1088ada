import type { Charge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import type { AuditEvent, AuditKind } from './event.ts';

/** A change of what people may, or of the data. */
export type Change<Made> = Pick<AuditEvent, 'datasets'> & {
  readonly kind: Extract<
    AuditKind,
    `${'GRANT' | 'TOKEN' | 'SITE' | 'DATA'}_${string}` | 'LOGOUT' | 'CHARGES_GIVEN_UP'
  >;
  /** What is known of it before. */
  readonly details: object;
  readonly make: () => Promise<Made>;
  /** Which datasets it was of, where that is known only then. */
  readonly datasetsOf?: (made: Made) => readonly string[];
  /** What it charged. */
  readonly chargedBy?: (made: Made) => readonly Charge[];
  /** What is known of it when it is made; the same where it is not said. */
  readonly told?: (made: Made) => object;
};

/** Who makes a change, by which request if by one, and what keeps it. */
export type Changing = Pick<AuditEvent, 'requestId' | 'who' | 'address' | 'purpose'> & {
  readonly add: (event: AuditEvent) => Promise<void>;
};

/** Makes a change that is kept before it is made, and with what came of it. @throws what `make` and `add` throw */
export async function keepChange<Made>(
  { make, told, datasetsOf, chargedBy, details, ...change }: Change<Made>,
  { add, ...by }: Changing,
): Promise<Made> {
  const keep = (event: Pick<AuditEvent, 'outcome' | 'codes' | 'datasets' | 'charged'>, known = details) =>
    add({ ...by, ...change, ...event, details: { ...known } });
  await keep({ outcome: 'BEGUN' });
  try {
    const made = await make();
    const of = {
      ...(datasetsOf && { datasets: datasetsOf(made) }),
      ...(chargedBy && { charged: chargedBy(made) }),
    };
    await keep({ outcome: 'DONE', ...of }, told?.(made));
    return made;
  } catch (error) {
    const code = error instanceof KnownError ? error.code : 'INTERNAL';
    if (code !== 'AUDIT_UNAVAILABLE') await keep({ outcome: 'FAILED', codes: [code] });
    throw error;
  }
}
