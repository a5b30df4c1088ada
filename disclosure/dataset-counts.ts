import type { DatasetFigures, DescribedFacet } from '../figures/figures.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import { countBits } from '../index/columns/bits.ts';
import { readReleased } from '../loaders/released-descriptions.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import type { Asker, Asking } from './asker.ts';
import { publicCaller } from './caller.ts';
import { cellsOf, type ToCell, type Unit } from './cell.ts';
import { type CountedValue, shownValues, valueCells } from './described-values.ts';
import { describedCounts } from './description/counts.ts';
import { openGate } from './gate.ts';
import { type Holding, heldIn, holdingCells, listHoldings } from './holdings.ts';
import { listedBy } from './most-frequent.ts';
import { exactPolicy } from './policy.ts';
import type { Audience, Count } from './release.ts';
import { Sealed } from './sealed.ts';
import { type Span, spanOf } from './span.ts';

/** Images of a dataset under one licence, null where none is said. */
export type LicensedImages = {
  readonly license: string | null;
  readonly series: Count;
  readonly sizeBytes: number | null;
};

/** Numbers of one dataset as they may leave, and the values of which the number of patients may. */
export type DatasetCounts = {
  readonly patients: Count;
  readonly studies: Count;
  readonly series: Count;
  readonly segmentations: Count;
  readonly radiologySegmentations: Count;
  readonly pathologySegmentations: Count;
  readonly segmentedStudies: Count;
  readonly modalities: readonly string[];
  readonly values: Readonly<Record<DescribedFacet, readonly CountedValue[]>>;
  /** Between which nine of ten patients were at diagnosis. */
  readonly ages: Span | null;
  /** In which the dated records are. */
  readonly period: Span | null;
  readonly holds: readonly Holding[];
  readonly codingSystems: readonly string[];
  readonly images: readonly LicensedImages[];
  readonly files: readonly { readonly file: string; readonly records: Count }[];
};

const remembered = new WeakMap<Asker, Map<string, Promise<DatasetCounts>>>();

/** What `asker` may learn of the numbers of one dataset, asked at the gate once. A dataset without records holds nothing. */
export function datasetCounts(dataset: string, asker: Asker): Promise<DatasetCounts> {
  const known = remembered.get(asker) ?? new Map<string, Promise<DatasetCounts>>();
  remembered.set(asker, known);
  const counts = known.get(dataset) ?? countTold(dataset, Sealed.open(asker));
  known.set(dataset, counts);
  return counts;
}

/** What `asker` may learn of what all datasets hold together: what is only in others than may be told is not in it. */
export async function graphHoldings(asker: Asker): Promise<readonly Holding[]> {
  const asking = Sealed.open(asker);
  const [{ byDataset, holds }, told] = await Promise.all([asking.figures(), asking.told()]);
  const cell = cellsOf({ fingerprint: 'graph', datasets: [...byDataset.keys()] });
  const known = [...byDataset].flatMap(([id, figures]) => (told.has(id) ? figures.holds : []));
  return listHoldings(
    await openGate(asking, holdingCells(heldIn(known, holds), cell)),
    listedBy(asking, true),
  );
}

/** Patients of each dataset, by its id. */
export async function patientsByDataset(asker: Asker): Promise<Readonly<Record<string, Count>>> {
  const asking = Sealed.open(asker);
  const sizes = sizesOf(await asking.index());
  return openGate(
    asking,
    Object.fromEntries(
      sizes.map(([id, n]) => [
        id,
        cellsOf({ fingerprint: `dataset:${id}`, datasets: [id] })({ unit: 'patients', of: 'patients' }, n),
      ]),
    ),
  );
}

/** What differs whenever anything differs that the patients and records of a dataset say; empty where it has none. */
export async function contentDigest(dataset: string, asker: Asker): Promise<string> {
  return (await Sealed.open(asker).figures()).byDataset.get(dataset)?.digest ?? '';
}

async function countTold(dataset: string, asking: Asking): Promise<DatasetCounts> {
  if ((await asking.told()).has(dataset)) return countDataset(dataset, asking);
  return untoldCounts(dataset, (await readReleased(asking.graph, [dataset])).get(dataset));
}

/** What is said of a dataset to who may not be told what it holds: what was released of it, and nothing else. */
export async function untoldCounts(
  dataset: string,
  description: ReleasedDescription | undefined,
): Promise<DatasetCounts> {
  const figures = async () => ({ byDataset: new Map(), holds: [] });
  const none = await countDataset(dataset, { caller: publicCaller, policy: exactPolicy, figures }, false);
  if (description === undefined) return none;
  const described = describedCounts(description);
  return { ...none, ...described, modalities: codesOf(described.values.MODALITY) };
}

