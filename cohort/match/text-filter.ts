import type { Column } from '../../index/columns/column.ts';
import { placeOfProperty } from '../../index/columns/field-columns.ts';
import { textAt } from '../../index/columns/texts.ts';
import { selectTexts } from './concept-entries.ts';
import { always, type Filter, type Tested, toEntryFilter } from './filter.ts';

/** The column of a property, if any record has it, and the part of its entries. */
export function columnOfProperty(
  { subject, table }: Tested,
  property: string,
): { column: Column | undefined; part: number } {
  const { column, part } = placeOfProperty(subject, property);
  return { column: table.columns[column], part };
}

/** By the text of a property in lower case, null where unknown. */
export function textFilter(
  tested: Tested,
  property: string,
  passes: (text: string | null) => boolean,
): Filter {
  const { column, part } = columnOfProperty(tested, property);
  if (column === undefined) return always(passes(null));
  if (column.kind !== 'values') throw new TypeError(`${property} is no text`);
  return toEntryFilter(column, selectTexts(column, part, passes));
}

/** By the text of a property as it is; what is unknown does not pass. */
export function exactFilter(tested: Tested, property: string, passes: (text: string) => boolean): Filter {
  const { column, part } = columnOfProperty(tested, property);
  if (column === undefined) return always(false);
  const texts = column.kind === 'values' ? column.parts[part] : undefined;
  if (column.kind !== 'values' || texts === undefined) throw new TypeError(`${property} is no text`);
  const selected = Uint8Array.from(texts.known, (_, entry) => {
    const text = textAt(texts, entry);
    return text !== null && passes(text) ? 1 : 0;
  });
  return toEntryFilter(column, selected);
}
