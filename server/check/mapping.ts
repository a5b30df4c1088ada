import type { Asker } from '../../disclosure/asker.ts';
import { datasetMapping, type FieldMappingCounts } from '../../disclosure/mapping-quality.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { SiteView } from './view.ts';

const { ok, warn, fail, unknown } = findingsOf('mapping');

/** Shares of the records with a value that have a standard concept: below, it is a warning; and a failure, where nobody has said why. */
const bars = { warn: 0.9, fail: 0.5 } as const;

/** Unmapped values of a field that are shown, the most frequent ones. */
const most = 5;

/** How many records of a field have a standard concept, as somebody may be told. */
export type FieldCoverage = {
  readonly dataset: string;
  /** GraphQL type. */
  readonly record: string;
  readonly field: string;
  /** Records with a value; null where that is not told. */
  readonly rows: number | null;
  readonly mappedShare: number | null;
  /** The most frequent values without a standard concept, for who may read records. */
  readonly unmapped: readonly UnmappedValue[];
};

type UnmappedValue = {
  readonly value: string;
  readonly rows: number | null;
  readonly reason: string | null;
};

/** How the datasets that the hub may ask over are mapped, as far as the hub is told, and what that means. */
export async function lookAtMapping({ holding, hub }: SiteView): Promise<MappingFindings> {
  return lookAt(
    holding.datasets.map(({ id }) => id),
    hub.asker,
    (id) =>
      unknown(
        id,
        'What of it is mapped is not told to the hub, as it is not told its records: the site sees it.',
        'Look at what this check says here alone.',
      ),
  );
}

/** The same of the datasets of which the hub is told nothing, as the operator sees it. */
export async function lookAtOwnMapping(
  { operator, datasets }: SiteView,
  told: readonly FieldCoverage[],
): Promise<readonly Finding[]> {
  const known = new Set(told.map(({ dataset }) => dataset));
  const own = datasets.map(({ id }) => id).filter((id) => !known.has(id));
  return (await lookAt(own, operator, (id) => warn(id, 'None of its records has a coded value.', readMore)))
    .findings;
}

const readMore = 'Map fields with codes of the source: docs/mapping.md.';

type MappingFindings = {
  readonly coverage: readonly FieldCoverage[];
  readonly findings: readonly Finding[];
};

async function lookAt(
  ids: readonly string[],
  asker: Asker,
  untold: (id: string) => Finding,
): Promise<MappingFindings> {
  const all = await Promise.all(ids.map(async (id) => ({ id, fields: await datasetMapping(id, asker) })));
  return {
    coverage: all.flatMap(({ id, fields }) => fields.map((field) => toCoverage(id, field))),
    findings: all.map(({ id, fields }) => (fields.length === 0 ? untold(id) : judge(id, fields))),
  };
}

function judge(id: string, fields: readonly FieldMappingCounts[]): Finding {
  const short = fields.filter((field) => shareOf(field) < bars.warn).sort((a, b) => shareOf(a) - shareOf(b));
  const good = `${fields.length - short.length} of ${fields.length} coded fields have a standard concept in ${inPercent(bars.warn)} of their records or more`;
  if (short.length === 0) return ok(id, `${good}.`);
  const found = `${good}; ${short.map(inWords).join('; ')}.`;
  const isOpen = short.some((field) => shareOf(field) < bars.fail && !isExplained(field));
  return (isOpen ? fail : warn)(id, found, mapMore);
}

const mapMore =
  'What has no concept is found by no code. Map the most frequent values, or write into the value map why they have none (oncograph validate mapping FILE --folder FOLDER suggests concepts).';

/** A field of which that is not told is no worse for it. */
function shareOf({ mappedShare }: Pick<FieldMappingCounts, 'mappedShare'>): number {
  return mappedShare ?? 1;
}

/** Whether somebody has looked at what is not mapped, and said why: of so many records that the rest would be well enough. */
function isExplained({ rows, mapped, unmapped }: FieldMappingCounts): boolean {
  const said = unmapped.filter(({ reason }) => reason !== null);
  const explained = said.reduce((sum, one) => sum + (one.rows.value ?? 0), mapped.value ?? 0);
  return explained >= bars.warn * (rows.value ?? 0);
}

function inWords(field: FieldMappingCounts): string {
  const values = field.unmapped
    .slice(0, most)
    .map(({ value, rows }) => `"${value}" (${rows.value ?? 'some'})`);
  const head = `${field.record}.${field.field} in ${inPercent(shareOf(field))}`;
  return values.length === 0 ? head : `${head}, without one ${values.join(', ')}`;
}

function inPercent(share: number): string {
  return `${(100 * share).toFixed(1).replace(/\.0$/, '')} %`;
}

function toCoverage(dataset: string, field: FieldMappingCounts): FieldCoverage {
  const unmapped = field.unmapped.slice(0, most);
  return {
    ...{ dataset, record: field.record, field: field.field },
    ...{ rows: field.rows.value, mappedShare: field.mappedShare },
    unmapped: unmapped.map(({ value, rows, reason }) => ({ value, rows: rows.value, reason })),
  };
}