/** As `datasetCounts`, of given figures; `isTold` where the caller may be told of the dataset what it holds. */
export async function countDataset(
  dataset: string,
  asking: Audience & Pick<Asking, 'figures'>,
  isTold = true,
): Promise<DatasetCounts> {
  const figures = (await asking.figures()).byDataset.get(dataset) ?? nothing;
  const cell = cellsOf({ fingerprint: `dataset:${dataset}`, datasets: [dataset] });
  const { ages, years, values, holds, codingSystems, images, files, ...sums } = await openGate(
    asking,
    datasetCells(figures, cell),
  );
  const shown = shownValues(values);
  const mayList = listedBy(asking, isTold);
  return {
    ...sums,
    modalities: codesOf(shown.MODALITY),
    values: shown,
    ages: spanOf(
      figures.ages.map(({ age }) => age),
      ages,
      tail,
    ),
    period: spanOf(
      figures.years.map(({ year }) => year),
      years,
    ),
    holds: listHoldings(holds, mayList),
    codingSystems: codingSystems.flatMap(({ system, count }) => ((count.value ?? 0) > 0 ? [system] : [])),
    images: images.flatMap(({ license, series }, at) => {
      const sizeBytes =
        asking.policy.kind === 'exact' && !series.suppressed ? figures.licensed[at]?.sizeBytes : null;
      return mayList(series) ? [{ license, series, sizeBytes: sizeBytes ?? null }] : [];
    }),
    files: files.filter(({ records }) => mayList(records)),
  };
}

/** The share of patients who are younger, and older, than what counts as typical: nobody's own age is told. */
const tail = 0.05;

function datasetCells(figures: DatasetFigures, cell: ToCell) {
  const sum = (unit: Unit, of: string, n: number) => cell({ unit, of }, n);
  return {
    patients: sum('patients', 'patients', figures.patients),
    studies: sum('studies', 'studies', figures.studies),
    series: sum('series', 'series', figures.series),
    segmentations: sum('series', 'segmentations', figures.segmentations),
    radiologySegmentations: sum('series', 'segmentations of radiology', figures.radiologySegmentations),
    pathologySegmentations: sum('series', 'segmentations of slides', figures.pathologySegmentations),
    segmentedStudies: sum('studies', 'studies with a segmentation', figures.segmentedStudies),
    values: valueCells(figures.values, cell),
    ages: figures.ages.map(({ age, patients }) =>
      cell({ unit: 'patients', of: `aged ${age}`, partOf: 'age' }, patients),
    ),
    years: figures.years.map(({ year, records }) =>
      cell({ unit: 'values', of: `dated ${year}`, partOf: 'year' }, records),
    ),
    holds: holdingCells(figures.holds, cell),
    codingSystems: figures.codingSystems.map(({ system, values }) => ({
      system,
      count: sum('values', `coded in ${system}`, values),
    })),
    images: figures.licensed.map(({ license, series }) => ({
      license,
      series: cell({ unit: 'series', of: `series under ${license}`, partOf: 'licence' }, series),
    })),
    files: figures.files.map(({ file, records }) => ({
      file,
      records: cell({ unit: 'records', of: `records of ${file}`, partOf: 'file' }, records),
    })),
  };
}

/** A dataset without records. */
const nothing: DatasetFigures = {
  ...{ patients: 0, studies: 0, series: 0, segmentations: 0, digest: '' },
  ...{ radiologySegmentations: 0, pathologySegmentations: 0, segmentedStudies: 0 },
  values: { SEX: [], MODALITY: [], BODY_PART: [], MANUFACTURER: [], CONDITION: [] },
  ...{ licensed: [], ages: [], years: [], holds: [], codingSystems: [], files: [] },
};

function codesOf(modalities: readonly CountedValue[]): readonly string[] {
  return [...new Set(modalities.map(dicomCode))].sort();
}

/** The code that DICOM gives a modality, in whatever words the source has it. */
function dicomCode({ value, code }: Pick<CountedValue, 'value' | 'code'>): string {
  return code?.startsWith('DCM:') ? code.slice('DCM:'.length) : value;
}

function sizesOf({ segments }: CohortIndex): readonly (readonly [id: string, patients: number])[] {
  return segments.flatMap(({ datasets: { ids, patients } }) =>
    ids.map((id, at) => [id, countBits(patients[at] ?? new Uint32Array())] as const),
  );
}
