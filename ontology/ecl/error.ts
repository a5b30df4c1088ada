/**
 * Why an expression constraint has no answer.
 * `syntax`: the text is no ECL; `unsupported`: it is, but the part is not evaluated here; `unknown`: the graph
 * does not hold the concept; `expensive`: the answer takes too long.
 */
export type EclErrorKind = 'syntax' | 'unsupported' | 'unknown' | 'expensive';

/** An expression constraint that cannot be parsed or evaluated; `position` is a 0-based offset in its text. */
export class EclError extends Error {
  readonly kind: EclErrorKind;
  readonly position: number;
  /** What was expected and what came, without a full stop. */
  readonly reason: string;

  constructor(kind: EclErrorKind, position: number, reason: string) {
    super(`ECL at character ${position}: ${reason}.`);
    this.name = 'EclError';
    this.kind = kind;
    this.position = position;
    this.reason = reason;
  }
}
