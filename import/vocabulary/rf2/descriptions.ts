import type { ConceptRow } from '../release.ts';
import type { Rf2Concepts } from './concepts.ts';
import { lineFault } from './lines.ts';
import { eachRow, isActive, sctidOf } from './rows.ts';
import { domainOfTag, tagOf, withoutTag } from './tags.ts';

/** Names of the concepts of a release, by their numbers. */
export type Rf2Names = {
  readonly tag: (concept: number) => string | null;
  readonly rows: () => Iterable<ConceptRow>;
};

const usEnglish = '900000000000509007';
const gbEnglish = '900000000000508004';
const preferred = '900000000000548007';
const fullySpecified = '900000000000003001';

/** Where a description is the preferred one; GB English only where it is not in US English. */
type Preference = 'us' | 'gb';

type Names = { fsn?: string; us?: string; gb?: string; readonly terms: string[] };

/** Reads the terms in force, and which one of a concept is preferred. */
export async function readNames(
  files: { readonly description: string; readonly language: string | null },
  concepts: Rf2Concepts,
): Promise<Rf2Names> {
  const preferences = await readPreferences(files.language);
  const names = Array.from({ length: concepts.codes.length }, (): Names => ({ terms: [] }));
  const columns = ['id', 'active', 'conceptId', 'typeId', 'term'] as const;
  await eachRow(files.description, columns, (row) => {
    const id = sctidOf(row, 'id');
    sctidOf(row, 'conceptId');
    const use = sctidOf(row, 'typeId') === fullySpecified ? 'fsn' : preferences.get(id);
    if (!isActive(row)) return;
    const own = names[concepts.numberOf(row, 'conceptId')];
    if (own === undefined) return;
    const term = row.cell('term');
    if (term.trim() === '') throw lineFault(row.line, 'the term is empty');
    own.terms.push(term);
    if (use !== undefined) own[use] ??= term;
  });
  return {
    tag: (concept) => tagOf(names[concept]?.fsn ?? ''),
    rows: () => conceptRows(concepts, names),
  };
}

async function readPreferences(file: string | null): Promise<ReadonlyMap<string, Preference>> {
  const preferences = new Map<string, Preference>();
  if (file === null) return preferences;
  const columns = ['active', 'refsetId', 'referencedComponentId', 'acceptabilityId'] as const;
  await eachRow(file, columns, (row) => {
    const language = sctidOf(row, 'refsetId');
    const description = sctidOf(row, 'referencedComponentId');
    if (sctidOf(row, 'acceptabilityId') !== preferred || !isActive(row)) return;
    if (language === usEnglish) preferences.set(description, 'us');
    if (language === gbEnglish && !preferences.has(description)) preferences.set(description, 'gb');
  });
  return preferences;
}

function* conceptRows(concepts: Rf2Concepts, names: readonly Names[]): Generator<ConceptRow> {
  for (const [concept, { fsn, us, gb, terms }] of names.entries()) {
    const code = concepts.codeOf(concept);
    const active = concepts.isActive(concept);
    const tag = tagOf(fsn ?? '');
    const name = us ?? gb ?? withoutTag(fsn ?? code);
    yield {
      code,
      name,
      synonyms: [...new Set(terms)].filter((term) => term !== name),
      domain: domainOfTag(tag),
      class: tag,
      standard: active,
      valid: active,
      conceptId: null,
    };
  }
}
