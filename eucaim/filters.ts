import { namesOfClasses, valuesOfClass } from '../fair/eucaim/codes.ts';
import { bodyParts, modalities } from '../ontology/dicom-values.ts';
import { isSctid } from '../ontology/sctid.ts';

/** A parameter of a question, as a test of a field of our input. */
export type Filter = {
  /** The record that is tested: all tests of images hold for the same series. */
  readonly of: 'patient' | 'condition' | 'imaging';
  readonly field: string;
  /** What the values stand for: texts that a record has, in whatever case, or codes and all that is below them. */
  readonly means: 'texts' | 'codes';
  /** What a value stands for; nothing where it is none that is known. */
  readonly read: (value: string) => readonly string[];
  /** Values that may stand for these, as EUCAIM writes them, the usual ones first. */
  readonly spellings: (means: readonly string[]) => readonly string[];
  readonly expected: string;
};

const sexes = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'];

/** What EUCAIM calls otherwise than DICOM does: SPECT is a part of NM since its own code, ST, was retired. DICOM PS3.3, C.7.3.1.1.1. */
const otherModalities: ReadonlyMap<string, readonly string[]> = new Map([
  ['PET', ['PT']],
  ['SPECT', ['NM', 'ST']],
]);

/** What providers of EUCAIM can be asked by. */
export const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  [
    'gender',
    {
      ...{ of: 'patient', field: 'sex', means: 'texts' },
      read: (value) => sexes.filter((sex) => sex === value.toUpperCase()),
      spellings: () => sexes.map((sex) => sex.toLowerCase()),
      expected: 'female, male, other or unknown',
    },
  ],
  [
    'diagnosis',
    {
      ...{ of: 'condition', field: 'code', means: 'codes' },
      read: readConcept,
      spellings: (codes) => codes.map((code) => code.replace('SNOMED:', 'SNOMEDCT')),
      expected: 'SNOMEDCT and the id of a concept, such as SNOMEDCT399068003',
    },
  ],
  [
    'modality',
    {
      ...{ of: 'imaging', field: 'modality', means: 'texts' },
      read: readModality,
      spellings: () => [...otherModalities.keys(), ...modalities],
      expected: 'MR, CT, PET, SPECT or another modality of DICOM',
    },
  ],
  [
    'bodyPart',
    {
      ...{ of: 'imaging', field: 'bodyPart', means: 'codes' },
      read: (value) => [bodyParts.get(value.toUpperCase()) ?? []].flat(),
      spellings: () => [...bodyParts.keys()].map((part) => part.toLowerCase()),
      expected: 'breast, colon, lung, pelvis, prostate or another body part as DICOM calls it',
    },
  ],
  [
    'manufacturer',
    {
      ...{ of: 'imaging', field: 'manufacturer', means: 'texts' },
      read: (value) => valuesOfClass('manufacturer', value),
      spellings: () => namesOfClasses('manufacturer'),
      expected:
        'Siemens, General Electric, Philips, Toshiba or another manufacturer of which EUCAIM has a class',
    },
  ],
]);

function readConcept(value: string): readonly string[] {
  const [, sctid = ''] = /^snomedct(\d+)$/i.exec(value) ?? [];
  return isSctid(sctid) ? [`SNOMED:${sctid}`] : [];
}

function readModality(value: string): readonly string[] {
  const code = value.toUpperCase();
  return otherModalities.get(code) ?? modalities.filter((one) => one === code);
}
