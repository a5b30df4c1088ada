import type { Properties, PropertyValue } from '../ontology/model.ts';
import type { RecordType } from '../ontology/records.ts';
import {
  type Condition,
  geneCount,
  type Lab,
  type Person,
  type Study,
  siteCount,
  testCount,
} from './population.ts';

/** Records that have the same properties. */
export type Kind = { readonly type: RecordType; readonly properties: readonly string[] };

/** A record of a drawn patient with the values that a load would give its properties. */
export type DrawnRecord = {
  readonly kind: Kind;
  readonly id: string;
  readonly values: readonly PropertyValue[];
};

/** The one timeline that all dates stand on. */
const clock = ['CALENDAR', 'population'] as const;

export const population = 'population';
export const panelId = idOf('k', 0);
export const sites = Array.from({ length: siteCount }, (_, site) => `site-${site}`);

/** An opaque id as long as those of a load; ascending with `n`. */
export function idOf(letter: string, n: number): string {
  return `${letter}${(36 ** 7 + n).toString(36)}xxxxxxxxxxxxxxxxx`;
}

export const patientId = ({ n }: Person) => idOf('a', n);

/** The code of a concept of the drawn hierarchy. */
export const codeOf = (concept: number) => `SNOMED:${100_000_000 + concept * 7}`;
export const modalityCode = (modality: string) => `DCM:${modality}`;
export const testCode = (test: number) => `LOINC:${1_000 + test}-1`;
export const geneOf = (gene: number) => `GENE${gene}`;

const coded = (field: string) => [`${field}Source`, `${field}SourceConcept`, `${field}StandardConcept`];
const clocked = ['timeline', 'timelineName'];
const dated = ['startDay', 'startPrecision', ...clocked];

function kindOf(type: RecordType, ...properties: readonly string[]): Kind {
  return { type, properties };
}

const person = [
  ...['sex', 'vitalStatus', 'ageAtDiagnosis', 'yearOfDiagnosis', 'raceSource', 'ethnicitySource'],
  ...['birthDay', 'birthPrecision'],
];
const registration = kindOf('registration', 'source', ...person, ...clocked);
const condition = kindOf('condition', ...coded('code'), 'index', ...dated);
const finding = kindOf('measurement', 'testSource', 'category', 'resultSource', 'conditionId', ...dated);
const lab = kindOf('measurement', ...coded('test'), 'category', 'value', 'unit', ...dated);
const specimen = kindOf('specimen', 'typeSource', 'tumour', ...dated);
const study = kindOf('imagingStudy', 'studyInstanceUid', 'description', ...dated);
const series = kindOf(
  'imagingSeries',
  ...['seriesInstanceUid', ...coded('modality'), 'bodyPartSource', 'manufacturer', 'instances', 'studyId'],
  ...dated,
);
const assay = kindOf('assay', 'kind', 'panel', ...clocked);
const variant = kindOf('variant', 'gene', 'proteinChange', 'consequenceSource', 'assayId', ...clocked);
const observation = kindOf('observation', 'codeSource', 'resultSource', ...clocked);

function valuesOf(person: Person): readonly PropertyValue[] {
  const { sex, vitalStatus, ageAtDiagnosis, birthDay, race, country } = person;
  const year = 1970 + Math.floor(birthDay / 365.25) + ageAtDiagnosis;
  return [sex, vitalStatus, ageAtDiagnosis, year, race, country, birthDay, 'DAY'];
}

/** What a patient is, decided from the registration. */
export function personOf(drawn: Person): Properties {
  const values = valuesOf(drawn);
  return Object.fromEntries(person.map((property, at) => [property, values[at] ?? null]));
}

const tests = Array.from({ length: testCount }, (_, test) => [`TEST${test}`, testCode(test)] as const);
const genes = Array.from({ length: geneCount }, (_, gene) => geneOf(gene));

/** All records of a patient, those of one type one after the other. */
export function* recordsOf(drawn: Person): Generator<DrawnRecord> {
  const values = ['registry', ...valuesOf(drawn), ...clock];
  yield { kind: registration, id: idOf('b', drawn.n), values };
  for (const [at, one] of drawn.conditions.entries()) yield conditionOf(one, at === 0);
  for (const one of drawn.conditions) yield* findingsOf(one);
  for (const one of drawn.labs) yield labOf(one);
  for (const { n, type, day } of drawn.specimens)
    yield { kind: specimen, id: idOf('f', n), values: [type, type !== 'blood', day, 'DAY', ...clock] };
  for (const one of drawn.studies) yield studyOf(one);
  for (const one of drawn.studies) yield* seriesOf(one);
  if (drawn.sequenced) yield* sequencingOf(drawn);
  yield { kind: observation, id: idOf('j', drawn.n), values: ['smoking', drawn.smoking, ...clock] };
}

function conditionOf({ n, concept, day }: Condition, isIndex: boolean): DrawnRecord {
  const code = codeOf(concept);
  const source = code.slice(code.indexOf(':') + 1);
  return { kind: condition, id: idOf('c', n), values: [source, code, code, isIndex, day, 'DAY', ...clock] };
}

function* findingsOf({ n, stage, grade, day }: Condition): Generator<DrawnRecord> {
  const behind = [idOf('c', n), day, 'DAY', ...clock];
  const staged = ['pathologic_stage', 'STAGING', stage, ...behind];
  yield { kind: finding, id: idOf('d', 2 * n), values: staged };
  const graded = ['histologic_grade', 'PATHOLOGY', grade, ...behind];
  yield { kind: finding, id: idOf('d', 2 * n + 1), values: graded };
}

function labOf({ n, test, value, day }: Lab): DrawnRecord {
  const [name = '', code = ''] = tests[test] ?? [];
  const values = [name, code, code, 'LABORATORY', value, 'mg/dL', day, 'DAY', ...clock];
  return { kind: lab, id: idOf('e', n), values };
}

const studyUid = (n: number) => `1.2.826.0.1.3680043.8.498.${10_000_000 + n}`;

function studyOf({ n, day, bodyPart }: Study): DrawnRecord {
  const values = [studyUid(n), `${bodyPart} study`, day, 'DAY', ...clock];
  return { kind: study, id: idOf('g', n), values };
}

function* seriesOf({ n: ofStudy, day, bodyPart, series: drawn }: Study): Generator<DrawnRecord> {
  const [uid, id] = [studyUid(ofStudy), idOf('g', ofStudy)];
  for (const { n, modality, manufacturer, instances } of drawn) {
    const code = modalityCode(modality);
    const values = [`${uid}.${n}`, modality, code, code, bodyPart, manufacturer, instances, id];
    yield { kind: series, id: idOf('h', n), values: [...values, day, 'DAY', ...clock] };
  }
}

function* sequencingOf({ n: patient, variants }: Person): Generator<DrawnRecord> {
  const id = idOf('i', patient);
  yield { kind: assay, id, values: ['MUTATION', panelId, ...clock] };
  for (const { n, gene, consequence, proteinChange } of variants)
    yield {
      kind: variant,
      id: idOf('v', n),
      values: [genes[gene] ?? '', proteinChange, consequence, id, ...clock],
    };
}
