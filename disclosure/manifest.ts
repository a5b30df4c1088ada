import { selectPatients } from '../cohort/answer/answers.ts';
import { inScope } from '../cohort/answer/ask.ts';
import { findSeries, seriesMeant } from '../cohort/answer/series.ts';
import { canName, type ManifestFormat, toManifest } from '../cohort/manifest/format.ts';
import type { ManifestSeries, SeriesAsk } from '../cohort/manifest/series.ts';
import { KnownError } from '../ontology/errors.ts';
import { unknownLicense, withNotice } from '../ontology/licenses.ts';
import { type CohortQuestion, gate, readableScope } from './cohort.ts';
import type { Count } from './release.ts';

/** Where the images of the cohort lie. */
export type Manifest = {
  readonly format: ManifestFormat;
  readonly content: string;
  readonly series: Count;
  readonly left: Count;
  readonly licenses: readonly string[];
};

/** How a manifest is asked for, and what reads the series. */
export type ManifestAsk = {
  readonly format: ManifestFormat;
  readonly read: (ask: SeriesAsk) => Promise<readonly ManifestSeries[]>;
};

/** Series of one answer. */
const most = 200_000;

/**
 * The series that the question means, of patients who satisfy it by the records that the caller may read.
 * @throws KnownError QUERY_TOO_EXPENSIVE
 */
export async function manifestOf(question: CohortQuestion, { format, read }: ManifestAsk): Promise<Manifest> {
  const scope = readableScope(question);
  const meant = seriesMeant(question.plan);
  const { count, patients } = findSeries(await selectPatients(inScope(question, scope)), meant);
  const release = gate(question);
  if (count > most) throw tooMany(shown(release('series', count)));
  const all = await read({ patients, meant, scope });
  const named = all.filter((one) => canName(format, one));
  const series = release(`${format} series`, named.length);
  const left = release(`${format} series left`, all.length - named.length);
  const licenses = licensesOf(named);
  const heading = { fingerprint: question.fingerprint, series: shown(series), left: shown(left), licenses };
  return { format, content: toManifest(format, named, heading), series, left, licenses };
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
