import { axisOf } from '../../../ontology/axis.ts';
import { splitCurie } from '../../../ontology/curie.ts';
import { cycleOf } from '../../../terminology/closure.ts';
import { toLists } from '../../../terminology/lists.ts';
import { createCodes, type MappingLink, toMappings, toPairs } from '../pairs.ts';
import { type ConceptRow, noAttributes, noPairs, type Release } from '../release.ts';
import { certainMappings, equivalentTerms, exactMatch } from './mappings.ts';
import { oboFault, readStanzas, type Stanza, valuesOf } from './stanzas.ts';
import { type OboTerm, releaseOf, toTerm } from './terms.ts';

/** What is given with an OBO file: its prefix, and cross-references that are not to be used. */
export type OboOptions = { readonly vocabulary?: string; readonly except?: readonly string[] };

/** What the release keeps of a term: its names are read again when they are written. */
type Kept = OboTerm & { readonly line: number };

/** The vocabulary of a CURIE as the project writes it; terms with a URL or an anonymous id are passed over. */
const curie = /^[A-Za-z][A-Za-z0-9]*:(?!\/\/)\S+$/;

/**
 * An ontology in OBO form as a release: all of the vocabulary that is given, or that most of the terms are of. Terms of
 * other ontologies that the file brings along are defined too, so that the hierarchy is whole.
 * @throws KnownError with file and line
 */
export async function readOboRelease(path: string, options: OboOptions = {}): Promise<Release> {
  const { header, terms } = await readTerms(path);
  const defined = [...terms.values()].filter(({ id }) => curie.test(id));
  const id = options.vocabulary ?? commonPrefix(defined);
  const own = defined.filter((term) => splitCurie(term.id).prefix === id);
  if (id === undefined || own.length === 0)
    throw oboFault(path, 1, `the file has no [Term] of ${id ?? 'a vocabulary'}; an OBO file is expected.`);
  const codes = createCodes(defined.map((term) => term.id));
  const merged = mergedIds(terms);
  const isA = toPairs(codes, parentLinks(path, terms, merged));
  refuseCycle(path, { codes: codes.list, isA, terms });
  const links = [...mappingLinks(id, own, options.except)];
  const mappings = toMappings(
    codes,
    links.map((link) => ({
      ...link,
      from: merged.get(link.from) ?? link.from,
      to: merged.get(link.to) ?? link.to,
    })),
  );
  return {
    source: `obo:${id}`,
    vocabularies: [
      { id, name: null, release: (header && releaseOf(header)) ?? null, license: licenseOf(header) },
    ],
    codes: codes.list,
    concepts: () => readConcepts(path, merged),
    isA,
    notUnder: noPairs,
    mappings,
    attributes: noAttributes,
    members: noPairs,
    whole: true,
  };
}

function refuseCycle(
  path: string,
  { codes, isA, terms }: Pick<Release, 'codes' | 'isA'> & { readonly terms: ReadonlyMap<string, Kept> },
): void {
  const cycle = cycleOf(toLists(codes.length, isA))?.map((place) => codes[place] ?? '');
  if (cycle === undefined) return;
  const line = terms.get(cycle[0] ?? '')?.line ?? 1;
  throw oboFault(path, line, `the hierarchy has a cycle: ${[...cycle, cycle[0]].join(' is_a ')}.`);
}

async function readTerms(path: string) {
  const terms = new Map<string, Kept>();
  let header: Stanza | undefined;
  for await (const stanza of readStanzas(path)) {
    if (stanza.kind === '') header = stanza;
    if (stanza.kind !== 'Term') continue;
    const term = toTerm(path, stanza);
    const earlier = terms.get(term.id);
    if (earlier !== undefined)
      throw oboFault(path, stanza.line, `the term ${term.id} is there twice, first in line ${earlier.line}.`);
    terms.set(term.id, { ...term, name: '', synonyms: [], line: stanza.line });
  }
  return { header, terms };
}

/** The term that each id of a merged term is one with; none where two terms claim it, or where it is a term itself. */
function mergedIds(terms: ReadonlyMap<string, Kept>): ReadonlyMap<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { id, altIds, obsolete } of terms.values())
    for (const alt of obsolete ? [] : altIds)
      if (curie.test(alt) && !terms.has(alt)) owners.set(alt, (owners.get(alt) ?? new Set()).add(id));
  return new Map(
    [...owners].flatMap(([alt, ids]) => (ids.size === 1 ? [...ids].map((id) => [alt, id] as const) : [])),
  );
}

function commonPrefix(terms: readonly OboTerm[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { id } of terms) {
    const { prefix } = splitCurie(id);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts].sort(([, some], [, other]) => other - some)[0]?.[0];
}

function* parentLinks(path: string, terms: ReadonlyMap<string, Kept>, merged: ReadonlyMap<string, string>) {
  for (const { id, parents, line } of terms.values())
    for (const said of parents) {
      const parent = merged.get(said) ?? said;
      if (parent === id) throw oboFault(path, line, `the term ${id} is_a itself.`);
      if (!terms.has(parent))
        throw oboFault(path, line, `the term ${id} is_a ${parent}, which is not in the file.`);
      if (curie.test(id) && curie.test(parent)) yield { from: id, to: parent };
    }
}

function* mappingLinks(
  source: string,
  terms: readonly OboTerm[],
  except: readonly string[] | undefined,
): Generator<MappingLink> {
  for (const mapping of certainMappings(terms, except)) yield { ...mapping, relationship: 'Maps to' };
  for (const mapping of equivalentTerms(terms, except)) yield { ...mapping, relationship: exactMatch };
  for (const { id: from, replacedBy, consider } of terms) {
    for (const to of replacedBy.filter((code) => curie.test(code)))
      yield { from, to, relationship: 'Concept replaced by', source };
    for (const to of consider.filter((code) => curie.test(code)))
      yield { from, to, relationship: 'Concept poss_eq to', source };
  }
}

/** OMOP domains of whole vocabularies. */
const domains = { disease: 'Condition', site: 'Spec Anatomic Site', morphology: null } as const;

async function* readConcepts(path: string, merged: ReadonlyMap<string, string>): AsyncGenerator<ConceptRow> {
  for await (const stanza of readStanzas(path)) {
    if (stanza.kind !== 'Term') continue;
    const { id: code, name, synonyms, obsolete, altIds } = toTerm(path, stanza);
    if (!curie.test(code)) continue;
    const axis = axisOf(code);
    const altCodes = [...new Set(altIds)].filter((alt) => merged.get(alt) === code);
    yield {
      code,
      name,
      synonyms: [...new Set(synonyms)],
      domain: axis === undefined ? null : domains[axis],
      class: null,
      standard: !obsolete,
      valid: !obsolete,
      conceptId: null,
      ...(altCodes.length === 0 ? {} : { altCodes }),
    };
  }
}

/** The licence that a header gives as a property of Dublin Core terms. */
function licenseOf(header: Stanza | undefined): string | null {
  const properties = header === undefined ? [] : valuesOf(header, 'property_value');
  const found = properties.map((value) =>
    /^(?:\S*\/)?(?:dc)?terms[:/-]license\s+"?([^"\s]+)"?/.exec(value)?.[1]?.replaceAll('\\', ''),
  );
  return found.find((license) => license !== undefined) ?? null;
}
