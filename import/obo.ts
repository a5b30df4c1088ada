import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { KnownError } from '../ontology/errors.ts';

/** One term of an OBO file. OBO Flat File Format 1.4. */
export type OboTerm = {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly parents: readonly string[];
  readonly xrefs: readonly string[];
  readonly obsolete: boolean;
};

/** Terms and release of an OBO file, gzip or not. */
export async function readObo(
  path: string,
): Promise<{ readonly release: string | undefined; readonly terms: readonly OboTerm[] }> {
  const bytes = createReadStream(path);
  const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const stanzas: string[][] = [[]];
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.startsWith('[')) stanzas.push([]);
      stanzas.at(-1)?.push(line);
    }
  } catch (error) {
    throw new KnownError('ARGUMENT_INVALID', `The OBO file ${path} cannot be read.`, { cause: error });
  }
  const [header = [], ...rest] = stanzas;
  const release = valuesOf(header, 'data-version')[0]?.match(/\d{4}-\d\d-\d\d/)?.[0];
  return { release, terms: rest.filter(([head]) => head === '[Term]').map(toTerm) };
}

function toTerm(lines: readonly string[]): OboTerm {
  return {
    id: valuesOf(lines, 'id')[0] ?? '',
    name: valuesOf(lines, 'name')[0] ?? '',
    synonyms: valuesOf(lines, 'synonym').flatMap(
      (value) => /^"((?:[^"\\]|\\.)*)" EXACT/.exec(value)?.[1] ?? [],
    ),
    parents: valuesOf(lines, 'is_a').map(firstWord),
    xrefs: valuesOf(lines, 'xref').map(firstWord),
    obsolete: valuesOf(lines, 'is_obsolete').includes('true'),
  };
}

function valuesOf(lines: readonly string[], tag: string): readonly string[] {
  return lines.filter((line) => line.startsWith(`${tag}: `)).map((line) => line.slice(tag.length + 2));
}

function firstWord(value: string): string {
  return value.split(/[ {]/, 1)[0] ?? '';
}

/** That a code of another vocabulary means a term. */
export type TermMapping = { readonly from: string; readonly to: string; readonly source: string };

const prefixes: Readonly<Record<string, string>> = { NCI: 'NCIT', SNOMEDCT_US: 'SNOMED' };

/**
 * Mappings that the cross-references of terms make certain: a SNOMED CT or NCIt code that one term alone refers to,
 * and an ICD-10-CM category that a term refers to, or of which several subcategories, or the unspecified
 * one (.9), refer to one term and none to another. The same category
 * of ICD-10 maps alike. References to ICD-O-3 are morphologies and give no disease.
 */
export function certainMappings(
  terms: readonly OboTerm[],
  except: readonly string[] = [],
): readonly TermMapping[] {
  const current = terms.filter(({ obsolete }) => !obsolete);
  const references = current.flatMap(({ id, xrefs }) =>
    xrefs.filter((xref) => !except.includes(xref)).map((xref) => ({ to: id, ...splitXref(xref) })),
  );
  const single = references.filter(({ prefix }) => prefix === 'SNOMED' || prefix === 'NCIT');
  const named = oneTarget(
    single.map(({ prefix, code, to }) => ({ from: `${prefix}:${code}`, to, source: 'cross-reference' })),
  );
  return [...named, ...categoryMappings(references.filter(({ prefix }) => prefix === 'ICD10CM'))];
}

function splitXref(xref: string): { readonly prefix: string; readonly code: string } {
  const at = xref.indexOf(':');
  const prefix = xref.slice(0, at).replace(/_\d{4}_\d\d_\d\d$/, '');
  return { prefix: prefixes[prefix] ?? prefix, code: xref.slice(at + 1) };
}

type Reference = { readonly code: string; readonly to: string };

function categoryMappings(references: readonly Reference[]): readonly TermMapping[] {
  const exact = references.filter(({ code }) => code.length === 3);
  const direct = new Set(exact.map(({ code }) => code));
  const below = references.filter(({ code }) => !direct.has(code.slice(0, 3)));
  const mappings = [
    ...exact.map(({ code, to }) => ({ from: code, to, source: `cross-reference to ICD10CM:${code}` })),
    ...below
      .filter(({ code }) => speaksForCategory(code, below))
      .map(({ code, to }) => ({
        from: code.slice(0, 3),
        to,
        source: 'cross-referenced subcategories share the term',
      })),
  ];
  const certain = oneTarget(mappings).filter(
    ({ from, to }) =>
      direct.has(from) || below.every(({ code, to: other }) => code.slice(0, 3) !== from || other === to),
  );
  return certain.flatMap((mapping) =>
    ['ICD10CM', 'ICD10'].map((vocabulary) => ({ ...mapping, from: `${vocabulary}:${mapping.from}` })),
  );
}

/** One narrow subcategory alone says nothing of its category. */
function speaksForCategory(code: string, references: readonly Reference[]): boolean {
  const siblings = references.filter((other) => other.code.slice(0, 3) === code.slice(0, 3));
  return code.endsWith('.9') || new Set(siblings.map((other) => other.code)).size > 1;
}

/** One mapping for each code whose references agree. */
function oneTarget(mappings: readonly TermMapping[]): readonly TermMapping[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of mappings) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const first = new Map(mappings.map((mapping) => [mapping.from, mapping]));
  return [...first.values()].filter(({ from }) => targets.get(from)?.size === 1);
}
