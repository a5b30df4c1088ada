import { selectPatients } from '../cohort/answer/answers.ts';
import { inScope } from '../cohort/answer/ask.ts';
import { findSeries, seriesMeant } from '../cohort/answer/series.ts';
import { canName, type ManifestFormat, toManifest } from '../cohort/manifest/format.ts';
import type { ManifestSeries } from '../cohort/manifest/series.ts';
import { KnownError } from '../ontology/errors.ts';
import { unknownLicense, withNotice } from '../ontology/licenses.ts';
import { openGate } from './gate.ts';
import { type CohortQuestion, cellsFor, readableScope } from './question.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** Where the images of the cohort lie. */
export type Manifest = {
  readonly format: ManifestFormat;
  readonly content: string;
  readonly series: Count;
  readonly left: Count;
  readonly licenses: readonly string[];
};

/** Series of one answer. */
const most = 200_000;

/** Series between two breaths. */
const atOnce = 1_000;

/**
 * The series that the question means, of patients who satisfy it by the records that the caller may read.
 * @throws KnownError QUERY_TOO_EXPENSIVE
 */
export async function manifestOf(question: CohortQuestion, format: ManifestFormat): Promise<Manifest> {
  const open = Sealed.open(question);
  const { asking, fingerprint } = open;
  const scope = readableScope(open);
  const meant = seriesMeant(open.plan);
  const readable = inScope(open, scope);
  const { count, patients } = await findSeries(await selectPatients(readable), meant, open.breathe);
  const cell = cellsFor(open);
  const found = await openGate(asking, cell({ unit: 'series', of: 'series' }, count));
  if ((found.value ?? 0) > most) throw tooMany(shown(found));
  const all = await asking.readSeries({ patients, meant, scope, views: readable.views });
  const named: ManifestSeries[] = [];
  for (const [at, one] of all.entries()) {
    if (at % atOnce === 0) await open.breathe();
    if (canName(format, one)) named.push(one);
  }
  const counts = await openGate(asking, {
    series: cell({ unit: 'series', of: `${format} series`, partOf: format }, named.length),
    left: cell({ unit: 'series', of: `${format} series left`, partOf: format }, all.length - named.length),
  });
  const licenses = licensesOf(named);
  const heading = { fingerprint, series: shown(counts.series), left: shown(counts.left), licenses };
  const parts: string[] = [];
  for (const part of toManifest(format, named, heading)) {
    parts.push(part);
    await open.breathe();
  }
  return { format, content: parts.join(''), ...counts, licenses };
}

function tooMany(count: string): KnownError {
  return new KnownError(
    'QUERY_TOO_EXPENSIVE',
    `The manifest would have ${count} series, more than ${most}: ask for one dataset or modality at a time.`,
  );
}

/** The distinct licences, sorted, with what they ask for; last that some series have none. */
function licensesOf(series: readonly ManifestSeries[]): readonly string[] {
  const found = new Set(series.map(({ license }) => license));
  const known = [...found].filter((license) => license !== null);
  return [...known.sort().map(withNotice), ...(found.has(null) ? [unknownLicense] : [])];
}

function shown({ value }: Count): string {
  return value === null ? 'some' : String(value);
}
