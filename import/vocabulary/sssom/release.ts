import { axisOf, mayMap } from '../../../ontology/axis.ts';
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

/** A mapping set as a release, which defines no concepts. */
export type MappingSet = Release & {
  readonly set: Pick<Metadata, 'id' | 'version' | 'license'>;
  /** Rows that say that there is no mapping, or none between two concepts. */
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
};

type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

const required = ['subject_id', 'predicate_id', 'object_id', 'mapping_justification'];

/**
 * Reads an SSSOM/TSV file, with its metadata in the file or beside it. CURIEs become those of the project.
 * @throws KnownError with file and line
 */
export async function readSssom(path: string): Promise<MappingSet> {
  const metadata = await readMetadata(path);
  const links: MappingLink[] = [];
  const rejects: { line: number; reason: string }[] = [];
  for await (const row of readRows(path, metadata.firstLine)) {
    requireCells(path, row);
    const reason = reasonAgainst(row);
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
    whole: false,
    set: { id, version, license },
    rejects,
  };
}

/** The quotes of SSSOM/TSV may hold tabs and line ends; lines with # are the metadata. */
async function* readRows(path: string, firstLine: number): AsyncGenerator<Row> {
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
      yield { line, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) };
    }
    header = columns;
  }
  if (rows === 0) throw sssomFault(path, firstLine, 'there is no mapping.');
}

function checkHeader(path: string, line: number, header: readonly string[]): readonly string[] {
  const lacking = required.filter((column) => !header.includes(column));
  if (lacking.length > 0) throw sssomFault(path, line, `the column ${lacking.join(', ')} is missing.`);
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) throw sssomFault(path, line, `the column ${twice} is there twice.`);
  return header;
}

function requireCells(path: string, { line, cells }: Row): void {
  const needed = hasLiteral(cells) ? ['predicate_id', 'mapping_justification'] : required;
  const lacking = needed.filter((column) => (cells[column] ?? '') === '');
  if (lacking.length > 0) throw sssomFault(path, line, `${lacking.join(', ')} is empty.`);
}

/** A literal has no identifier. SSSOM 1.1, "Literal mappings". */
function hasLiteral({ subject_type, object_type }: Row['cells']): boolean {
  return subject_type === 'rdfs literal' || object_type === 'rdfs literal';
}

function reasonAgainst({ cells }: Row): string | undefined {
  if (cells.predicate_modifier === 'Not') return 'predicate_modifier Not: it says that this is no mapping';
  if ([cells.subject_id, cells.object_id].includes('sssom:NoTermFound')) return 'sssom:NoTermFound';
  return hasLiteral(cells) ? 'a literal is no concept' : undefined;
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
  return `${known}:${code}`;
}
