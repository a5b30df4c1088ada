import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { type GuaranteeSettings, guaranteeSentence } from '../../noise/guarantee-sentence.ts';

const settings: GuaranteeSettings = {
  sigma: new Fraction(10),
  days: 365,
  units: { all: 240, organisation: 120, person: 60 },
  description: { rho: new Fraction(3, 10) },
  k: 10,
  alpha: 0.01,
  rounding: 5,
};

/** The numbers of a text, in their order. */
const numbersIn = (text: string) => text.match(/\d+(\.\d+)?/g);

describe('guaranteeSentence', () => {
  it('says of the defaults what is published', () => {
    expect(guaranteeSentence(settings)).toBe(
      [
        'In any 365 days, everything that all users, organisations and hubs together are told for the first time under protection about this population is differentially private for one patient, whether the patient is added, removed, or one fact about them is changed: ρ = 1.5 zero-concentrated, which is ε = 9.9 at δ = 10⁻⁶.',
        "In words: somebody who already knows every other patient, and everything about this one but a single yes-or-no fact, and who spends everybody's whole budget of 365 days on that fact, guesses it right in at most 81 of 100 cases; blind guessing gives 50.",
        'One organisation alone: 75; one person: 71.',
        'The bound grows with time (94 after 3 times 365 days, 98 after 5 times 365 days, if the whole budget is aimed at one person throughout), for a group of patients, and for a person held in several populations or hospitals.',
        'The threshold (of fewer than 10 patients a number is shown with a probability of at most 0.01) and the rounding to multiples of 5 are house rules on top and are no part of this proof.',
        'Not covered: datasets marked as exact; people granted the records; facts true of groups; the size and habits of the hospital; time differences below what the tests can see; what was told while other settings held.',
      ].join(' '),
    );
  });

  it('takes every number from the settings', () => {
    const others: GuaranteeSettings = {
      sigma: new Fraction(7),
      days: 100,
      units: { all: 49, organisation: 20, person: 5 },
      description: { rho: new Fraction(1, 8) },
      k: 13,
      alpha: 0.02,
      rounding: 4,
    };
    expect(numbersIn(guaranteeSentence(others))).toEqual([
      ...[
        '100',
        '0.625',
        '6.0',
        '10',
        '100',
        '72',
        '100',
        '50',
        '66',
        '62',
        '84',
        '3',
        '100',
        '90',
        '5',
        '100',
      ],
      ...['13', '0.02', '4'],
    ]);
  });

  it.each([
    ['budgets', settings],
    ['none', { ...settings, units: null }],
  ])('leaves out what was told while other settings held, with %s', (_what, held) =>
    expect(guaranteeSentence(held)).toMatch(/; what was told while other settings held\.$/),
  );

  it('says of a threshold that shows everybody from one patient on what it withholds', () =>
    expect(guaranteeSentence({ ...settings, k: 1 })).toContain('(of no patient a number is shown '));

  it('rounds no number down', () => {
    const text = guaranteeSentence({ ...settings, sigma: new Fraction(3) });
    expect(text).toContain('ρ = 13.634 ');
  });

  it('gives nobody a larger share than all have together', () => {
    const text = guaranteeSentence({ ...settings, units: { all: 60, organisation: 120, person: 600 } });
    expect(text).toContain(
      'at most 71 of 100 cases; blind guessing gives 50. One organisation alone: 71; one person: 71.',
    );
  });

  it('says that no bound holds where budgets are off', () => {
    const text = guaranteeSentence({ ...settings, units: null });
    expect(text).toMatch(/^No bound holds .* budgets are switched off/);
    expect(text).toContain(
      'right in up to 52 of 100 cases after 1 count with noise of standard deviation 10, 70 after 100 and 95 after 1000;',
    );
    expect(text).not.toMatch(/differentially private|ε/);
  });
});
