import { chance, type Model, within } from './athena-model.ts';

export const conceptId = (concept: number) => 1_000_000 + concept * 9 + within(concept, 3, 9);
export const ends = '19700101\t20991231';

type Kind = { readonly vocabulary: string; readonly domain: string; readonly class: string };

export const sources: readonly Kind[] = [
  { vocabulary: 'NDC', domain: 'Drug', class: '11-digit NDC' },
  { vocabulary: 'dm+d', domain: 'Drug', class: 'AMP' },
  { vocabulary: 'ICD10CM', domain: 'Condition', class: '7-char billing code' },
  { vocabulary: 'Read', domain: 'Observation', class: 'Read' },
];

export const clinicalKinds: readonly Kind[] = [
  { vocabulary: 'SNOMED', domain: 'Condition', class: 'Disorder' },
  { vocabulary: 'SNOMED', domain: 'Procedure', class: 'Procedure' },
  { vocabulary: 'SNOMED', domain: 'Observation', class: 'Clinical Finding' },
];

export const drugKinds: readonly Kind[] = [
  { vocabulary: 'ATC', domain: 'Drug', class: 'ATC 5th' },
  { vocabulary: 'RxNorm', domain: 'Drug', class: 'Clinical Drug' },
  { vocabulary: 'RxNorm Extension', domain: 'Drug', class: 'Branded Drug' },
];

const fallback: Kind = { vocabulary: 'None', domain: 'Metadata', class: 'Undefined' };

export function kindOf({ size, clinical, standard }: Model, concept: number): Kind {
  if (concept < clinical) return clinicalKinds[Math.floor(chance(concept, 4) ** 2 * 3)] ?? fallback;
  if (concept >= standard) return sources[Math.floor(chance(concept, 4) ** 1.5 * 4)] ?? fallback;
  if (concept - clinical < size / 800) return drugKinds[0] ?? fallback;
  return drugKinds[chance(concept, 4) < 0.12 ? 1 : 2] ?? fallback;
}

/** Codes of the form that their vocabulary has; distinct, as the number of the concept stands in them. */
export function codeOf(model: Model, concept: number): string {
  const number = concept * 7 + within(concept, 5, 7);
  switch (kindOf(model, concept).vocabulary) {
    case 'ICD10CM':
      return `${letter(number % 26)}${10 + (Math.floor(number / 26) % 90)}.${Math.floor(number / 2340)}`;
    case 'ATC':
      return `${letter(number % 26)}${10 + (Math.floor(number / 26) % 90)}${letter(number % 23)}A${Math.floor(number / 2340)}`;
    case 'RxNorm Extension':
      return `OMOP${number}`;
    case 'NDC':
      return `${number}`.padStart(11, '0');
    default:
      return `${100_000_000 + number}`;
  }
}

const letter = (place: number) => String.fromCharCode(65 + place);

const starts = [
  'ba',
  'cor',
  'de',
  'fi',
  'gra',
  'hy',
  'ker',
  'lu',
  'mel',
  'neo',
  'os',
  'pan',
  'ri',
  'sten',
  'tor',
  'ul',
  'vas',
];
const middles = [
  'bi',
  'ca',
  'do',
  'fe',
  'ga',
  'li',
  'mo',
  'na',
  'po',
  'ra',
  'si',
  'to',
  've',
  'xi',
  'za',
  'chi',
  'phy',
  'the',
  'lo',
];
const tails = [
  'cyte',
  'dine',
  'ema',
  'fil',
  'gen',
  'itis',
  'lase',
  'mab',
  'nol',
  'oma',
  'osis',
  'pathy',
  'quin',
  'ril',
  'statin',
  'tomy',
  'um',
  'vir',
  'xan',
  'zole',
];
const wordCount = starts.length * middles.length * middles.length;

/** Words, the first much more frequent than the last. */
function wordOf(concept: number, purpose: number): string {
  const rank = Math.floor(wordCount ** chance(concept, purpose)) - 1;
  const mix = (rank * 2_741) % wordCount;
  const [start, middle] = [mix % starts.length, Math.floor(mix / starts.length)];
  const long = rank % 3 === 0 ? '' : middles[middle % middles.length];
  return `${starts[start]}${middles[Math.floor(middle / middles.length)]}${long}${tails[(rank * 7 + start) % tails.length]}`;
}

const forms = [
  'Oral Tablet',
  'Oral Capsule',
  'Injectable Solution',
  'Topical Cream',
  'Oral Solution',
  'Inhalation Powder',
];
const signs = ['of left', 'of right', 'due to', 'with', 'without', 'of', 'caused by', 'in remission, of'];

export function nameOf(model: Model, concept: number, variant = 0): string {
  const word = (at: number) => wordOf(concept, 20 + 10 * variant + at);
  const { domain } = kindOf(model, concept);
  if (domain === 'Drug') {
    const brand = chance(concept, 6) < 0.6 ? ` [${word(3)}]` : '';
    const strength = (1 + within(concept, 7, 200)) * 5;
    return `${word(0)} ${word(1)} ${strength} MG ${forms[within(concept, 8 + variant, forms.length)]}${brand}`;
  }
  const further = chance(concept, 9) < 0.5 ? ` ${word(2)}` : '';
  const kind = domain === 'Procedure' ? 'procedure' : 'disorder';
  return `${word(0)} ${kind} ${signs[within(concept, 10 + variant, signs.length)]} ${word(1)}${further}`;
}

/** Retired source concepts, half of them replaced by others. */
export function invalidOf({ standard }: Model, concept: number): '' | 'D' | 'U' {
  const lot = concept < standard ? 1 : chance(concept, 11);
  return lot < 0.04 ? 'U' : lot < 0.08 ? 'D' : '';
}
