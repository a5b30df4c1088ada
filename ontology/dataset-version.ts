/** What changed with a version of a dataset, in words. */
export const versionNotes = {
  first: 'First version.',
  back: 'The dataset is there again.',
  description: 'The description changed.',
  records: 'Records changed.',
  both: 'Records and the description changed.',
} as const;

/** How a version that begins at an ISO time is called, among others that are known: by its day, and of that day by its turn. */
export function calendarVersion(issuedAt: string, known: readonly string[]): string {
  const day = issuedAt.slice(0, 10).replaceAll('-', '.');
  const ofDay = known.filter((version) => version.startsWith(day)).length;
  return ofDay === 0 ? day : `${day}.${ofDay + 1}`;
}
