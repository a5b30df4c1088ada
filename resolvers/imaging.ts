import { type Connection, type PageArguments, parsePage, toConnection } from '../graph/page.ts';
import { isRecordKey, type Reference, recordKey, type StoredRecord } from '../loaders/records.ts';
import { chooseStudy } from '../loaders/studies.ts';
import { openLocations, viewerUrl } from '../ontology/idc.ts';
import type { Resolvers } from './generated/resolver-types.ts';
import { oncePerField } from './once-per-field.ts';
import { askedProperties } from './requested-columns.ts';
import { textOf } from './values.ts';

/** A page of the series of one study. */
export type SeriesPage = Connection<StoredRecord> & { readonly study: string };

const seriesOfStudy: Reference = { type: 'imagingSeries', field: 'study' };

const pagesOfSeries = oncePerField((args: PageArguments, { loaders }, info) => {
  const page = parsePage(args, isRecordKey);
  const selection = { page, properties: askedProperties('imagingSeries', info) };
  return { page, records: loaders.recordsByReference(seriesOfStudy, selection) };
});

/** Studies and series; plain fields come from the model. */
export const imaging: Resolvers = {
  Query: {
    imagingStudy: async (_root, { uid, patient }, { loaders }) =>
      chooseStudy(await loaders.studiesByUid.load(uid), patient),
  },
  ImagingStudy: {
    viewerUrl: async ({ id, studyInstanceUid }, _args, { loaders }) => {
      const images = await loaders.imagesByStudy(openLocations).load(id);
      const uid = textOf(studyInstanceUid);
      return images === null || uid === null ? null : viewerUrl(uid, images.slides ? 'slides' : 'radiology');
    },
    series: async ({ id }, args, context, info) => {
      const { page, records } = pagesOfSeries(args, context, info);
      const series = await records.load(id);
      return Object.assign(toConnection(series, page, recordKey), { study: id });
    },
  },
  ImagingSeriesConnection: {
    totalCount: async ({ study }, _args, { loaders }) =>
      (await loaders.countByReference(seriesOfStudy).load(study))?.count ?? 0,
  },
};
