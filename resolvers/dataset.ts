import { type DatasetCounts, datasetCounts } from '../disclosure/dataset-counts.ts';
import { datasetMapping } from '../disclosure/mapping-quality.ts';
import { isToldOf } from '../disclosure/told.ts';
import { untoldVersions } from '../disclosure/untold-versions.ts';
import { isText, parsePage, parseTop, toConnection } from '../graph/page.ts';
import type { StoredDataset } from '../loaders/datasets.ts';
import { contactIn } from '../ontology/description.ts';
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
    version: async (stored, _args, context) =>
      (await versionsOf(stored, context))[0]?.version ?? stored.version ?? '',
    license: async ({ id, license, ownLicense }, _args, { asker }) =>
      ((await isToldOf(id, asker)) ? license : ownLicense) ?? [],
    contact: ({ stated }) => contactIn(stated),
    patients: (stored, _args, context) => countOf('patients', stored, context),
    studies: (stored, _args, context) => countOf('studies', stored, context),
    series: (stored, _args, context) => countOf('series', stored, context),
    segmentations: (stored, _args, context) => countOf('segmentations', stored, context),
    radiologySegmentations: (stored, _args, context) => countOf('radiologySegmentations', stored, context),
    pathologySegmentations: (stored, _args, context) => countOf('pathologySegmentations', stored, context),
    modalities: (stored, _args, context) => countOf('modalities', stored, context),
    manufacturers: (stored, _args, context) => facetValuesOf('MANUFACTURER', stored, context),
    bodyParts: (stored, _args, context) => facetValuesOf('BODY_PART', stored, context),
    sexes: (stored, _args, context) => facetValuesOf('SEX', stored, context),
    codingSystems: (stored, _args, context) => countOf('codingSystems', stored, context),
    versions: (stored, _args, context) => versionsOf(stored, context),
    holds: (stored, _args, context) => countOf('holds', stored, context),
    mapping: ({ id }, _args, { asker }) => datasetMapping(id, asker),
  },
  MappingQuality: {
    unmapped: ({ unmapped }, { top }) => unmapped.slice(0, parseTop(top)),
  },
  // declared for their rule to stand before them: a value is what a record says
  UnmappedValue: {
    value: ({ value }) => value,
    rows: ({ rows }) => rows,
    reason: ({ reason }) => reason,
  },
};

/** Versions as the caller may be told of them, newest first. */
async function versionsOf({ id }: Pick<StoredDataset, 'id'>, { asker, loaders }: Context) {
  const versions = await loaders.versionsByDataset.load(id);
  return (await isToldOf(id, asker)) ? versions : untoldVersions(versions);
}

async function countOf<Name extends keyof DatasetCounts>(
  name: Name,
  { id }: StoredDataset,
  { asker }: Context,
): Promise<DatasetCounts[Name]> {
  return (await datasetCounts(id, asker))[name];
}

async function facetValuesOf(
  facet: keyof DatasetCounts['values'],
  stored: StoredDataset,
  context: Context,
): Promise<readonly string[]> {
  const values = await countOf('values', stored, context);
  return values[facet].map(({ value }) => value);
}
