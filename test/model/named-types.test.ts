import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelOf, recordTypes } from '../../ontology/records.ts';

const root = resolve(import.meta.dirname, '../..');

/** What serves every record type alike. */
const rooms = [
  ...['graph', 'terminology', 'index', 'cohort', 'figures', 'loaders', 'disclosure', 'resolvers'],
  ...['noise', 'import', 'export', 'fair', 'server'],
];

/** Files that are about one record type, or use its word for something else. */
const about: Readonly<Record<string, string>> = {
  'cohort/answer/series.ts': 'the summary of images counts series, whatever was asked',
  'cohort/answer/imaging.ts': 'the summary of images counts studies, whatever was asked',
  'cohort/manifest/series.ts': 'a manifest says where the files of series are',
  'cohort/parse/record.ts': 'VISIT is a way to count, and `visit` the field that it needs',
  'figures/imaging.ts': 'a catalogue describes images by study, licence and sort, as DICOM has them',
  'import/load/dataset.ts': 'images alone have licences of their own',
  'import/omop/check-row.ts': 'tables of OMOP',
  'import/omop/links.ts': 'tables of OMOP',
  'import/omop/second-records.ts':
    'tables of OMOP, the study that series are of, and the variant that a measurement says',
  'import/omop/source.ts': 'tables of OMOP',
  'import/omop/validate/known.ts': 'tables of OMOP',
  'import/vocabulary/rf2/tags.ts': 'semantic tags of SNOMED CT',
  'loaders/patients.ts': 'what is noted of a request, for the audit',
  'loaders/studies.ts': 'studies are looked up by StudyInstanceUID and shown by viewers',
  'resolvers/imaging.ts': 'studies are looked up by StudyInstanceUID and shown by viewers',
  'fair/catalogue/eucaim.ts': 'a property of EUCAIM',
  'fair/eucaim/codes.ts': 'a property of EUCAIM',
  'server/audited.ts': 'what came of an act, in the audit',
  'server/federation/answer.ts': 'what came of an act, in the audit',
  'server/http/audit-answers.ts': 'what came of an act, in the audit',
  'server/http/audit-dumps.ts': 'what came of an act, in the audit',

  'server/http/audit-search.ts': 'what came of an act, in the audit',
  'server/http/metrics.ts': 'a label of a metric',
};

const words = recordTypes.flatMap((type) => {
  const { type: label, relationship } = modelOf(type);
  return [`'${type}'`, `:${label}\\b`, `:${relationship}\\b`, `records\\.${type}\\b`];
});
const naming = new RegExp(words.join('|'));

const named = rooms.flatMap(filesOf).filter((path) => naming.test(withoutComments(path)));

function filesOf(room: string): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.includes('/generated/'));
}

function withoutComments(path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

describe('record types', () => {
  it('are named by nobody who serves them all', () => {
    expect(named.filter((path) => !(path in about))).toEqual([]);
  });

  it('are named where it is said that they are', () => {
    expect(Object.keys(about).filter((path) => !named.includes(path))).toEqual([]);
  });
});
