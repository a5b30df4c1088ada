import type { WaitingQuestion } from '../../questions/held.ts';

/** A question of a hub for women, that waits because of these datasets. */
export function aQuestionThatWaits(...datasets: readonly string[]): WaitingQuestion {
  return {
    ...{ hub: 'the-hub', where: { patient: { sex: ['FEMALE'] } }, purpose: 'feasibility', datasets },
    facets: [],
    text: 'a patient with sex FEMALE',
    asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: 'a.example' },
  };
}
