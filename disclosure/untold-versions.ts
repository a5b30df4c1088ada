import { calendarVersion, versionNotes } from '../ontology/dataset-version.ts';

/** When a version of a dataset began, and what changed with it. */
type Version = {
  readonly version: string;
  readonly number: number;
  readonly issuedAt: string;
  readonly notes: string;
};

/**
 * Versions of a dataset, newest first, as they are told to who may not be told what it holds: that records changed would be one exact
 * bit about them. What is said in a version is what was said last before the next one that is told.
 */
export function untoldVersions<Told extends Version>(versions: readonly Told[]): readonly Told[] {
  const told: Told[] = [];
  for (const one of versions.toReversed()) {
    const last = told.at(-1);
    if (last !== undefined && one.notes === versionNotes.records) {
      const { version, number, issuedAt, notes } = last;
      told[told.length - 1] = { ...one, version, number, issuedAt, notes };
      continue;
    }
    const known = told.map(({ version }) => version);
    const notes = one.notes === versionNotes.both ? versionNotes.description : one.notes;
    told.push({ ...one, version: calendarVersion(one.issuedAt, known), number: told.length + 1, notes });
  }
  return told.reverse();
}
