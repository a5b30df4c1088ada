import { type Candidate, createNameSearch, type NameSearch } from '../../import/concepts/candidates.ts';
import {
  conceptNames,
  createReasons,
  type DryMapping,
  dryMapping,
} from '../../import/concepts/dry-mapping.ts';
import { readMapping } from '../../import/mapping/mapping.ts';

/** What `validate mapping` is told. */
export type ValidateOptions = {
  /** With the tables: then values without a standard concept are listed, too. */
  readonly folder?: string | undefined;
  /** Values of one field that are listed, the most frequent ones. */
  readonly top: number;
};

/**
 * Checks a mapping file and, with a folder, lists the values of its tables that would have no standard concept, each
 * with concepts of a similar name. `search` finds these; without it among the names in the mapping's own files. Nothing
 * is applied. @throws KnownError that names each fault
 */
export async function validateMapping(
  file: string,
  { folder, top }: ValidateOptions,
  search?: NameSearch,
): Promise<string> {
  if (folder === undefined) return toHead(await readMapping(file));
  const found = await dryMapping(file, folder);
  const find = search ?? createNameSearch(await conceptNames(found));
  const open = [...found.coded].filter(([, { unmapped }]) => unmapped.size > 0);
  const sections = await Promise.all(open.map(([field]) => toSection(found, field, { top, find })));
  return [toHead(found.mapping), ...sections, ...(open.length > 0 ? [advice] : [])].join('\n\n');
}

const advice =
  'Candidates are concepts with a similar name. None is applied: write those that are right into the value map, with a citation.';

function toHead({ title, tables }: DryMapping['mapping']): string {
  return `${title}: ${tables.length} tables, no faults.`;
}

async function toSection(
  { coded, reviewed }: DryMapping,
  field: string,
  { top, find }: { readonly top: number; readonly find: NameSearch },
): Promise<string> {
  const { values = 0, mapped = 0, unmapped = new Map<string, number>() } = coded.get(field) ?? {};
  const reasonOf = createReasons(reviewed);
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
