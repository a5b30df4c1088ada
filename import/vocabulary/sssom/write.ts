import { stringify } from 'yaml';
import { splitCurie } from '../../../ontology/curie.ts';
import { predicatePrefixes, toPredicate } from './predicate.ts';
import { expansionOf } from './prefix.ts';

/** One mapping with the names of both codes, where they may be shown. */
export type LabelledMapping = {
  readonly from: string;
  readonly fromLabel: string | null;
  readonly to: string;
  readonly toLabel: string | null;
  readonly relationship: string;
  readonly source: string;
};

/** Mappings to be written as one mapping set. */
export type MappingSetModel = {
  /** An IRI. */
  readonly id: string;
  /** An IRI, as SSSOM asks. */
  readonly license: string;
  readonly version: string;
  /** Every prefix that a code of the mappings has: they are declared before the first mapping is read. */
  readonly prefixes: readonly string[];
  readonly mappings: Iterable<LabelledMapping> | AsyncIterable<LabelledMapping>;
};

const columns = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'object_id',
  'object_label',
  'mapping_justification',
  'comment',
];

/**
 * The lines of an SSSOM/TSV file. `comment` says who the mapping is from: `mapping_source` takes CURIEs of mapping sets
 * alone. SSSOM, "The SSSOM/TSV serialisation format".
 */
export async function* toSssom(set: MappingSetModel): AsyncGenerator<string> {
  yield* metadataLines(set);
  yield columns.join('\t');
  const declared = new Set(set.prefixes);
  for await (const mapping of set.mappings) {
    const undeclared = [mapping.from, mapping.to].find((code) => !declared.has(splitCurie(code).prefix));
    if (undeclared !== undefined) throw new TypeError(`The prefix of ${undeclared} is not declared.`);
    yield cellsOf(mapping).map(toCell).join('\t');
  }
}

function metadataLines({ id, license, version, prefixes }: MappingSetModel): readonly string[] {
  const declared = prefixes.map((prefix) => [prefix, expansionOf(prefix)] as const);
  const curieMap = new Map([...declared, ...Object.entries(predicatePrefixes)].sort());
  const metadata = { curie_map: curieMap, mapping_set_id: id, mapping_set_version: version, license };
  // Quoted, as YAML 1.1, which sssom-py reads, takes a version such as 1.0 or 2026-11-24 for something else.
  const text = stringify(metadata, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `#${line}`);
}

function cellsOf(mapping: LabelledMapping): readonly string[] {
  const { from, fromLabel, to, toLabel, source } = mapping;
  const predicate = toPredicate(mapping);
  const comment = predicate === 'skos:relatedMatch' ? relatedComment(mapping) : source;
  return [from, fromLabel ?? '', predicate, to, toLabel ?? '', justificationOf(mapping), comment];
}

/** A relationship for which there is no predicate is named. */
function relatedComment({ relationship, source }: LabelledMapping): string {
  return relationship === 'skos:relatedMatch' ? source : `${relationship} (${source})`;
}

/**
 * How a mapping came about, as far as it is known: what is concluded from other mappings rests on these; how a source
 * found its own is not on record.
 */
export function justificationOf({ source }: Pick<LabelledMapping, 'source'>): string {
  return source === 'cross-referenced subcategories share the term'
    ? 'semapv:BackgroundKnowledgeBasedMatching'
    : 'semapv:UnspecifiedMatching';
}

/** RFC 4180 with tabs. */
function toCell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
