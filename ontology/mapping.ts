import type { RecordType } from './records.ts';
import type { TimelineKind } from './time.ts';

/**
 * A mapping file: how the columns of a folder of tables become records.
 * Its JSON Schema is `mapping.schema.json`; `docs/mapping.md` explains it with an example.
 */
export type Mapping = {
  readonly oncographMapping: 1;
  readonly title: string;
  /** Datasets whose patient ids mean the same people. */
  readonly population: string;
  /** How the tables, lookups and catalogue quote that do not say it themselves. */
  readonly quote?: Quote;
  readonly terminology?: readonly TerminologySource[];
  /** Value maps by name: files with the columns value, code, name, citation, reason. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly timelines?: Readonly<Record<string, TimelineModel>>;
  /** Per field of the patient, the registration sources that answer, best first; others are kept beside it. */
  readonly precedence?: Readonly<Record<string, readonly string[]>>;
  readonly genePanels?: Readonly<Record<string, { readonly name: string; readonly genes: string }>>;
  readonly datasets: DatasetFacts;
  readonly lookups?: Readonly<Record<string, LookupModel>>;
  readonly tables: readonly TableModel[];
};

/** Concepts and mappings that the records of this mapping are coded with; `file` is relative to the mapping. */
export type TerminologySource =
  | {
      readonly format: 'obo';
      readonly file: string;
      readonly vocabulary: string;
      /** Cross-references that are not to be used. */
      readonly except?: readonly string[];
    }
  | {
      readonly format: 'mappings';
      readonly file: string;
      readonly vocabulary: string;
      readonly source: string;
    };

export type TimelineModel = { readonly kind: TimelineKind; readonly description: string };

/** What the catalogue says of the datasets that occur in the tables. */
export type DatasetFacts = {
  readonly accessRights: 'PUBLIC' | 'RESTRICTED' | 'NON_PUBLIC';
  readonly publisher?: string;
  readonly version?: string;
  readonly license: readonly string[];
  /** Description files (`description.ts`) inside the folder that is loaded: all of a folder, or some by name. */
  readonly descriptions?: { readonly folder: string; readonly optional?: true } | readonly string[];
  readonly catalogue?: {
    readonly file: string;
    readonly optional?: true;
    readonly quote?: Quote;
    readonly id: string;
    readonly title: string;
    readonly description?: Expression;
    readonly releasedAt?: string;
  };
};

/** The sign that opens and closes quotations, which may then hold delimiters and line ends; `none` (or ''): quotes are text. */
export type Quote = '"' | "'" | 'none' | '';

/** A table read for its files and columns. */
export type Readable = {
  /** Path inside the folder that is loaded: TSV, CSV or Parquet, gzip or not. */
  readonly file: string;
  /** Without it a file quotes as its ending says. */
  readonly quote?: Quote;
  /** Named values of a row, used like columns. */
  readonly let?: Readonly<Record<string, Expression>>;
  readonly when?: Conditions;
};

/** A table held in memory by key. Rows of one key that differ in `one` make the key ambiguous: it then finds nothing. */
export type LookupModel = Readable & {
  readonly key: readonly Expression[];
  readonly one?: string;
  readonly optional?: true;
};

/** One table and the records that each of its rows becomes. */
export type TableModel = Readable & {
  readonly name: string;
  readonly optional?: true;
  readonly license?: string;
  /** The patient's id at the source, and the id of the dataset. */
  readonly patient: Expression;
  readonly dataset: Expression;
  readonly records: readonly RecordTemplate[];
};

/** One record of a row, or one for each of several columns. */
export type RecordTemplate = {
  readonly record: RecordType;
  /** What tells the record from others of its type and patient; without it its content and an ordinal do. */
  readonly key?: readonly Expression[];
  /** Rows with this key describe the same record: `combine` says how their values join. */
  readonly group?: readonly Expression[];
  /** One record for each of these columns that is not empty: `$column` is its name, `$cell` its value. */
  readonly forEach?: readonly string[];
  readonly when?: Conditions;
  readonly fields: Readonly<Record<string, FieldTemplate>>;
};

/** Text from a row: a column by its name, or one of the forms below; then the steps, in this order. */
export type Expression = string | ExpressionForm;
export type ExpressionForm = Steps &
  (
    | { readonly column: string }
    | { readonly const: string }
    | { readonly text: string }
    | { readonly first: readonly Expression[] }
    | { readonly lookup: string; readonly by: readonly Expression[]; readonly column: string }
    | { readonly found: string; readonly by: readonly Expression[] }
  );
type Steps = {
  /** Regular expression: its first group, or all that matches; nothing where it does not match. */
  readonly match?: string;
  /** The first characters. */
  readonly take?: number;
  readonly case?: 'upper' | 'lower';
  readonly map?: Readonly<Record<string, string>>;
  /** For a value that `map` does not name; without it such a value is rejected. */
  readonly else?: string;
  /** Only plain numbers, or only what is none. A number with a comma or blank is rejected either way. */
  readonly only?: 'number' | 'words';
};

export type Condition = { readonly value: Expression } & (
  | { readonly in: readonly string[] }
  | { readonly notIn: readonly string[] }
  | { readonly present: boolean }
);
export type Conditions = Condition | readonly Condition[];

export type FieldTemplate = Expression | FieldForm;

/** The forms of coded, dated, quantity and reference fields, and of values that may be dropped. */
export type FieldForm = {
  /** Coded: the value as it came. */
  readonly source?: Expression;
  /** Coded: the code in `vocabulary`, which makes the source concept. */
  readonly code?: Expression;
  readonly vocabulary?: string;
  /** Coded: value map that gives the standard concept of `source`. */
  readonly map?: string;
  /** Date: on which timeline, and the day on it. */
  readonly timeline?: Expression;
  readonly date?: Expression;
  readonly days?: Expression;
  /** Quantity, or any plain value. */
  readonly value?: Expression;
  readonly unit?: Expression;
  readonly as?: 'dicomAge' | 'megabytes';
  /** Reference: key of the record of the same patient. */
  readonly key?: readonly Expression[];
  readonly optional?: true;
  /** The mapping concludes the value; the source does not state it. */
  readonly derived?: true;
  /** A value that cannot be read is reported and dropped; without it the record is rejected. */
  readonly ifInvalid?: 'drop';
  /** The value of another mapping stands; without it that of the later load does. */
  readonly ifKnown?: 'keep';
  /** With `group`: which of the rows' values stands. */
  readonly combine?: 'first' | 'min' | 'max';
};
