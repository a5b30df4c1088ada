/** Without what differs from load to load: ids of loads, times, versions and what is derived from them. */
export function withoutLoads(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'LOAD')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/fingerprint:? \w+/gi, 'FINGERPRINT');
}

/** Each value of an answer, with its place. */
export function flatten(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [withoutLoads(`${place} ${JSON.stringify(value)}`)];
  const parts = Object.entries(value);
  return parts.length === 0
    ? [`${place} none`]
    : parts.flatMap(([key, part]) => flatten(part, `${place} ${key}`));
}
