import { noAttributes, noPairs, type Release } from '../release.ts';
import { readAncestors } from './ancestors.ts';
import { conceptRows } from './concept-rows.ts';
import { type Concepts, readAthenaConcepts } from './concepts.ts';
import { type Download, openDownload } from './files.ts';
import { type Hierarchy, reduce } from './reduction.ts';
import { readMappings } from './relationships.ts';
import { readSynonyms } from './synonyms.ts';

/** A release with what a person who loads it should know. */
export type NotedRelease = Release & { readonly notes: readonly string[] };

/**
 * Reads a folder with an OMOP vocabulary download (Athena), or an extract of one as demo sets bring it. The hierarchy
 * is that of CONCEPT_ANCESTOR, exactly. Every row of every file is checked before anything is answered.
 * @throws KnownError with file and line
 */
export async function readAthena(folder: string): Promise<NotedRelease> {
  const download = await openDownload(folder);
  const concepts = await readAthenaConcepts(download);
  // First what needs the most memory while it is read.
  const { hierarchy, left } = await readHierarchy(download.ancestors, concepts);
  const mappings = await readMappings(download, concepts);
  const synonymsOf = await readSynonyms(download.synonyms, concepts);
  return {
    source: 'athena',
    vocabularies: concepts.vocabularies,
    codes: concepts.codes,
    concepts: () => conceptRows(download.concepts, concepts, synonymsOf),
    ...hierarchy,
    mappings,
    attributes: noAttributes,
    members: noPairs,
    whole: false,
    notes: [...concepts.notes, ...notesOf(left)],
  };
}

async function readHierarchy(
  table: Download['ancestors'],
  concepts: Concepts,
): Promise<{ readonly hierarchy: Hierarchy; readonly left: number }> {
  const { above, left } = await readAncestors(table, concepts);
  return { hierarchy: reduce(above), left };
}

function notesOf(left: number): readonly string[] {
  if (left === 0) return [];
  return [`Rows of CONCEPT_ANCESTOR that are left out, as CONCEPT does not have their ancestor: ${left}.`];
}
