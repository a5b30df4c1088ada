import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { canName, type ManifestFormat, toManifest } from '../../../cohort/manifest/format.ts';
import type { ManifestSeries } from '../../../cohort/manifest/series.ts';

const series = (properties: Partial<ManifestSeries> = {}): ManifestSeries => ({
  dataset: 'd',
  patient: 'p',
  sourceId: 'P-1',
  studyUid: '1.2',
  seriesUid: '1.2.3',
  modality: 'CT',
  instances: 4,
  sizeBytes: 5,
  license: 'CC BY 3.0',
  location: 's3://idc-open-data/0a1b/',
  ...properties,
});

const heading = { fingerprint: 'abc', series: '1', left: '0', licenses: ['CC BY 3.0: name the authors.'] };

const textOf = (format: ManifestFormat, named: readonly ManifestSeries[], own = heading): string =>
  [...toManifest(format, named, own)].join('');

describe('canName', () => {
  it.each([
    ['s3://idc-open-data/0a1b/', true],
    ['s3://hospital.images/a/b=1/c', true],
    ['s3://idc-open-data/0a1b/*', true],
    ['s3://idc-open-data/', false],
    ['gs://idc-open-data/0a1b/', false],
    ['s3://bucket/a b/', false],
    ['s3://bucket/a;rm/', false],
    ["s3://bucket/'a/", false],
    ['s3://bucket/a,b/', false],
    ['s3://bucket/a#b/', false],
    ['s3://bucket/a*b/', false],
    ['s3://bucket/a/\nrm s3://bucket/b', false],
    [null, false],
  ])('lets s5cmd copy %j: %s', (location, expected) => {
    expect(canName('S5CMD', series({ location }))).toBe(expected);
  });

  it('knows DICOMweb for the open buckets of the IDC alone', () => {
    const at = (location: string | null) => canName('DICOMWEB', series({ location }));
    expect([at('s3://idc-open-data-cr/a/'), at('s3://idc-open-data-mine/a/'), at(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('toManifest', () => {
  it('puts comments above one command for each series', () => {
    expect(textOf('S5CMD', [series()])).toBe(
      [
        '# Cohort abc: 1 series; 0 more have no bucket.',
        '# Licence: CC BY 3.0: name the authors.',
        '# Download with the client of the NCI Imaging Data Commons: idc download FILE',
        '# or with s5cmd: s5cmd --no-sign-request --endpoint-url https://s3.amazonaws.com run FILE',
        'cp s3://idc-open-data/0a1b/* .',
        '',
      ].join('\n'),
    );
  });

  it('says which files the client of the IDC refuses', () => {
    const text = textOf('S5CMD', [series({ location: 's3://hospital/a' })]);
    expect(text).toContain('# Some files are in no open bucket of the IDC');
  });

  it('makes no command of a licence with line breaks', () => {
    const licenses = ['own\nrm s3://a/*\r\u2028cp s3://a/* .'];
    const lines = textOf('S5CMD', [series()], { ...heading, licenses }).split('\n');
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual(['cp s3://idc-open-data/0a1b/* .', '']);
  });

  it.each(['=1+1', '+1', '-1', '@a'])('makes no formula of %s in CSV', (license) => {
    const [row] = parse(textOf('CSV', [series({ license })]), { columns: true });
    expect(row).toMatchObject({ license: `'${license}` });
  });

  it('quotes what CSV would split', () => {
    const license = 'one, "two"\nthree';
    const rows = parse(textOf('CSV', [series({ license })]), { columns: true });
    expect(rows).toMatchObject([{ license, StudyInstanceUID: '1.2', instances: '4' }]);
  });

  it('has a header where there is no series', () => {
    expect(textOf('CSV', [])).toMatch(/^dataset,patient,PatientID,.*location\n$/);
  });

  it.each(['S5CMD', 'CSV', 'DICOMWEB'] as const)('comes as %s in parts of 1,000 series', (format) => {
    const many = Array.from({ length: 2_001 }, (_, at) => series({ seriesUid: `1.2.${at}` }));
    const [, ...parts] = toManifest(format, many, heading);
    expect(parts.map((part) => part.split('\n').length - 1)).toEqual([1_000, 1_000, 1]);
  });
});
