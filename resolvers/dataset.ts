import { type DatasetNumbers, datasetFigures } from '../disclosure/dataset-counts.ts';
import { datasetMapping } from '../disclosure/mapping-quality.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import { isText, parsePage, parseTop, toConnection } from '../graph/page.ts';
import type { StoredDataset } from '../loaders/datasets.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** The catalogue: what there is, in numbers that passed the gate. */
export const dataset: Resolvers = {
  Query: {
    dataset: (_root, { id }, { loaders }) => loaders.datasetById.load(id),
    datasets: async (_root, args, { loaders }) => {
      const page = parsePage(args, isText);
      const [rows, totalCount] = await Promise.all([loaders.datasets(page), loaders.datasetCount()]);
      return { ...toConnection(rows, page, ({ id }) => id), totalCount };
    },
  },
  Dataset: {
    description: ({ description }) => description ?? '',
    version: ({ version }) => version ?? '',
    license: ({ license }) => license ?? [],
    patients: (stored, _args, context) => numberOf('patients', stored, context),
    studies: (stored, _args, context) => numberOf('studies', stored, context),
    series: (stored, _args, context) => numberOf('series', stored, context),
    segmentations: (stored, _args, context) => numberOf('segmentations', stored, context),
    radiologySegmentations: (stored, _args, context) => numberOf('radiologySegmentations', stored, context),
    pathologySegmentations: (stored, _args, context) => numberOf('pathologySegmentations', stored, context),
    modalities: (stored, _args, context) => numberOf('modalities', stored, context),
    manufacturers: (stored, _args, context) => valuesOf('MANUFACTURER', stored, context),
    bodyParts: (stored, _args, context) => valuesOf('BODY_PART', stored, context),
    sexes: (stored, _args, context) => valuesOf('SEX', stored, context),
    codingSystems: (stored, _args, context) => numberOf('codingSystems', stored, context),
    versions: ({ id }, _args, { loaders }) => loaders.versionsByDataset.load(id),
    holds: (stored, _args, context) => numberOf('holds', stored, context),
    mapping: ({ id }, _args, { caller, loaders: { mapping } }) =>
      datasetMapping(id, { figures: mapping, caller, policy: exactPolicy }),
  },
  MappingQuality: {
    unmapped: ({ unmapped }, { top }) => unmapped.slice(0, parseTop(top)),
  },
};

async function numberOf<Name extends keyof DatasetNumbers>(
  name: Name,
  { id }: StoredDataset,
  { caller, loaders: { figures } }: Context,
): Promise<DatasetNumbers[Name]> {
  return (await datasetFigures(id, { figures, caller, policy: exactPolicy }))[name];
}

async function valuesOf(
  facet: keyof DatasetNumbers['values'],
  stored: StoredDataset,
  context: Context,
): Promise<readonly string[]> {
  const values = await numberOf('values', stored, context);
  return values[facet].map(({ value }) => value);
}
