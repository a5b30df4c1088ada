import type { GrantRole } from '../../access/grants/grant.ts';

/** Somebody of the demo, and what its identity provider and its grants make of them. */
export type DemoAccount = {
  readonly subject: string;
  readonly name: string;
  /** What an evaluator sees as them. */
  readonly sees: string;
  /** Whether the provider logs them in. */
  readonly isKnown: boolean;
  /** As what, and of which datasets: of the hospital that is not PUBLIC, or of all that the demo has. */
  readonly granted?: { readonly role: GrantRole; readonly datasets: 'hospital' | 'all' };
};

/** The dataset of docs/examples/hospital: four synthetic patients, NON_PUBLIC. */
export const hospital = 'hospital-oncology';

/** Shipped datasets that the demo does not show to everybody. */
export const guarded = ['tcga_brca', 'tcga_kirc'];

/** One of each tier. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    ...{ subject: 'stranger', name: 'Sam Stranger', isKnown: false },
    sees: 'the identity provider does not log them in: the catalogue and the concepts, as everybody',
  },
  {
    ...{ subject: 'registered', name: 'Ruth Registered', isKnown: true },
    sees: `logged in, nothing granted: protected counts over ${guarded.join(', ')} and ${hospital}, no record, and whom to ask`,
  },
  {
    ...{ subject: 'reader', name: 'Rami Reader', isKnown: true },
    sees: `granted ${hospital}: counts over its four patients and reads their records, and no other`,
    granted: { role: 'READER', datasets: 'hospital' },
  },
  {
    ...{ subject: 'steward', name: 'Stella Steward', isKnown: true },
    sees: 'steward of every dataset: counts over all of them',
    granted: { role: 'STEWARD', datasets: 'all' },
  },
];
