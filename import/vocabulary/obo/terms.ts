import { oboFault, readStanzas, type Stanza, valuesOf } from './stanzas.ts';

/** One term of an OBO file. OBO Flat File Format 1.4. */
export type OboTerm = {
  readonly id: string;
  readonly name: string;
  /** Exact ones: a broad, narrow or related synonym is the name of something else, and a search would take it for this. */
  readonly synonyms: readonly string[];
  readonly parents: readonly string[];
  /** Codes of other vocabularies that mean the term. */
  readonly xrefs: readonly string[];
  readonly obsolete: boolean;
  /** What an obsolete term is replaced by, and what may stand for it. */
  readonly replacedBy: readonly string[];
  readonly consider: readonly string[];
  /** Ids of terms that were merged into it. */
  readonly altIds: readonly string[];
};

/** Terms and release of an OBO file, gzip or not. @throws KnownError with file and line */
export async function readObo(
  path: string,
): Promise<{ readonly release: string | undefined; readonly terms: readonly OboTerm[] }> {
  const terms: OboTerm[] = [];
  let release: string | undefined;
  for await (const stanza of readStanzas(path)) {
    if (stanza.kind === '') release = releaseOf(stanza);
    if (stanza.kind === 'Term') terms.push(toTerm(path, stanza));
  }
  if (terms.length === 0) throw oboFault(path, 1, 'the file has no [Term]; an OBO file is expected.');
  return { release, terms };
}

/** The release that a header names: the date of its data-version, or all of it where it has none. */
export function releaseOf(header: Stanza): string | undefined {
  const version = valuesOf(header, 'data-version')[0];
  return version?.match(/\d{4}-\d\d-\d\d/)?.[0] ?? (version && plainText(version));
}

/** The term of a stanza; one without a name has its id as name. @throws KnownError where it has no id */
export function toTerm(path: string, stanza: Stanza): OboTerm {
  const id = valuesOf(stanza, 'id').map(firstWord)[0] ?? '';
  if (id === '') throw oboFault(path, stanza.line, 'the term has no id.');
  const name = plainText(valuesOf(stanza, 'name')[0] ?? '') || id;
  return {
    id: copy(id),
    name: copy(name),
    synonyms: valuesOf(stanza, 'synonym').flatMap(toExact),
    parents: firstWords(stanza, 'is_a'),
    xrefs: valuesOf(stanza, 'xref')
      .filter((xref) => isMeant(id, xref))
      .map((xref) => copy(firstWord(xref))),
    obsolete: isObsolete(path, stanza),
    replacedBy: firstWords(stanza, 'replaced_by'),
    consider: firstWords(stanza, 'consider'),
    altIds: firstWords(stanza, 'alt_id'),
  };
}

function isObsolete(path: string, { tags }: Stanza): boolean {
  const tag = tags.find(({ name }) => name === 'is_obsolete');
  const value = plainText(tag?.value ?? 'false').toLowerCase();
  if (value !== 'true' && value !== 'false')
    throw oboFault(path, tag?.line ?? 1, `is_obsolete is "${value}"; true or false is expected.`);
  return value === 'true';
}

function firstWords(stanza: Stanza, tag: string): readonly string[] {
  return valuesOf(stanza, tag).map((value) => copy(firstWord(value)));
}

function toExact(synonym: string): readonly string[] {
  const text = /^"((?:[^"\\]|\\.)*)"\s+EXACT\b/.exec(synonym)?.[1];
  return text === undefined ? [] : [copy(withoutEscapes(text))];
}

/**
 * Whether a cross-reference is meant as the same thing. MONDO says so of each (`source="MONDO:equivalentTo"`), and has
 * others that are narrower, related or obsolete; other ontologies do not distinguish.
 */
function isMeant(id: string, xref: string): boolean {
  if (!id.startsWith('MONDO:')) return true;
  const sources = [...xref.matchAll(/source="(MONDO:[^"]*)"/g)].map(([, source]) => source ?? '');
  return sources.includes('MONDO:equivalentTo') && !sources.some((source) => /obsolete/i.test(source));
}

/** What is said about a value: trailing modifiers, `{source="x", date=y}`, or a comment, `! text`. OBO 1.4, sections 2.5 and 2.6. */
const remark = /(?<!\\)\{[^{}="\\]*=(?:[^{}"\\]|\\.|"(?:[^"\\]|\\.)*")*\}\s*(?:$|!)|(?<!\s)\s+!(?:\s|$)/;

/** A value without what is said about it and without escapes. */
function plainText(value: string): string {
  const end = value.search(remark);
  return withoutEscapes(end < 0 ? value : value.slice(0, end).trimEnd());
}

function withoutEscapes(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, letter: string) => ({ n: '\n', t: '\t', W: ' ' })[letter] ?? letter);
}

/** The id that a value begins with: what follows a blank, `{` or `!` is said about it. */
function firstWord(value: string): string {
  return withoutEscapes(/^(?:[^\s{!\\]|\\.)*/.exec(value)?.[0] ?? '');
}

/** The same text in memory of its own: a piece of a line keeps the whole part of the file it was read with. */
function copy(text: string): string {
  return Buffer.from(text).toString();
}
