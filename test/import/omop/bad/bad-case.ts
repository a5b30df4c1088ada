import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import type { Tables } from '../table-files.ts';

/** What comes of a folder. */
export type Expected =
  /** Rows that are rejected; all the others are loaded. `column` is absent where the row as a whole is no row. */
  | {
      readonly kind: 'rejected';
      readonly rows: readonly { readonly file: string; readonly row: number; readonly column?: string }[];
    }
  /** Every row is loaded, and warnings name these columns, as `table.column`; there are none where nothing is odd. */
  | { readonly kind: 'kept'; readonly warned: readonly string[] }
  /** It is read as the sound folder is: the same rows of the same tables. */
  | { readonly kind: 'sound' }
  /** Nothing is loaded, for the fault of this file. */
  | { readonly kind: 'refused'; readonly file: string };

/** A folder with one oddity: the sound one with more rows, or with files in place of its own. */
export type BadCase = {
  readonly name: string;
  /** Rows below the sound ones of their tables. */
  readonly rows?: Tables;
  /** Files as they stand; a table that is among them, or among `without`, has no other file. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly without?: readonly CdmTable[];
  readonly expected: Expected;
};
