import { axisOf, mayMap } from '../../../ontology/axis.ts';
import { spellCurie } from '../../../ontology/code-spelling.ts';
import { splitCurie } from '../../../ontology/curie.ts';
import type { KnownError } from '../../../ontology/errors.ts';
import { recordsOf } from '../../source/delimited.ts';
import { dialectOf } from '../../source/quotation.ts';
import { textOf } from '../../source/text.ts';
import { createCodes, type MappingLink, toMappings } from '../pairs.ts';
import { noAttributes, noPairs, type Release } from '../release.ts';
import { type Metadata, readMetadata, sssomFault } from './metadata.ts';
import { toLink } from './predicate.ts';
import { vocabularyPrefix } from './prefix.ts';
import { type Row, reasonAgainst, required } from './row.ts';

/** A mapping set as a release, which defines no concepts. A version of it is the whole set. */
export type MappingSet = Release & {
  readonly set: Pick<Metadata, 'id' | 'version' | 'license'>;
  /** Rows that say that there is no mapping, or none between two concepts. */
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
  /** The same for who loads it, a line a reason. */
  readonly notes: readonly string[];
};

/**
 * Reads an SSSOM/TSV file, with its metadata in the file or beside it. CURIEs become those of the project.
 * @throws KnownError with file and line
 */
export async function readSssom(path: string): Promise<MappingSet> {
  const metadata = await readMetadata(path);
  const links: MappingLink[] = [];
  const rejects: { line: number; reason: string }[] = [];
  for await (const row of readRows(path, metadata)) {
    const reason = reasonAgainst(path, row);
    if (reason !== undefined) rejects.push({ line: row.line, reason });
    else links.push(toMapping(path, row, metadata));
  }
  const codes = createCodes();
  const { id, version, license } = metadata;
  return {
    source: `sssom:${id}`,
    vocabularies: [],
    mappings: toMappings(codes, links),
    codes: codes.list,
    concepts: () => [],
    isA: noPairs,
    notUnder: noPairs,
    attributes: noAttributes,
    members: noPairs,
    whole: true,
    set: { id, version, license },
    rejects,
    notes: notesOf(rejects),
  };
}

function notesOf(rejects: MappingSet['rejects']): readonly string[] {
  const reasons = [...new Set(rejects.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const [first, ...others] = rejects.filter((reject) => reject.reason === reason);
    return `Rows left out, ${reason}: ${others.length + 1}, the first in line ${first?.line}.`;
  });
}

/**
 * Rows with what the set says of all of them in the cells that they leave empty. The quotes of SSSOM/TSV may hold tabs and
 * line ends; lines with # are the metadata.
 */
async function* readRows(path: string, { firstLine, forAll }: Metadata): AsyncGenerator<Row> {
  let header: readonly string[] | undefined;
  let rows = 0;
  for await (const { line, cells, broken } of recordsOf(textOf(path, 'none'), dialectOf('\t', '"'))) {
    if (cells[0]?.startsWith('#')) continue;
    const columns = header ?? checkHeader(path, line, cells);
    const fault =
      broken ?? (cells.length === columns.length ? undefined : `${cells.length} cells for ${columns.length}`);
    if (fault !== undefined) throw sssomFault(path, line, `the row is not as the header (${fault}).`);
    if (header !== undefined) {
      rows += 1;
      yield { line, cells: toCells(columns, cells, forAll) };
    }
    header = columns;
  }
  if (rows === 0) throw sssomFault(path, firstLine, 'there is no mapping.');
}

function toCells(
  columns: readonly string[],
  cells: readonly string[],
  forAll: Metadata['forAll'],
): Row['cells'] {
  const given = columns.map((column, at) => [column, cells[at]?.trim() ?? ''] as const);
  return { ...forAll, ...Object.fromEntries(given.filter(([, cell]) => cell !== '')) };
}

/** The columns in lower case, as SSSOM writes its slots: one that is written otherwise is not passed over. */
function checkHeader(path: string, line: number, given: readonly string[]): readonly string[] {
  const header = given.map((column) => column.trim().toLowerCase());
  const lacking = required.filter((column) => !header.includes(column));
  if (lacking.length > 0) throw sssomFault(path, line, `the column ${lacking.join(', ')} is missing.`);
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) throw sssomFault(path, line, `the column ${twice} is there twice.`);
  return header;
}

function toMapping(path: string, row: Row, { id, curieMap }: Metadata): MappingLink {
  const { line, cells } = row;
  const codeOf = (curie: string) => toCode(curie, curieMap, (what) => sssomFault(path, line, what));
  const subject = codeOf(cells.subject_id ?? '');
  const object = codeOf(cells.object_id ?? '');
  const link = toLink(subject, cells.predicate_id ?? '', object);
  if (link === undefined)
    throw sssomFault(path, line, `${cells.predicate_id} is no mapping predicate that is known.`);
  const [from, to] = [axisOf(subject), axisOf(object)];
  if (!mayMap(from, to))
    throw sssomFault(path, line, `${subject} is a ${from} and ${object} a ${to}: they cannot be mapped.`);
  return { ...link, source: id };
}

function toCode(
  given: string,
  curieMap: Metadata['curieMap'],
  faultOf: (what: string) => KnownError,
): string {
  const { prefix, code } = splitCurie(given);
  if (prefix === '' || code === '' || code.startsWith('//')) throw faultOf(`"${given}" is no CURIE.`);
  const known = vocabularyPrefix(prefix, curieMap);
  if (known === undefined) throw faultOf(`the prefix of ${given} is neither in the curie_map nor known.`);
  return spellCurie(`${known}:${code}`);
}
