import { inEnglish, type LocalText, textsOf } from '../../ontology/description.ts';
import { inLanguage, type Literal } from '../rdf/entity.ts';
import type { Profile } from '../rdf/profiles.ts';

/** A text in all its languages; FAIR Data Points take one title, one name and one description. */
export function inProfile(text: LocalText, profile: Profile): readonly Literal[] {
  if (profile !== 'fdp') return inLanguages(text);
  const english = inEnglish(text);
  return english === ''
    ? []
    : [inLanguages(text).find((one) => one.text === english) ?? inLanguage(english, 'en')];
}

/** A text in all its languages; none where it is empty. */
export function inLanguages(text: LocalText): readonly Literal[] {
  return textsOf(text).flatMap(([language, one]) => (one === '' ? [] : [inLanguage(one, language)]));
}

/** `ageAtDiagnosis` as `Age at diagnosis`. */
export function spaced(camelCase: string): string {
  const words = camelCase.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, before, after) => `${before} ${after.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
