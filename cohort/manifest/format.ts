import { stringify } from 'csv-stringify/sync';
import { dicomWebUrl, isOpenLocation } from '../../ontology/idc.ts';
import type { ManifestSeries } from './series.ts';

/** How a manifest is written. */
export type ManifestFormat = 'S5CMD' | 'CSV' | 'DICOMWEB';

/** What a manifest says of itself above its lines. */
export type Heading = {
  readonly fingerprint: string;
  readonly series: string;
  readonly left: string;
  readonly licenses: readonly string[];
};

/** Whether a format can name a series. */
export function canName(format: ManifestFormat, { location }: ManifestSeries): boolean {
  switch (format) {
    case 'S5CMD':
      return location !== null && isCopyable(location);
    case 'CSV':
      return true;
    case 'DICOMWEB':
      return location !== null && isOpenLocation(location);
  }
}

/** Series of one part of a manifest. */
const atOnce = 1_000;

/** A manifest of series that the format can name, in parts: its head, and 1,000 series in each of the others. */
export function* toManifest(
  format: ManifestFormat,
  series: readonly ManifestSeries[],
  heading: Heading,
): Generator<string> {
  yield toHead(format, series, heading);
  for (let start = 0; start < series.length; start += atOnce)
    yield toLines(format, series.slice(start, start + atOnce));
}

function toHead(format: ManifestFormat, series: readonly ManifestSeries[], heading: Heading): string {
  switch (format) {
    case 'S5CMD':
      return toText(toComments(heading, series));
    case 'CSV':
      return stringify([], { header: true, columns });
    case 'DICOMWEB':
      return '';
  }
}

function toLines(format: ManifestFormat, series: readonly ManifestSeries[]): string {
  switch (format) {
    case 'S5CMD':
      return toText(series.map(toCopy));
    case 'CSV':
      return toCsv(series);
    case 'DICOMWEB':
      return toText(series.map(({ studyUid, seriesUid }) => dicomWebUrl(studyUid, seriesUid)));
  }
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * A bucket and a prefix that s5cmd and the client of the IDC read as they stand: s5cmd splits lines as a shell does and
 * expands wildcards, the client reads them as one column of CSV in which `#` begins a comment.
 */
function isCopyable(location: string): boolean {
  return /^s3:\/\/[a-z0-9][a-z0-9.-]+\/[\w./=+:@-]+\*?$/.test(location);
}

function toCopy({ location }: ManifestSeries): string {
  return `cp ${(location ?? '').replace(/\/?\*?$/, '/*')} .`;
}

function toComments(heading: Heading, series: readonly ManifestSeries[]): readonly string[] {
  const elsewhere = series.some(({ location }) => !isOpenLocation(location ?? ''));
  const lines = [
    `Cohort ${heading.fingerprint}: ${heading.series} series; ${heading.left} more have no bucket.`,
    ...heading.licenses.map((license) => `Licence: ${license}`),
    'Download with the client of the NCI Imaging Data Commons: idc download FILE',
    'or with s5cmd: s5cmd --no-sign-request --endpoint-url https://s3.amazonaws.com run FILE',
    ...(elsewhere
      ? [
          'Some files are in no open bucket of the IDC: its client refuses them, and s5cmd needs access to theirs.',
        ]
      : []),
  ];
  // A line break in what a source wrote would begin a command.
  return lines.map((line) => `# ${line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`);
}

const columns = {
  dataset: 'dataset',
  patient: 'patient',
  sourceId: 'PatientID',
  studyUid: 'StudyInstanceUID',
  seriesUid: 'SeriesInstanceUID',
  modality: 'Modality',
  instances: 'instances',
  sizeBytes: 'sizeBytes',
  license: 'license',
  location: 'location',
} as const satisfies Record<keyof ManifestSeries, string>;

/** RFC 4180; a text that a spreadsheet would take for a formula begins with an apostrophe. */
function toCsv(series: readonly ManifestSeries[]): string {
  return stringify([...series], { columns, escape_formulas: true });
}
