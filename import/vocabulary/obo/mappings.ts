import { axisOf, mayMap } from '../../../ontology/axis.ts';
import { spellCode } from '../../../ontology/code-spelling.ts';
import { splitCurie } from '../../../ontology/curie.ts';
import type { OboTerm } from './terms.ts';

/** That a code of another vocabulary means a term. */
export type TermMapping = { readonly from: string; readonly to: string; readonly source: string };

/** How ontologies write the vocabularies that the project knows. */
const prefixes: Readonly<Record<string, string>> = {
  NCI: 'NCIT',
  SNOMEDCT_US: 'SNOMED',
  SNOMEDCT: 'SNOMED',
  SCTID: 'SNOMED',
  ICD10WHO: 'ICD10',
  ICDO: 'ICDO3',
};

/** Vocabularies that records are coded with, whose codes an ontology gives a place in its hierarchy. */
const codings = ['SNOMED', 'NCIT', 'ICD10'];

/** Ontologies whose terms are themselves standard concepts. */
const ontologies = ['DOID', 'MONDO', 'HP', 'UBERON'];

/** Relationship of codes that mean the same, none of which is standardised to the other. */
export const exactMatch = 'skos:exactMatch';

/** Whether the terms of a code's vocabulary are standard concepts of an open ontology. */
export function isOntologyTerm(curie: string): boolean {
  return ontologies.includes(splitCurie(curie).prefix);
}

/**
 * Mappings that the cross-references of terms make certain: a SNOMED CT, NCIt or ICD-10 code that one term alone refers
 * to, and an ICD-10-CM category that a term refers to, or of which several subcategories, or the unspecified
 * one (.9), refer to one term and none to another. The same category
 * of ICD-10 maps alike. References to ICD-O-3 are morphologies and give no disease.
 */
export function certainMappings(
  terms: readonly OboTerm[],
  except: readonly string[] = [],
): readonly TermMapping[] {
  const references = referencesOf(terms, except);
  const named = references
    .filter(({ prefix }) => codings.includes(prefix))
    .map(({ prefix, code, to }) => ({ from: `${prefix}:${code}`, to, source: 'cross-reference' }));
  const categories = categoryMappings(references.filter(({ prefix }) => prefix === 'ICD10CM'));
  return oneTarget([...named, ...categories]);
}

/** Terms of other ontologies that one term alone refers to. */
export function equivalentTerms(
  terms: readonly OboTerm[],
  except: readonly string[] = [],
): readonly TermMapping[] {
  return oneTarget(
    referencesOf(terms, except)
      .filter(({ prefix }) => ontologies.includes(prefix))
      .map(({ prefix, code, to }) => ({ from: `${prefix}:${code}`, to, source: 'cross-reference' })),
  );
}

/** Cross-references of current terms to other vocabularies, without those that would join different axes. */
function referencesOf(terms: readonly OboTerm[], except: readonly string[]) {
  return terms
    .filter(({ obsolete }) => !obsolete)
    .flatMap(({ id, xrefs }) =>
      xrefs.filter((xref) => !except.includes(xref)).map((xref) => ({ to: id, ...splitXref(xref) })),
    )
    .filter(
      ({ prefix, code, to }) =>
        prefix !== splitCurie(to).prefix && mayMap(axisOf(`${prefix}:${code}`), axisOf(to)),
    );
}

function splitXref(xref: string): { readonly prefix: string; readonly code: string } {
  const at = xref.indexOf(':');
  const given = xref.slice(0, at).replace(/_\d{4}_\d\d_\d\d$/, '');
  const [prefix, code] = [prefixes[given] ?? given, xref.slice(at + 1)];
  return { prefix, code: spellCode(prefix, code) ?? code };
}

type Reference = { readonly code: string; readonly to: string };

function categoryMappings(references: readonly Reference[]): readonly TermMapping[] {
  const exact = references.filter(({ code }) => code.length === 3);
  const direct = new Set(exact.map(({ code }) => code));
  const below = new Map<string, Reference[]>();
  for (const reference of references) {
    const category = reference.code.slice(0, 3);
    if (!direct.has(category)) below.set(category, [...(below.get(category) ?? []), reference]);
  }
  const mappings = [
    ...exact.map(({ code, to }) => ({ from: code, to, source: `cross-reference to ICD10CM:${code}` })),
    ...[...below].flatMap(([category, siblings]) => sharedMapping(category, siblings)),
  ];
  return oneTarget(mappings).flatMap((mapping) =>
    ['ICD10CM', 'ICD10'].map((vocabulary) => ({ ...mapping, from: `${vocabulary}:${mapping.from}` })),
  );
}

/** The term that the subcategories of a category share; one narrow subcategory alone says nothing of its category. */
function sharedMapping(category: string, siblings: readonly Reference[]): readonly TermMapping[] {
  const codes = new Set(siblings.map(({ code }) => code));
  const [to, ...others] = new Set(siblings.map((sibling) => sibling.to));
  if (to === undefined || others.length > 0) return [];
  if (codes.size === 1 && !siblings.some(({ code }) => code.endsWith('.9'))) return [];
  return [{ from: category, to, source: 'cross-referenced subcategories share the term' }];
}

/** One mapping for each code whose references agree. */
function oneTarget(mappings: readonly TermMapping[]): readonly TermMapping[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of mappings) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const first = new Map(mappings.map((mapping) => [mapping.from, mapping]));
  return [...first.values()].filter(({ from }) => targets.get(from)?.size === 1);
}
