import { aRecord, type Fixture, type FixtureRecord } from './graph-fixture.ts';

type Clock = { readonly timeline: string; readonly timelineName: string };

/** Clocks of the graph; `fromIndex` is that of `aRecord`. */
const calendar: Clock = { timeline: 'CALENDAR', timelineName: 'fx-calendar' };
const shifted: Clock = { timeline: 'SHIFTED', timelineName: 'fx-shifted' };
const noClock = { timeline: null, timelineName: null };

const series = (patient: string, name: string, modality: string, properties: object): FixtureRecord =>
  aRecord('imagingSeries', patient, {
    id: `${patient}-${name}`,
    seriesInstanceUid: `3.${patient}.${name}`,
    modalitySource: modality,
    studyId: `${patient}-study`,
    ...properties,
  });

const condition = (patient: string, properties: object): FixtureRecord =>
  aRecord('condition', patient, { id: `${patient}-c`, codeSource: 'x', index: true, ...properties });

const measurement = (patient: string, name: string, properties: object): FixtureRecord =>
  aRecord('measurement', patient, { id: `${patient}-${name}`, testSource: 't', value: 1, ...properties });

const treatment = (patient: string, properties: object): FixtureRecord =>
  aRecord('treatment', patient, { id: `${patient}-t`, kind: 'DRUG', ...properties });

const inB = { dataset: 'fx-b' };

/** Patients whose MR series and condition stand on clocks of every kind; those of fay are of two datasets. */
const dated: readonly FixtureRecord[] = [
  condition('fx-ann', { startDay: 0 }),
  series('fx-ann', 'mr', 'MR', { startDay: -30 }),
  condition('fx-ben', { startDay: 1_000, ...calendar }),
  series('fx-ben', 'mr', 'MR', { startDay: 960, ...calendar }),
  condition('fx-cat', { startDay: 2_000, ...calendar }),
  series('fx-cat', 'mr', 'MR', { startDay: 1_990, ...shifted }),
  condition('fx-dan', { startDay: 3_000, startPrecision: 'MONTH', ...calendar }),
  series('fx-dan', 'mr', 'MR', { startDay: 2_990, ...calendar }),
  condition('fx-eve', { startDay: 0 }),
  series('fx-eve', 'mr', 'MR', {}),
  condition('fx-fay', { startDay: 4_000, ...calendar, ...inB }),
  series('fx-fay', 'mr', 'MR', { startDay: 3_990, ...calendar }),
  series('fx-gus', 'mr', 'MR', { startDay: 10, ...calendar }),
  condition('fx-hal', { startDay: 0 }),
  series('fx-hal', 'mr', 'MR', { startDay: -10, startPrecision: 'YEAR' }),
  condition('fx-ida', { startDay: 0 }),
  series('fx-leo', 'mr', 'MR', { startDay: -5 }),
  condition('fx-mia', { startDay: 100 }),
  series('fx-mia', 'mr', 'MR', { startDay: 50 }),
  condition('fx-nic', { startDay: 0, ...noClock }),
  series('fx-nic', 'mr', 'MR', { startDay: 0, ...noClock }),
];

/** Treatments with and without an end, and measurements around them. */
const treated: readonly FixtureRecord[] = [
  treatment('fx-ann', { startDay: 5, endDay: 20, endPrecision: 'DAY' }),
  measurement('fx-ann', 'm1', { startDay: 10 }),
  measurement('fx-ann', 'm2', { startDay: 40 }),
  treatment('fx-ben', { startDay: 1_005, ...calendar }),
  measurement('fx-ben', 'm', { startDay: 1_010, ...calendar }),
  treatment('fx-cat', { startDay: 2_005, endDay: 2_020, endPrecision: 'MONTH', ...calendar }),
  measurement('fx-jon', 'm', { startDay: 7 }),
  measurement('fx-kim', 'm1', { startDay: 7 }),
  measurement('fx-kim', 'm2', { startDay: 7 }),
];

/**
 * Ann: a specimen, a part of it, and of the part a slide and an assay with a variant; two series of one study and a
 * segmentation of one of them. Ben: a slide cut from a specimen of fx-b; series of two studies. Cat: a slide that
 * says to be cut from Ann's specimen.
 */
const linked: readonly FixtureRecord[] = [
  aRecord('specimen', 'fx-ann', { id: 'fx-ann-whole', typeSource: 's', tumour: true }),
  aRecord('specimen', 'fx-ann', { id: 'fx-ann-part', typeSource: 's', parentId: 'fx-ann-whole' }),
  aRecord('slide', 'fx-ann', { id: 'fx-ann-slide', preparation: 'FFPE', specimenId: 'fx-ann-part' }),
  aRecord('assay', 'fx-ann', { id: 'fx-ann-assay', kind: 'MUTATION', specimenId: 'fx-ann-part' }),
  aRecord('variant', 'fx-ann', { id: 'fx-ann-variant', gene: 'TP53', assayId: 'fx-ann-assay' }),
  series('fx-ann', 'ct', 'CT', {}),
  series('fx-ann', 'seg', 'SEG', { segmentationOfId: 'fx-ann-mr', studyId: 'fx-ann-analysis' }),
  aRecord('specimen', 'fx-ben', { id: 'fx-ben-specimen', typeSource: 's', tumour: true, ...inB }),
  aRecord('slide', 'fx-ben', { id: 'fx-ben-slide', preparation: 'FFPE', specimenId: 'fx-ben-specimen' }),
  series('fx-ben', 'ct', 'CT', { studyId: 'fx-ben-other' }),
  aRecord('slide', 'fx-cat', { id: 'fx-cat-slide', preparation: 'FFPE', specimenId: 'fx-ann-whole' }),
];

const patients = [...new Set([...dated, ...treated, ...linked].map(({ patient }) => patient))];

/** Patients by hand whose records stand in time, or in a link, to each other. All are in fx-a, Ben and Fay in fx-b too. */
export const relatedGraph: Fixture = {
  patients: patients.map((id) => ({
    id,
    population: 'fx',
    datasets: ['fx-ben', 'fx-fay'].includes(id) ? ['fx-a', 'fx-b'] : ['fx-a'],
  })),
  records: [...dated, ...treated, ...linked],
};

/** The names of all of them, in order. */
export const everyName: readonly string[] = patients.map((id) => id.replace('fx-', '')).sort();
