import { type FacetField, facetOf } from '../../ontology/facets.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import type { ReleasedDescription, ReleasedNumber } from '../../ontology/released-description.ts';
import type { CountedValue } from '../described-values.ts';
import type { Holding } from '../holdings.ts';
import { shownOf } from '../protected/described.ts';
import { type Count, releaseShown, suppressed } from '../release.ts';
import type { Span } from '../span.ts';

/** What the released description of a dataset says of its patients, its values and its records; the rest is not known by it. */
export function describedCounts(description: ReleasedDescription) {
  const countOf = (number: ReleasedNumber) => toCount(number, description);
  const valuesOf = (field: FacetField): readonly CountedValue[] =>
    shownOf(description, field).map((number) => ({
      ...{ value: number.value, code: number.code, patients: countOf(number) },
    }));
  const records = shownOf(description, 'RECORD');
  const all = description.numbers.find(({ of }) => of === 'PATIENTS');
  return {
    patients: all === undefined ? suppressed : countOf(all),
    values: {
      ...{ SEX: valuesOf('SEX'), MODALITY: valuesOf('MODALITY'), BODY_PART: valuesOf('BODY_PART') },
      ...{ MANUFACTURER: [], CONDITION: valuesOf('CONDITION') },
    },
    ages: agesOf(description),
    holds: recordTypes.flatMap((type): readonly Holding[] => {
      const record = modelOf(type).type;
      const number = records.find(({ value }) => value === record);
      const nothing = { records: suppressed, fields: [], variables: [] };
      return number === undefined ? [] : [{ record, type, patients: countOf(number), ...nothing }];
    }),
  };
}

function toCount({ patients, low, high }: ReleasedNumber, { asOf, confidence }: ReleasedDescription): Count {
  const since = { low, high, asOf, confidence };
  return releaseShown(
    patients === null
      ? { precision: 'SUPPRESSED', ...since }
      : { precision: 'NOISY', value: patients, ...since },
    {},
  );
}

/** From the first to the last band of which a number is shown; of an open one its beginning. */
function agesOf(description: ReleasedDescription): Span | null {
  const { bands } = facetOf('AGE_AT_DIAGNOSIS');
  const begins = shownOf(description, 'AGE_AT_DIAGNOSIS').map(({ value }) => Number.parseInt(value, 10));
  if (bands === undefined || begins.length === 0) return null;
  const last = Math.max(...begins);
  return { from: Math.min(...begins), to: last === bands.last ? last : last + bands.width - 1 };
}
