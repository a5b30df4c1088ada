import type { Asker } from '../../disclosure/asker.ts';
import { type Caller, datasetsOf } from '../../disclosure/caller.ts';
import { datasetCounts } from '../../disclosure/dataset-counts.ts';
import { type Breathe, inTurn } from '../../graph/breathe.ts';
import type { StoredVocabulary } from '../../loaders/concepts.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import type { HeldDataset, SiteHolding, ToldCount } from '../site-answer.ts';

/** Who asks, and by what it is read what there is. */
export type HoldingParts = {
  readonly version: string;
  readonly caller: Caller;
  readonly asker: Asker;
  readonly breathe: Breathe;
  readonly loaders: {
    readonly vocabularies: () => Promise<readonly StoredVocabulary[]>;
    readonly datasetById: { readonly load: (id: string) => Promise<StoredDataset | null> };
  };
};

/** What the hub may be told without a question: of open and granted datasets exact numbers, of others those that were released. */
export async function holdingOf({
  version,
  caller,
  asker,
  breathe,
  loaders,
}: HoldingParts): Promise<SiteHolding> {
  const [datasets, vocabularies] = await Promise.all([
    inTurn(datasetsOf(caller).toSorted(), breathe, async (id): Promise<HeldDataset> => {
      const [stored, { patients, holds }] = await Promise.all([
        loaders.datasetById.load(id),
        datasetCounts(id, asker),
      ]);
      return {
        id,
        title: stored?.title ?? id,
        patients: toTold(patients),
        records: holds.map(({ record }) => record),
      };
    }),
    loaders.vocabularies(),
  ]);
  return { software: `oncograph ${version}`, datasets, vocabularies: releasesIn(vocabularies) };
}

/** A number as it leaves. */
export function toTold({ value, low, high, precision, confidence, asOf }: ToldCount): ToldCount {
  return { value, low, high, precision, confidence, asOf };
}

/** Releases by vocabulary. */
export function releasesIn(vocabularies: readonly StoredVocabulary[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    vocabularies.flatMap(({ id, release }) => (release === null ? [] : [[id, release]])),
  );
}
