import { classAt, nobody } from '../index/columns/column.ts';
import { numberAt } from '../index/columns/number-column.ts';
import type { Segment, Table } from '../index/columns/segment.ts';
import { allTexts, textAt } from '../index/columns/texts.ts';
import { splitCurie } from '../ontology/curie.ts';
import { datasetOf } from './dataset-of.ts';
import { eachNumber } from './each.ts';
import type { ImagingFigures, LicensedSeries } from './figures.ts';

/** What a series shows. Series of any other modality show nothing that could be segmented. */
type Sort = 'radiology' | 'slide' | 'segmentation' | 'other';

const sorts: Readonly<Record<Exclude<Sort, 'other'>, readonly string[]>> = {
  radiology: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'],
  slide: ['SM'],
  segmentation: ['SEG', 'RTSTRUCT'],
};

function sortOf(modality: string): Sort {
  const found = (Object.keys(sorts) as Exclude<Sort, 'other'>[]).find((sort) =>
    sorts[sort].includes(modality),
  ); // Object.keys widens
  return found ?? 'other';
}

/** By number of dataset. */
export async function imagingOf(segment: Segment): Promise<readonly ImagingFigures[]> {
  const { imagingSeries: series, imagingStudy: studies } = segment.records;
  const sorted = sortSeries(series);
  const shows = await showsOf(series, sorted, studies.count);
  const sides = segment.datasets.ids.map(() => createTally());
  const dataset = datasetOf(segment, series);
  const studyOf = targetsOf(series, 'study');
  const segmentedOf = targetsOf(series, 'segmentationOf');
  const uidOf = identityIn(studies, 'studyInstanceUid');
  const licenseOf = licensesOf(series);
  const sizeOf = sizesOf(series);
  await eachNumber(series.count, (record) => {
    const side = sides[dataset.at(record)];
    if (side === undefined) return;
    const study = studyOf(record);
    const isSegmentation = sorted(record) === 'segmentation';
    const target = isSegmentation ? segmentedOf(record) : nobody;
    side.add({
      license: licenseOf(record),
      sizeBytes: sizeOf(record),
      segmentation: !isSegmentation
        ? undefined
        : { of: target < series.count ? sorted(target) : shows(study), study: uidOf(study) },
    });
  });
  const uids = await distinctStudies(segment, uidOf);
  return sides.map((side, n) => ({ ...side.finish(), studies: uids[n] ?? 0 }));
}

type SeriesFacts = {
  readonly license: string | null;
  readonly sizeBytes: number | null;
  readonly segmentation: { readonly of: Sort; readonly study: number } | undefined;
};

/** Sums over the series of one dataset. */
function createTally() {
  const licensed = new Map<string | null, LicensedSeries>();
  const counts = { series: 0, segmentations: 0, radiologySegmentations: 0, pathologySegmentations: 0 };
  const segmented = new Set<number>();
  return {
    add: ({ license, sizeBytes, segmentation }: SeriesFacts) => {
      const before = licensed.get(license) ?? { license, series: 0, sizeBytes: null };
      const size = sizeBytes === null ? before.sizeBytes : (before.sizeBytes ?? 0) + sizeBytes;
      licensed.set(license, { license, series: before.series + 1, sizeBytes: size });
      counts.series += 1;
      if (segmentation === undefined) return;
      counts.segmentations += 1;
      if (segmentation.of === 'radiology') counts.radiologySegmentations += 1;
      if (segmentation.of === 'slide') counts.pathologySegmentations += 1;
      segmented.add(segmentation.study);
    },
    finish: (): Omit<ImagingFigures, 'studies'> => ({
      ...counts,
      segmentedStudies: segmented.size,
      licensed: [...licensed.values()].sort((a, b) => ((a.license ?? '~') < (b.license ?? '~') ? -1 : 1)),
    }),
  };
}

/** What each series shows, by its modality. */
function sortSeries({ columns: { modality } }: Table): (record: number) => Sort {
  if (modality?.kind !== 'values') return () => 'other';
  const [sources, , standards] = modality.parts;
  const byEntry = Array.from(sources?.known ?? [], (_, entry) => {
    const standard = standards && textAt(standards, entry);
    const code = standard?.startsWith('DCM:') ? splitCurie(standard).code : sources && textAt(sources, entry);
    return sortOf(code ?? '');
  });
  return (record) => byEntry[modality.entries[record] ?? 0] ?? 'other';
}

/** What the images of a study are, where they are all of one sort: of what its segmentations then are. */
async function showsOf(
  series: Table,
  sorted: (record: number) => Sort,
  studies: number,
): Promise<(study: number) => Sort> {
  const bits = { radiology: 1, slide: 2, segmentation: 0, other: 0 };
  const seen = new Uint8Array(studies);
  const studyOf = targetsOf(series, 'study');
  await eachNumber(series.count, (record) => {
    const study = studyOf(record);
    if (study < studies) seen[study] = (seen[study] ?? 0) | bits[sorted(record)];
  });
  return (study) => (seen[study] === 1 ? 'radiology' : seen[study] === 2 ? 'slide' : 'other');
}

function targetsOf({ columns }: Table, field: string): (record: number) => number {
  const column = columns[field];
  return column?.kind === 'references' ? (record) => column.targets[record] ?? nobody : () => nobody;
}

function identityIn({ columns }: Table, field: string): (record: number) => number {
  const column = columns[field];
  return column?.kind === 'identities' ? (record) => classAt(column, record) : (record) => record;
}

function licensesOf({ columns: { license } }: Table): (record: number) => string | null {
  const [texts] = license?.kind === 'values' ? license.parts : [];
  if (license?.kind !== 'values' || texts === undefined) return () => null;
  const names = allTexts(texts);
  return (record) => names[license.entries[record] ?? 0] ?? null;
}

function sizesOf({ columns: { sizeBytes } }: Table): (record: number) => number | null {
  if (sizeBytes?.kind !== 'numbers') return () => null;
  return (record) => {
    const size = numberAt(sizeBytes, record);
    return Number.isNaN(size) ? null : size;
  };
}

async function distinctStudies(
  segment: Segment,
  uidOf: (study: number) => number,
): Promise<readonly number[]> {
  const { imagingStudy: studies } = segment.records;
  const dataset = datasetOf(segment, studies);
  const uids = segment.datasets.ids.map(() => new Set<number>());
  await eachNumber(studies.count, (study) => uids[dataset.at(study)]?.add(uidOf(study)));
  return uids.map(({ size }) => size);
}
