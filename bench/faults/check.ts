/** What was expected under a fault, what came, and whether that holds. */
export type Check = {
  readonly fault: string;
  readonly expected: string;
  readonly seen: string;
  readonly holds: boolean;
};

/** A promise that holds where `isMet` says so of what was seen. */
export function checkOf(
  fault: string,
  expected: string,
  { seen, holds }: Pick<Check, 'seen' | 'holds'>,
): Check {
  return { fault, expected, seen, holds };
}

/** How often each text occurs, as `A 3, B 1`. */
export function tallyOf(texts: readonly string[]): string {
  const counted = new Map<string, number>();
  for (const text of texts) counted.set(text, (counted.get(text) ?? 0) + 1);
  return [...counted].map(([text, n]) => `${text} ${n}`).join(', ');
}

/** Milliseconds as seconds with one digit. */
export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
