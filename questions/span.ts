/** Days for which what is kept of a question is known. */
export const keptDays = 14;

/** When what is kept from a time on, for so many days, is not known any more. UTC. */
export function endOf(start: Date, days = keptDays): string {
  return new Date(start.getTime() + days * 86_400_000).toISOString();
}
