import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { type ConceptLink, createCodes, type MappingLink, toMappings, toPairs } from './pairs.ts';
import { type ConceptRow, noAttributes, noPairs, type Release } from './release.ts';
import { type ReleaseRow, readRows, rowFault } from './rows.ts';

type Terms = ReadonlyMap<string, ConceptRow>;

/**
 * A LOINC release: its folder, or its file `Loinc.csv`. `MapTo.csv` gives the replacements of terms, and
 * `ComponentHierarchyBySystem.csv` the hierarchy with its parts (LP codes), where they are there.
 * @throws KnownError with file and line
 */
export async function readLoinc(path: string): Promise<Release> {
  const folder = folderOf(path);
  const terms = await readTerms(statSync(path).isFile() ? path : requireFile(folder, 'Loinc.csv'));
  const replaced = await readReplaced(findFile(folder, 'MapTo.csv'), terms);
  const { parts, links } = await readHierarchy(findFile(folder, 'ComponentHierarchyBySystem.csv'), terms);
  const concepts = [...terms.values(), ...parts.values()].map((concept) =>
    replaced.has(concept.code) ? { ...concept, standard: false } : concept,
  );
  const codes = createCodes(concepts.map(({ code }) => code));
  return {
    source: 'loinc',
    vocabularies: [{ id: 'LOINC', name: null, release: releaseOf(path) }],
    codes: codes.list,
    concepts: () => concepts,
    isA: toPairs(codes, links),
    notUnder: noPairs,
    mappings: toMappings(codes, replacementLinks(replaced)),
    attributes: noAttributes,
    members: noPairs,
    whole: true,
  };
}

/** The release that a file or folder name has, such as `Loinc_2.80`. */
function releaseOf(path: string): string | null {
  return /Loinc_v?(\d+\.\d+)/i.exec(resolve(path))?.[1] ?? null;
}

function folderOf(path: string): string {
  if (!existsSync(path)) throw new KnownError('ARGUMENT_INVALID', `The LOINC release ${path} is missing.`);
  if (statSync(path).isDirectory()) return path;
  const folder = dirname(resolve(path));
  return basename(folder) === 'LoincTable' ? dirname(folder) : folder;
}

/** Where the files of a release stand in its folder. */
const places = ['.', 'LoincTable', 'AccessoryFiles/ComponentHierarchyBySystem'];

function findFile(folder: string, name: string): string | undefined {
  return places.map((place) => join(folder, place, name)).find((file) => existsSync(file));
}

function requireFile(folder: string, name: string): string {
  const file = findFile(folder, name);
  if (file !== undefined) return file;
  throw new KnownError('ARGUMENT_INVALID', `The LOINC release ${folder} has no file ${name}.`);
}

/** Whether terms of a status are valid. LOINC Users' Guide, STATUS: a discouraged term may still be used. */
const valid: Readonly<Record<string, boolean>> = {
  ACTIVE: true,
  TRIAL: true,
  DISCOURAGED: true,
  DEPRECATED: false,
};

async function readTerms(path: string): Promise<Terms> {
  const terms = new Map<string, ConceptRow>();
  for await (const row of readRows(path, ['LOINC_NUM', 'LONG_COMMON_NAME', 'CLASS', 'STATUS'])) {
    const term = toTerm(path, row);
    if (terms.has(term.code)) throw rowFault(path, row.line, `${term.code} is there twice`);
    terms.set(term.code, term);
  }
  if (terms.size === 0) throw rowFault(path, 1, 'there is no term');
  return terms;
}

function toTerm(path: string, { line, cell }: ReleaseRow): ConceptRow {
  const number = cell('LOINC_NUM');
  const name = cell('LONG_COMMON_NAME');
  const isValid = valid[cell('STATUS')];
  if (!/^\d+-\d$/.test(number)) throw rowFault(path, line, `"${number}" is no LOINC_NUM, such as 1234-5`);
  if (name === '') throw rowFault(path, line, `${number} has no LONG_COMMON_NAME`);
  if (isValid === undefined)
    throw rowFault(path, line, `the STATUS "${cell('STATUS')}" is none of ${Object.keys(valid).join(', ')}`);
  const others = [cell('SHORTNAME'), cell('DisplayName')].filter((text) => text !== '' && text !== name);
  return toConcept(number, {
    name,
    synonyms: [...new Set(others)],
    class: cell('CLASS') || null,
    standard: isValid,
    valid: isValid,
  });
}

function toConcept(code: string, facts: Omit<ConceptRow, 'code' | 'domain' | 'conceptId'>): ConceptRow {
  return { code: `LOINC:${code}`, domain: 'Measurement', conceptId: null, ...facts };
}

/** The terms that stand in for a term. */
async function readReplaced(
  path: string | undefined,
  terms: Terms,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const replaced = new Map<string, readonly string[]>();
  if (path === undefined) return replaced;
  for await (const { line, cell } of readRows(path, ['LOINC', 'MAP_TO'])) {
    const [from, to] = [`LOINC:${cell('LOINC')}`, `LOINC:${cell('MAP_TO')}`] as const;
    const unknown = [from, to].find((code) => !terms.has(code));
    if (unknown !== undefined) throw rowFault(path, line, `${unknown} is no term of the release`);
    replaced.set(from, [...(replaced.get(from) ?? []), to]);
  }
  return replaced;
}

/** A term with one replacement is standardised to it; of several nobody knows which is meant. */
function replacementLinks(replaced: ReadonlyMap<string, readonly string[]>): readonly MappingLink[] {
  return [...replaced].flatMap(([from, targets]) => {
    const relationships =
      new Set(targets).size === 1 ? ['Concept replaced by', 'Maps to'] : ['Concept replaced by'];
    return relationships.flatMap((relationship) =>
      targets.map((to) => ({ from, to, relationship, source: 'LOINC' })),
    );
  });
}

/** Parts, and which term or part is directly below which. */
async function readHierarchy(
  path: string | undefined,
  terms: Terms,
): Promise<{ readonly parts: Terms; readonly links: readonly ConceptLink[] }> {
  const parts = new Map<string, ConceptRow>();
  const links: (ConceptLink & { readonly line: number })[] = [];
  if (path === undefined) return { parts, links };
  for await (const { line, cell } of readRows(path, ['IMMEDIATE_PARENT', 'CODE', 'CODE_TEXT'])) {
    const code = cell('CODE');
    const from = `LOINC:${code}`;
    if (/^LP\d+-\d$/.test(code)) parts.set(from, toPart(code, cell('CODE_TEXT')));
    else if (!terms.has(from)) throw rowFault(path, line, `${from} is no term of the release`);
    const parent = cell('IMMEDIATE_PARENT');
    if (parent !== '') links.push({ from, to: `LOINC:${parent}`, line });
  }
  const lost = links.find(({ to }) => !parts.has(to) && !terms.has(to));
  if (lost !== undefined) throw rowFault(path, lost.line, `the parent ${lost.to} has no row of its own`);
  return { parts, links };
}

/** A part groups terms and is never in data. */
function toPart(code: string, name: string): ConceptRow {
  return toConcept(code, {
    name: name || code,
    synonyms: [],
    class: 'LOINC Hierarchy',
    standard: false,
    valid: true,
  });
}
