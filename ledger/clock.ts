/** Milliseconds since 1970. */
export type Clock = () => number;

const dayMs = 86_400_000;

/** The time as it was when the process began, and has gone on since: a clock that is set meanwhile changes nothing. */
export function createClock(wall: Clock = Date.now, steady: Clock = () => performance.now()): Clock {
  const began = wall() - steady();
  return () => began + steady();
}

/** UTC; times of this form are in the order of their texts. */
export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The time so many days after another one; before it, where `days` are negative. */
export function daysAfter(time: string, days: number): string {
  return toTime(Date.parse(time) + days * dayMs);
}

/** The end of the week that a time lies in, from Monday to Sunday. */
export function endOfWeek(time: string): string {
  const monday = 4 * dayMs; // 1970 began on a Thursday
  const weeks = Math.floor((Date.parse(time) - monday) / (7 * dayMs)) + 1;
  return toTime(weeks * 7 * dayMs + monday);
}
