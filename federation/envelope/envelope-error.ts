import { errors } from 'jose';

/** `LATE`: of another time. `FOREIGN`: of another, or for another. `MALFORMED`: it makes no sense. */
type Kind = 'LATE' | 'FOREIGN' | 'MALFORMED';

/** Why what came from hub or site is not taken: for log and audit, never for who sent it. */
export class EnvelopeError extends Error {
  readonly kind: Kind;

  constructor(kind: Kind, message: string) {
    super(message);
    this.name = 'EnvelopeError';
    this.kind = kind;
  }
}

/** Makes of what `jose` says that nobody who may has signed or sealed it; `why` in words. Other errors are thrown on. */
export function foreignOrThrow(why: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof errors.JWTExpired || isOfAnotherTime(error))
      throw new EnvelopeError('LATE', 'it is of another time: the clocks may differ');
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new EnvelopeError('FOREIGN', why);
    throw error;
  };
}

function isOfAnotherTime(error: unknown): boolean {
  return error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat';
}
