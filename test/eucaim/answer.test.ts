import { describe, expect, it } from 'vitest';
import { type ShownDataset, toAnswer, toText } from '../../eucaim/answer.ts';

const values = (...all: readonly string[]) => all.map((value) => ({ value }));
const breasts: ShownDataset = {
  ...{
    title: 'Breasts',
    description: 'Of one hospital.',
    ages: { from: 30, to: 84 },
    modalities: ['MG', 'MR'],
  },
  values: {
    SEX: values('FEMALE', 'MALE', 'UNKNOWN'),
    BODY_PART: values('BREAST', 'ABDOMENPELVIS', 'Left Breast'),
  },
};
const nothing: ShownDataset = {
  ...{ title: 'Nothing said', ages: null, modalities: [] },
  values: { SEX: [], BODY_PART: [] },
};
const known = new Map([
  ['a', breasts],
  ['b', nothing],
]);

describe('toAnswer', () => {
  it('has a collection for each dataset with a number, in the words of EUCAIM, and their sums', () => {
    const found = [
      { id: 'a', subjects: 120, studies: 131 },
      { id: 'b', subjects: 7, studies: 0 },
      { id: 'c', subjects: 0, studies: 0 },
    ];
    expect(toAnswer(found, known, [])).toEqual({
      collections: [
        {
          ...{ id: 'a', name: 'Breasts', description: 'Of one hospital.', age_range: { min: 30, max: 84 } },
          ...{ gender: ['Female', 'Male'], modalities: ['MG', 'MR'] },
          ...{
            body_parts: ['Breast', 'Abdomenpelvis', 'Left Breast'],
            subjects_count: 120,
            studies_count: 131,
          },
        },
        {
          ...{ id: 'b', name: 'Nothing said', description: '', age_range: {}, gender: [], modalities: [] },
          ...{ body_parts: [], subjects_count: 7, studies_count: 0 },
        },
      ],
      total: { subjects_count: 127, studies_count: 131 },
    });
  });

  it('leaves out what is suppressed, and the sum of studies where any are not told', () => {
    const found = [
      { id: 'a', subjects: 120, studies: null },
      { id: 'b', subjects: null, studies: null },
    ];
    const { collections, total } = toAnswer(found, known, []);
    expect(collections.map(({ id, ...one }) => [id, 'studies_count' in one])).toEqual([['a', false]]);
    expect(total).toEqual({ subjects_count: 120 });
    expect(toAnswer([{ id: 'a', subjects: 3, studies: 4 }, ...found.slice(1)], known, []).total).toEqual({
      subjects_count: 3,
    });
  });

  it.each([
    ['suppressed', null, { subjects_count: 0 }],
    ['of nobody', 0, { subjects_count: 0, studies_count: 0 }],
  ])('says so where every number is %s, and names what was not asked', (_, n, total) => {
    const notAsked = [{ id: 'd', reason: 'shares records with e' }];
    expect(toAnswer([{ id: 'a', subjects: n, studies: n }], known, notAsked)).toEqual({
      ...{ collections: [], total, note: 'No collection is shown: below the threshold or none.' },
      not_asked: notAsked,
    });
  });
});

describe('toText', () => {
  it('is ASCII that means the same, to which Focus can add members of its own', () => {
    const answer = toAnswer(
      [{ id: 'a', subjects: 1, studies: 1 }],
      new Map([['a', { ...breasts, title: 'Brüste 𝛼' }]]),
      [],
    );
    const text = toText(answer);
    expect(text).toMatch(/^\{[\x20-\x7e]+\}$/);
    const spliced = text.replace('{', '{"provider_icon":"y",').replace('{', '{"provider":"x",');
    expect(JSON.parse(spliced)).toEqual({ provider: 'x', provider_icon: 'y', ...answer });
  });
});
