import { describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../../fair/catalogue/record.ts';
import { createTeller } from '../../../fair/catalogue/told.ts';
import type { StoredCatalogue, StoredVersion } from '../../../loaders/catalogue.ts';
import { versionNotes } from '../../../ontology/dataset-version.ts';
import { aVersion } from '../../support/catalogue-site.ts';

const tell = createTeller();

/** A version as one of a dataset that is not open, which says how one gets at its images. */
function closed(version: StoredVersion): StoredVersion {
  const record: CatalogueRecord = JSON.parse(version.record ?? '');
  const stated = { ...record.stated, access: { images: { url: 'https://site.example.org/ask' } } };
  const now = JSON.stringify({ ...record, accessRights: 'NON_PUBLIC', stated });
  return { ...version, record: now, notes: versionNotes.both };
}

/** A dataset that was open in its first version and is not any more, before one that is. */
async function catalogue(): Promise<StoredCatalogue> {
  const versions = [
    closed(await aVersion('lung', 2, 2)),
    await aVersion('lung', 1, 1),
    await aVersion('skin'),
  ];
  return { version: '1', versions, removed: [] };
}

const recordsOf = ({ versions }: StoredCatalogue): readonly CatalogueRecord[] =>
  versions.map(({ record }) => JSON.parse(record ?? ''));

describe('a catalogue as everybody may be told it', () => {
  it('has no number and no value of a dataset that is not open, in any of its versions', async () => {
    const [now, before] = recordsOf(await tell(await catalogue(), []));
    for (const record of [now, before]) {
      expect(record?.numbers.patients).toMatchObject({ value: null, suppressed: true });
      expect(record?.numbers).toMatchObject({
        ...{ values: { SEX: [], MODALITY: [] }, modalities: [], holds: [], codingSystems: [] },
        ...{ images: [], files: [], ages: null, period: null },
      });
      expect(record?.eucaim.classes.sex).toEqual([]);
      expect(JSON.stringify(record)).not.toMatch(/FEMALE|SNOMED|LOINC|labs\.tsv|CC BY-NC/);
    }
  });

  it('has what its operator says of it', async () => {
    const [now, before] = recordsOf(await tell(await catalogue(), []));
    expect(now).toMatchObject({ title: 'Dataset lung', description: 'What there is about lung.' });
    expect(now?.parts.map(({ sort, license }) => [sort, license])).toEqual([
      ['images', null],
      ['records', 'CC BY 4.0'],
    ]);
    expect(before?.parts.map(({ sort }) => sort)).toEqual(['records']);
  });

  it('has everything of open datasets, and of those that are shown', async () => {
    const whole = await catalogue();
    expect((await tell(whole, [])).versions[2]).toEqual(whole.versions[2]);
    expect((await tell(whole, ['lung'])).versions).toEqual(whole.versions);
  });

  it('stays the same as long as nothing changes', async () => {
    const whole = await catalogue();
    expect(await tell(whole, [])).toBe(await tell(whole, []));
  });
});
