import { describe, expect, it } from 'vitest';
import { untoldVersions } from '../../disclosure/untold-versions.ts';
import { versionNotes } from '../../ontology/dataset-version.ts';

const { first, back, description, records, both } = versionNotes;
const days = ['2026-11-01', '2026-11-02', '2026-11-02', '2026-11-02', '2026-11-03'];

/** Versions with these notes, the oldest first, as they are kept: newest first. */
function versionsOf(...notes: readonly string[]) {
  return notes
    .map((note, at) => ({
      ...{ version: `v${at}`, number: at + 1, issuedAt: `${days[at]}T08:00:00.000Z` },
      ...{ notes: note, record: `said ${at}` },
    }))
    .reverse();
}

const toldOf = (...notes: readonly string[]) =>
  untoldVersions(versionsOf(...notes)).map((one) => [one.version, one.number, one.notes, one.record]);

describe('versions of a dataset for who may not be told what it holds', () => {
  it('are those with which the description changed, numbered and named as if there were no others', () => {
    expect(toldOf(first, records, description, both, records)).toEqual([
      ['2026.11.02.2', 3, description, 'said 4'],
      ['2026.11.02', 2, description, 'said 2'],
      ['2026.11.01', 1, first, 'said 1'],
    ]);
  });

  it('are the same whether and how often records changed between', () => {
    const names = (notes: readonly string[]) =>
      untoldVersions(versionsOf(...notes)).map(({ version, number }) => [version, number]);
    expect(names([first, records, records])).toEqual(names([first]));
  });

  it('say that a dataset is there again', () => {
    expect(toldOf(first, back).map(([, , notes]) => notes)).toEqual([back, first]);
  });
});
