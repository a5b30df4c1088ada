import { setImmediate } from 'node:timers/promises';
import type { CohortIndex } from '../index/cohort-index.ts';
import { countBits } from '../index/columns/bits.ts';
import { datasetsAmong, type Segment } from '../index/columns/segment.ts';
import { partOf, prepareParts } from '../index/part.ts';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { contentOf } from './content.ts';
import type { DatasetFigures, GraphFigures, HoldingFigures, VariableFigures } from './figures.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { imagingOf } from './imaging.ts';
import { agesOf, describedValues } from './people.ts';

/** Figures of the datasets of one segment, and of all of them together. */
type SegmentFigures = {
  readonly byDataset: ReadonlyMap<string, DatasetFigures>;
  readonly all: Holdings['all'];
};

const remembered = new WeakMap<Segment, Promise<SegmentFigures>>();

/**
 * Figures of everything in the index; worked out once per version of a population, whoever asks. What patients are is decided from
 * the datasets that may be told of.
 */
export async function graphFigures(index: CohortIndex, told: ReadonlySet<string>): Promise<GraphFigures> {
  await prepareParts(index, [...told]);
  const sides = await Promise.all(index.segments.map((segment) => toldFigures(index, segment, told)));
  return {
    byDataset: new Map(sides.flatMap(({ byDataset }) => [...byDataset])),
    holds: recordTypes.flatMap((type) =>
      joinHoldings(
        type,
        sides.flatMap(({ all }) => all),
      ),
    ),
  };
}

/** Of who may be told of a part of the datasets of a segment, only what patients are is counted anew. */
async function toldFigures(
  index: CohortIndex,
  segment: Segment,
  told: ReadonlySet<string>,
): Promise<SegmentFigures> {
  const whole = await rememberedFor(segment, () => segmentFigures(index, segment));
  const facts = datasetsAmong(segment, [...told]);
  if (facts.length === 0 || facts.length === segment.datasets.ids.length) return whole;
  return rememberedFor(partOf(segment, facts), () => figuresOfPart(index, { whole, segment, facts }));
}

/** A part of a segment: what is known of all of it, and of which datasets it is. */
type Part = {
  readonly whole: SegmentFigures;
  readonly segment: Segment;
  readonly facts: readonly string[];
};

function rememberedFor(segment: Segment, make: () => Promise<SegmentFigures>): Promise<SegmentFigures> {
  const before = remembered.get(segment);
  if (before !== undefined) return before;
  const now = make();
  remembered.set(segment, now);
  now.catch(() => remembered.delete(segment)); // the next who asks tries again
  return now;
}

async function segmentFigures(index: CohortIndex, segment: Segment): Promise<SegmentFigures> {
  const { ids, patients } = segment.datasets;
  const holdings = await holdingsOf(segment);
  const contents = await contentOf(segment);
  const imaging = await imagingOf(segment);
  const byDataset = new Map<string, DatasetFigures>();
  for (const [n, id] of ids.entries()) {
    const [content, images, own] = [contents[n], imaging[n], patients[n]];
    if (content === undefined || images === undefined || own === undefined) continue;
    byDataset.set(id, {
      ...content,
      ...images,
      patients: countBits(own),
      digest: segment.digests[n] ?? '',
      values: describedValues(index, segment, { dataset: id, facts: ids }),
      ages: agesOf(segment, n),
      holds: holdings.byDataset[n] ?? [],
    });
    await setImmediate();
  }
  return { byDataset, all: holdings.all };
}

/** The figures of a segment, those of the datasets of a part as it says what patients are. */
async function figuresOfPart(index: CohortIndex, { whole, segment, facts }: Part): Promise<SegmentFigures> {
  const part = partOf(segment, facts);
  const byDataset = new Map(whole.byDataset);
  for (const [n, id] of segment.datasets.ids.entries()) {
    const figures = whole.byDataset.get(id);
    if (figures === undefined || !facts.includes(id)) continue;
    const values = describedValues(index, segment, { dataset: id, facts });
    byDataset.set(id, { ...figures, values, ages: agesOf(part, n) });
    await setImmediate();
  }
  return { byDataset, all: whole.all };
}

/** Patients of two populations are two patients. */
function joinHoldings(type: RecordType, all: readonly HoldingFigures[]): readonly HoldingFigures[] {
  const own = all.filter(({ record }) => record === type);
  if (own.length === 0) return [];
  const sum = (pick: (one: HoldingFigures) => number) => own.reduce((total, one) => total + pick(one), 0);
  return [
    {
      record: type,
      patients: sum(({ patients }) => patients),
      records: sum(({ records }) => records),
      variables: Object.keys(modelOf(type).fields).flatMap((field) => joinVariables(field, own)),
    },
  ];
}

function joinVariables(field: string, holdings: readonly HoldingFigures[]): readonly VariableFigures[] {
  const own = holdings.flatMap(({ variables }) => variables.filter((one) => one.field === field));
  const [first] = own;
  if (first === undefined) return [];
  const known = own.reduce((total, one) => total + one.known, 0);
  if (first.mapped === undefined) return [{ field, known }];
  return [{ field, known, mapped: own.reduce((total, { mapped = 0 }) => total + mapped, 0) }];
}
