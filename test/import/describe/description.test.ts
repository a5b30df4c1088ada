import { describe, expect, it } from 'vitest';
import { parseDescription } from '../../../import/describe/description.ts';

const head =
  'oncographDataset: 1\nid: d\ntitle: A cohort\ndescription: { en: Of one hospital, de: Eines Hauses }\n';

/** What is said of a description with these lines behind line 4. */
function messageOf(...lines: readonly string[]): string {
  try {
    parseDescription(`${head}${lines.join('\n')}\n`, 'd.yaml');
    return 'no faults';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const wrong = 'The dataset description d.yaml cannot be used: ';

describe('parseDescription', () => {
  it('gives what the file says', () =>
    expect(parseDescription(`${head}keywords: [cancer]\n`, 'd.yaml')).toMatchObject({
      id: 'd',
      description: { en: 'Of one hospital', de: 'Eines Hauses' },
      keywords: ['cancer'],
    }));
  it('names line and key of a misspelt key, and the key that was meant', () =>
    expect(messageOf('keywords: [a]', 'puplisher: { name: X }')).toBe(
      `${wrong}line 6, puplisher: unknown key; did you mean publisher?`,
    ));
  it('names a misspelt key of an agent', () =>
    expect(messageOf('publisher: { nmae: X }')).toContain('publisher.nmae: unknown key; did you mean name?'));
  it('names a key that is missing', () =>
    expect(() => parseDescription('oncographDataset: 1\nid: d\ntitle: T\n', 'd.yaml')).toThrow(
      "the whole file: must have required property 'description'",
    ));
  it('takes what is to be counted, and publishes exactly or does not say it', () => {
    const lines = 'describes: { conditions: [ICD10:C34], modalities: [CT], bodyParts: [LUNG] }';
    expect(messageOf(lines, 'publishes: exact')).toBe('no faults');
    expect(messageOf('publishes: noisy')).toContain('line 5, publishes');
  });
  it('names modalities and body parts that DICOM does not have', () =>
    expect(messageOf('describes: { modalities: [CT, MRI], bodyParts: [TOE] }').split('\n').slice(1)).toEqual([
      expect.stringMatching(/line 5, describes\.modalities\.1: MRI is none of DICOM: AR, BDUS, /),
      expect.stringMatching(/line 5, describes\.bodyParts\.0: TOE is none of DICOM: ABDOMEN, /),
    ]));
  it('takes 20 values of a kind at most', () => {
    const many = Array.from({ length: 21 }, (_, n) => `ICD10:C${n}`);
    expect(messageOf(`describes: { conditions: [${many.join()}] }`)).toContain('describes.conditions');
  });
  it('says what an IRI looks like', () =>
    expect(messageOf('landingPage: not an iri')).toBe(
      `${wrong}line 5, landingPage: expected an absolute IRI without spaces, such as https://example.org/page`,
    ));
  it('wants a way to reach the contact', () =>
    expect(messageOf('contact: { name: Data office }')).toContain('contact'));
  it('lists the health categories there are', () =>
    expect(messageOf('healthCategory: [IMAGES]')).toContain('healthCategory.0: expected one of EHRS, '));
  it('refuses a language that is none', () =>
    expect(messageOf('provenance: { English: x }')).toContain('provenance'));
});
