import { describe, expect, it } from 'vitest';
import { parseQuestion, underParameters } from '../../eucaim/query.ts';
import { CriterionErrors, type Fault } from '../../ontology/errors.ts';

const parse = (query: string) => parseQuestion(new URLSearchParams(query));

/** Codes, parameters and messages of what is refused. */
function faultsOf(query: string) {
  try {
    parse(query);
    return [];
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return error.errors.map(({ code, argument, message }) => ({ code, argument, message }));
  }
}

const breast = { codes: ['SNOMED:76752008'] };

describe('parseQuestion', () => {
  it('reads what Focus asks: everything of images is asked of one series', () => {
    const query = 'gender=male&diagnosis=SNOMEDCT399068003&modality=MR&bodyPart=breast&manufacturer=Philips';
    const manufacturer = ['philips', 'philips medical systems', 'philips healthcare'];
    const imaging = { modality: ['MR'], bodyPart: breast, manufacturer };
    expect(parse(query)).toEqual({
      where: {
        all: [
          { patient: { sex: ['MALE'] } },
          { condition: { code: { codes: ['SNOMED:399068003'] } } },
          { imaging },
        ],
      },
      imaging,
    });
  });

  it.each(['', '?', '&'])('reads %j as no question', (query) => {
    expect(parse(query)).toBeUndefined();
  });

  it.each([
    ['gender=female', { patient: { sex: ['FEMALE'] } }],
    ['gender=OTHER', { patient: { sex: ['OTHER'] } }],
    ['gender=unknown', { patient: { sex: ['UNKNOWN'] } }],
    ['diagnosis=snomedct254837009', { condition: { code: { codes: ['SNOMED:254837009'] } } }],
    ['modality=ct', { imaging: { modality: ['CT'] } }],
    ['modality=MG', { imaging: { modality: ['MG'] } }],
    ['modality=PET', { imaging: { modality: ['PT'] } }],
    ['modality=SPECT', { imaging: { modality: ['NM', 'ST'] } }],
    ['bodyPart=Colon', { imaging: { bodyPart: { codes: ['SNOMED:71854001'] } } }],
    ['bodyPart=lung', { imaging: { bodyPart: { codes: ['SNOMED:39607008'] } } }],
    ['bodyPart=pelvis', { imaging: { bodyPart: { codes: ['SNOMED:816092008'] } } }],
    ['bodyPart=prostate', { imaging: { bodyPart: { codes: ['SNOMED:41216001'] } } }],
    ['manufacturer=toshiba', { imaging: { manufacturer: ['toshiba', 'toshiba_mec'] } }],
  ])('reads %s', (query, criterion) => {
    expect(parse(query)?.where).toEqual({ all: [criterion] });
  });

  it.each(['Siemens', 'General%20Electric', 'General+Electric', 'Philips', 'Toshiba', 'Canon'])(
    'knows how the manufacturer %s is written',
    (name) => {
      expect(parse(`manufacturer=${name}`)?.imaging).toEqual({
        manufacturer: expect.arrayContaining([expect.any(String)]),
      });
    },
  );

  it.each([
    ['gender=male&gender=female', 'UNSUPPORTED', 'gender'],
    ['gender=', 'ARGUMENT_INVALID', 'gender'],
    ['modality', 'ARGUMENT_INVALID', 'modality'],
    ['gender=man', 'ARGUMENT_INVALID', 'gender'],
    ['gender=male%20', 'ARGUMENT_INVALID', 'gender'],
    ['diagnosis=399068003', 'ARGUMENT_INVALID', 'diagnosis'],
    ['diagnosis=SNOMEDCT399068004', 'ARGUMENT_INVALID', 'diagnosis'], // its check digit is 3
    ['diagnosis=SNOMEDCT', 'ARGUMENT_INVALID', 'diagnosis'],
    ['modality=MRI', 'ARGUMENT_INVALID', 'modality'],
    ['modality=MR,CT', 'ARGUMENT_INVALID', 'modality'],
    ['bodyPart=toe', 'ARGUMENT_INVALID', 'bodyPart'],
    ['bodyPart=constructor', 'ARGUMENT_INVALID', 'bodyPart'],
    ['manufacturer=Acme', 'ARGUMENT_INVALID', 'manufacturer'],
    ['bodypart=breast', 'UNSUPPORTED', 'bodypart'],
    ['age=40-50', 'UNSUPPORTED', 'age'],
    ['SNOMEDCT423493009=40', 'UNSUPPORTED', 'SNOMEDCT423493009'],
    ['__proto__=x', 'UNSUPPORTED', '__proto__'],
  ])('refuses %s', (query, code, parameter) => {
    expect(faultsOf(query)).toEqual([{ code, argument: [parameter], message: expect.any(String) }]);
  });

  it('tells all faults, ten at most, beside a parameter that is right', () => {
    const [first, second] = faultsOf('gender=man&modality=MR&age=1');
    expect([first?.message, second?.message]).toEqual([
      'gender: expected female, male, other or unknown.',
      'age: is nothing that can be filtered by; there are gender, diagnosis, modality, bodyPart, manufacturer.',
    ]);
    const many = Array.from({ length: 50 }, (_, n) => `p${n}=1`).join('&');
    expect(faultsOf(many)).toHaveLength(10);
  });
});

describe('underParameters', () => {
  const faults = (...some: readonly Fault[]) =>
    underParameters(new CriterionErrors(some)).errors.map(({ message }) => message);
  const code = 'UNSUPPORTED';

  it('tells each fault once, under the parameter that it comes of', () => {
    const maker = (at: number) => ['where', 'all', 1, 'imaging', 'manufacturer', at];
    expect(
      faults(
        { code, path: ['where', 'all', 0, 'condition', 'code', 'codes', 0], reason: 'is unknown' },
        { code, path: maker(0), reason: 'is a text' },
        { code, path: maker(1), reason: 'is a text' },
      ),
    ).toEqual(['diagnosis: is unknown.', 'manufacturer: is a text.']);
  });

  it('leaves what comes of none where it was', () => {
    expect(faults({ code, path: ['datasets', 0], reason: 'is none' })).toEqual(['datasets.0: is none.']);
  });
});
