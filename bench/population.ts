import { type Chance, createChance } from './chance.ts';

/** A patient as the generator draws one: numbers of things count from 0 over the whole population. */
export type Person = {
  readonly n: number;
  readonly sex: 'FEMALE' | 'MALE';
  readonly birthDay: number;
  readonly ageAtDiagnosis: number;
  readonly country: string;
  readonly site: number;
  readonly vitalStatus: string;
  readonly smoking: string;
  readonly race: string;
  readonly studies: readonly Study[];
  readonly conditions: readonly Condition[];
  readonly specimens: readonly Numbered<{ readonly type: string; readonly day: number }>[];
  readonly variants: readonly Variant[];
  /** Whether genes were sequenced: always where a variant is known. */
  readonly sequenced: boolean;
  readonly labs: readonly Lab[];
};

type Numbered<Thing> = Thing & { readonly n: number };

export type Study = Numbered<{
  readonly day: number;
  readonly bodyPart: string;
  readonly series: readonly Series[];
}>;
export type Series = Numbered<{
  readonly modality: string;
  readonly manufacturer: string;
  readonly instances: number;
}>;
export type Condition = Numbered<{
  readonly concept: number;
  readonly day: number;
  readonly stage: string;
  readonly grade: string;
}>;
export type Variant = Numbered<{
  readonly gene: number;
  readonly consequence: string;
  readonly proteinChange: string;
}>;
export type Lab = Numbered<{ readonly test: number; readonly value: number; readonly day: number }>;

export const conceptCount = 50_000;
export const geneCount = 500;
export const testCount = 30;
export const siteCount = 30;
export const modalities = ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'XA', 'NM', 'SM'] as const;

const manufacturers = ['Siemens', 'GE', 'Philips', 'Canon', 'Hologic', 'Fujifilm', 'Agfa', 'Other'] as const;
const countries = 'ES IT FR DE PT NL GR PL SE BE AT LT RS TR IL'.split(' ');
const bodyParts = 'BREAST PROSTATE CHEST COLON LIVER BRAIN PELVIS ABDOMEN NECK BONE RECTUM SKIN'.split(' ');
const consequences = 'missense nonsense frameshift splice inframe synonymous'.split(' ');
const aminoAcids = [...'ACDEFGHIKLMNPQRSTVWY'];

/** 2010-01-01, and the days of 15 years from it. */
const firstDay = 14_610;
const days = 5_479;

/** So many patients with all that is known of them, one after the other; the same for the same seed. */
export function* drawPopulation(size: number, seed = 42): Generator<Person> {
  const chance = createChance(seed);
  const counters = { study: 0, series: 0, condition: 0, specimen: 0, variant: 0, lab: 0 };
  for (let n = 0; n < size; n += 1) yield drawPerson(n, chance, counters);
}

type Counters = Record<'study' | 'series' | 'condition' | 'specimen' | 'variant' | 'lab', number>;

function drawPerson(n: number, chance: Chance, counters: Counters): Person {
  const { below, pick, skewed } = chance;
  const ageAtDiagnosis = 20 + below(70);
  const variants = several(below(9), () => drawVariant(counters.variant++, chance));
  return {
    n,
    sex: chance.next() < 0.55 ? 'FEMALE' : 'MALE',
    birthDay: firstDay - ageAtDiagnosis * 365 + below(365),
    ageAtDiagnosis,
    country: countries[skewed(countries.length, 1.5)] ?? '',
    site: below(siteCount),
    vitalStatus: pick(['ALIVE', 'DEAD', 'UNKNOWN']),
    smoking: pick(['never', 'former', 'current', 'unknown']),
    race: pick(['A', 'B', 'C', 'D', 'E']),
    studies: several(1 + below(5), () => drawStudy(chance, counters)),
    conditions: several(below(3), () => drawCondition(counters.condition++, chance)),
    specimens: several(below(3), () => ({
      n: counters.specimen++,
      type: pick(['biopsy', 'resection', 'cytology', 'blood']),
      day: drawDay(chance),
    })),
    variants,
    sequenced: variants.length > 0 || chance.next() < 0.5,
    labs: several(below(41), () => drawLab(counters.lab++, chance)),
  };
}

function several<Thing>(count: number, draw: () => Thing): readonly Thing[] {
  return Array.from({ length: count }, draw);
}

function drawDay({ below }: Chance): number {
  return firstDay + below(days);
}

function drawStudy(chance: Chance, counters: Counters): Study {
  const { below, pick, skewed } = chance;
  return {
    n: counters.study++,
    day: drawDay(chance),
    bodyPart: pick(bodyParts),
    series: several(1 + below(7), () => ({
      n: counters.series++,
      modality: modalities[skewed(modalities.length)] ?? '',
      manufacturer: manufacturers[skewed(manufacturers.length)] ?? '',
      instances: 1 + below(300),
    })),
  };
}

function drawCondition(n: number, chance: Chance): Condition {
  return {
    n,
    concept: chance.skewed(conceptCount, 1.3),
    day: drawDay(chance),
    stage: chance.pick(['Stage I', 'Stage II', 'Stage III', 'Stage IV']),
    grade: chance.pick(['G1', 'G2', 'G3', 'G4']),
  };
}

function drawVariant(n: number, { below, pick, skewed }: Chance): Variant {
  const gene = skewed(geneCount);
  const proteinChange = `${pick(aminoAcids)}${1 + skewed(1_500)}${pick(aminoAcids)}`;
  return { n, gene, consequence: consequences[below(consequences.length)] ?? '', proteinChange };
}

function drawLab(n: number, chance: Chance): Lab {
  return {
    n,
    test: chance.below(testCount),
    value: chance.below(10_001) / 100,
    day: drawDay(chance),
  };
}

/** Parents of each concept: a tree in which a fifth of the concepts have a second parent. */
export function drawHierarchy(size = conceptCount, seed = 7): readonly (readonly number[])[] {
  const { next, below } = createChance(seed);
  return Array.from({ length: size }, (_, concept) => {
    if (concept === 0) return [];
    const first = Math.floor((concept - 1) / (3 + next() * 4));
    const second = concept > 10 && next() < 0.2 ? below(concept / 4) : first;
    return second === first ? [first] : [first, second];
  });
}

/** Everything above each concept, itself included. */
export function closureOf(parents: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const ancestors: ReadonlySet<number>[] = [];
  for (const [concept, above] of parents.entries())
    ancestors.push(new Set([concept, ...above.flatMap((parent) => [...(ancestors[parent] ?? [])])]));
  return ancestors;
}
