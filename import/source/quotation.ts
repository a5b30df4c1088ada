import type { Quote } from '../../ontology/mapping.ts';

/** How the cells of a text are delimited and quoted. */
export type Dialect = {
  readonly delimiter: ',' | '\t';
  /** '' where a quote is text like any other. */
  readonly quote: '"' | "'" | '';
  /**
   * What a quotation may hold: in a `cell` no delimiter and no line end; `lines`, but none that are rows of the table
   * themselves; or `anything`.
   */
  readonly holds: 'cell' | 'lines' | 'anything';
};

/**
 * The dialect of a file. Where nobody says how it quotes, CSV does as RFC 4180 and TSV within one cell: many programs
 * that separate by tabs write quotes as they stand.
 */
export function dialectOf(delimiter: Dialect['delimiter'], quote?: Quote): Dialect {
  if (quote === undefined) return { delimiter, quote: '"', holds: delimiter === ',' ? 'lines' : 'cell' };
  if (quote === 'none' || quote === '') return { delimiter, quote: '', holds: 'cell' };
  return { delimiter, quote, holds: 'anything' };
}

/** How a quote stands inside of a quotation: doubled (RFC 4180), or behind a backslash as R's `write.table` has it. */
export type Escape = 'doubled' | 'backslash';

/** All of them, the standard's own first. */
export const escapes: readonly Escape[] = ['doubled', 'backslash'];

/** Where the quotation that opens at `open` has its next quote that no escape explains; -1 where there is none. */
export function closingQuote(text: string, open: number, style: Escape): number {
  const quote = text.charAt(open);
  const next = (from: number) => text.indexOf(quote, from);
  for (let at = next(open + 1); at !== -1; at = next(at + (style === 'doubled' ? 2 : 1))) {
    const isEscaped = style === 'doubled' ? text[at + 1] === quote : text[at - 1] === '\\';
    if (!isEscaped) return at;
  }
  return -1;
}

/** What stands in a quotation, from its opening to its closing quote. */
export function quoted(quotation: string, style: Escape): string {
  const quote = quotation.charAt(0);
  const escaped = `${style === 'doubled' ? quote : '\\'}${quote}`;
  return quotation.slice(1, -1).replaceAll(escaped, quote);
}

/** The text of a cell that holds no delimiter and no line end: that of a quotation, else the cell as it stands. */
export function textOfCell(cell: string, quote: Dialect['quote']): string {
  if (quote === '' || !cell.startsWith(quote)) return cell;
  const style = escapes.find((one) => closingQuote(cell, 0, one) === cell.length - 1);
  return style === undefined ? cell : quoted(cell, style);
}
