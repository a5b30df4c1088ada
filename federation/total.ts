import type { Heard } from './ask-all.ts';

/** What sites told, added up: persons as each of them knows them. */
export type Total = {
  /** Null where none told a number. */
  readonly persons: number | null;
  /** Whether each site that was asked told a number, or that it has none to show, and left nothing out. */
  readonly isComplete: boolean;
};

/** Adds up what sites told: one that shows nothing adds 0. */
export function totalOf(heard: readonly Pick<Heard, 'told'>[]): Total {
  const numbers = heard.flatMap(({ told }) => (told?.kind === 'number' ? [told.persons] : []));
  return {
    persons: numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0),
    isComplete: heard.every(({ told }) => told !== null && told.leftOut === null),
  };
}
