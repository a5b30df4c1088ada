import { type Candidate, createNameSearch, type NameSearch } from '../../import/concepts/candidates.ts';
import { checkMapping } from '../../import/concepts/check-mapping.ts';
import {
  conceptNames,
  createReasons,
  type DryMapping,
  dryMapping,
  type RejectGroup,
} from '../../import/load/dry-mapping.ts';
import { mappingNotes } from '../../import/mapping/notes.ts';
import type { Mapping } from '../../ontology/mapping.ts';

/** What `validate mapping` is told. */
export type ValidateOptions = {
  /** With the tables: then their rejects and values without a standard concept are listed, too. */
  readonly folder?: string | undefined;
  /** Rejects, and values of one field, that are listed, the most frequent ones. */
  readonly top: number;
};

/**
 * Checks a mapping file with the files beside it and, with a folder, lists what a load would reject and the values of its
 * tables that would have no standard concept, each with concepts of a similar name. `search` finds these; without it among
 * the names in the mapping's own files. Nothing is applied. @throws KnownError that names each fault
 */
export async function validateMapping(
  file: string,
  { folder, top }: ValidateOptions,
  search?: NameSearch,
): Promise<string> {
  if (folder === undefined) return toHead(await checkMapping(file));
  const found = await dryMapping(file, folder);
  const find = search ?? createNameSearch(await conceptNames(found.contents));
  const open = [...found.coded].filter(([, { unmapped }]) => unmapped.size > 0);
  const sections = await Promise.all(open.map(([field]) => toSection(found, field, { top, find })));
  return [
    toHead(found.mapping, found.rejects),
    ...toRejects(found.rejects, top),
    ...sections,
    ...(open.length > 0 ? [advice] : []),
  ].join('\n\n');
}

const advice =
  'Candidates are concepts with a similar name. None is applied: write those that are right into the value map, with a citation.';

function toHead(mapping: Mapping, rejects: readonly RejectGroup[] = []): string {
  const { title, tables } = mapping;
  const faults = rejects.length === 0 ? 'no faults' : `no faults in the mapping, ${countOf(rejects)} rejects`;
  return [`${title}: ${tables.length} tables, ${faults}.`, ...mappingNotes(mapping)].join('\n');
}

function countOf(rejects: readonly RejectGroup[]): number {
  return rejects.reduce((sum, { count }) => sum + count, 0);
}

/** What a load would reject, by reason: the most frequent first. */
function toRejects(rejects: readonly RejectGroup[], top: number): readonly string[] {
  if (rejects.length === 0) return [];
  const rows = [...rejects].sort((a, b) => b.count - a.count);
  const rest = rows.length - top;
  return [
    [
      `A load would reject ${countOf(rejects)} rows or values:`,
      ...rows.slice(0, top).map(toReject),
      ...(rest > 0 ? [`  and ${rest} more reasons; --top lists more of them`] : []),
    ].join('\n'),
  ];
}

function toReject({ file, first, count }: RejectGroup): string {
  const { record, column, reason, row, value, kept } = first;
  const where = [file, record, column].filter((part) => part !== '').join(', ');
  const what = `first in row ${row}${value === '' ? '' : `: "${value}"`}`;
  return `  ${where}: ${reason} (${count}, ${what}${kept ? '; the record is loaded without it' : ''})`;
}

async function toSection(
  { coded, contents }: DryMapping,
  field: string,
  { top, find }: { readonly top: number; readonly find: NameSearch },
): Promise<string> {
  const { values = 0, mapped = 0, unmapped = new Map<string, number>() } = coded.get(field) ?? {};
  const reasonOf = createReasons(contents.reviewed);
  const rows = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const listed = await Promise.all(
    rows
      .slice(0, top)
      .map(async ([value, count]) => toEntry(value, count, reasonOf(field, value), await find(value))),
  );
  const rest = rows.length - listed.length;
  return [
    `${field}: ${values - mapped} of ${values} rows have no standard concept; different values: ${rows.length}`,
    ...listed,
    ...(rest > 0 ? [`  and ${rest} more; --top lists more of them`] : []),
  ].join('\n');
}

function toEntry(
  value: string,
  rows: number,
  reason: string | undefined,
  candidates: readonly Candidate[],
): string {
  const reviewed = reason === undefined ? 'not reviewed' : `reviewed: ${reason}`;
  const found = candidates.map(
    ({ code, name, likeness }) => `      ${likeness.toFixed(2)} ${code}${name === '' ? '' : ` ${name}`}`,
  );
  return [`  ${value} (rows: ${rows}), ${reviewed}`, ...found].join('\n');
}
