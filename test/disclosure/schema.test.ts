import { getNamedType, isIntrospectionType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';

/** Types whose numbers belong to one record or patient, which only those see who may read it. */
const recordLevel = ['Patient', 'Provenance', 'RecordTime', ...recordTypes.map((type) => modelOf(type).type)];

/** Types whose numbers are what a site sets, and what somebody may spend. */
const settings = ['Protection', 'Budget', 'BudgetLeft', 'CutPoints'];

/** Numbers that count neither patients nor the records of several patients, and one that only the exact policy shows. */
const harmless = [
  'AuditEntry.patients', // null for who may not count them
  'AuditReleased.counts', // how many numbers left
  'Bin.from', // edges of bins: round numbers
  'Bin.to',
  'ConceptConnection.totalCount',
  'DatasetConnection.totalCount',
  'ImagingSeriesConnection.totalCount', // of one study
  'ImagingSummary.sizeBytes', // null where the policy is not exact
  'MappingQuality.mappedShare', // one Count divided by another
  'Margin.above', // of a sum of numbers that left other sites
  'Margin.below',
  'Margin.random',
  'SavedCohortConnection.totalCount',
  'Site.answerMs',
  'Site.datasets', // that another site shows
  'SiteCount.tookMs',
];

it('no number leaves but as a Count or as part of a record', () => {
  const types = Object.values(createSchema().getTypeMap()).filter(
    (type) => isObjectType(type) && !isIntrospectionType(type),
  );
  const numbers = types
    .filter(({ name }) => name !== 'Count' && ![...recordLevel, ...settings].includes(name))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
    )
    .filter(({ field }) => ['Int', 'Float'].includes(getNamedType(field.type).name))
    .map(({ type, field }) => `${type.name}.${field.name}`);
  expect(numbers.sort()).toEqual(harmless);
});
