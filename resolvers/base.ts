import type { Resolvers } from './generated/resolver-types.ts';
import { dateOf } from './values.ts';

/** What records of every type consist of. */
export const base: Resolvers = {
  Coded: {
    sourceConcept: ({ sourceConcept }, _args, { loaders }) =>
      sourceConcept === null ? null : loaders.concept(sourceConcept),
    standardConcept: ({ standardConcept }, _args, { loaders }) =>
      standardConcept === null ? null : loaders.concept(standardConcept),
  },
  RecordTime: {
    date: dateOf,
    daysFromIndex: ({ timeline, day }) => (timeline === 'FROM_INDEX' ? day : null),
  },
  Provenance: {
    loadedAt: async ({ load }, _args, { loaders }) => {
      const found = await loaders.loadById.load(load);
      if (found === null) throw new TypeError(`a record names the load ${load}, which is not there`);
      return found.at;
    },
    license: async ({ load, file }, _args, { loaders }) => {
      const found = await loaders.loadById.load(load);
      return (found?.licenses[found.files.indexOf(file)] ?? '') || null;
    },
  },
};
