/** Days for which what is kept of a question is known. */
export const keptDays = 14;

/** When what is kept from a time on is not known any more. UTC. */
export function endOf(start: Date): string {
  return new Date(start.getTime() + keptDays * 86_400_000).toISOString();
}
