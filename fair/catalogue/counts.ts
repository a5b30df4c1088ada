import type { Count } from '../../disclosure/release.ts';
import { count, type Literal } from '../rdf/entity.ts';

/** A number that left the gate; nothing where it is suppressed. */
export function known({ value }: Count): readonly Literal[] {
  return value === null ? [] : [count(value)];
}
