import type { Connection } from '../loaders/page.ts';
import { parsePage, toConnection } from '../loaders/page.ts';
import { isRecordKey, type Reference, recordKey, type StoredRecord } from '../loaders/records.ts';
import { chooseStudy } from '../loaders/studies.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** A page of the series of one study. */
export type SeriesPage = Connection<StoredRecord> & { readonly study: string };

const seriesOfStudy: Reference = { type: 'imagingSeries', field: 'study' };

/** Open files of the NCI Imaging Data Commons, which its viewers show. */
const openBucket = 's3://idc-open-data/';
const viewer = 'https://viewer.imaging.datacommons.cancer.gov';

/** Studies and series; plain fields come from the catalogue. */
export const imaging: Resolvers = {
  Query: {
    imagingStudy: async (_root, { uid, patient }, { loaders }) =>
      chooseStudy(await loaders.studiesByUid.load(uid), patient),
  },
  ImagingStudy: {
    viewerUrl: async ({ id, studyInstanceUid }, _args, { loaders }) => {
      const images = await loaders.imagesByStudy(openBucket).load(id);
      if (images === null) return null;
      return images.slides
        ? `${viewer}/slim/studies/${studyInstanceUid}`
        : `${viewer}/v3/viewer/?StudyInstanceUIDs=${studyInstanceUid}`;
    },
    series: async ({ id }, args, { loaders }) => {
      const page = parsePage(args, isRecordKey);
      const series = await loaders.recordsByReference(seriesOfStudy, { page }).load(id);
      return { ...toConnection(series, page, recordKey), study: id };
    },
  },
  ImagingSeriesConnection: {
    totalCount: async ({ study }, _args, { loaders }) =>
      (await loaders.countByReference(seriesOfStudy).load(study))?.count ?? 0,
  },
};
