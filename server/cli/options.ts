import { InvalidArgumentError } from 'commander';

/** The number of an option that counts. @throws InvalidArgumentError */
export function parseCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number.');
}
