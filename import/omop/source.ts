import { KnownError } from '../../ontology/errors.ts';
import type { DatasetFacts } from '../../ontology/mapping.ts';
import { cdmColumns } from '../../ontology/omop/cdm.ts';
import { readDay } from '../../ontology/omop/cell.ts';
import { isNeeded } from '../../ontology/omop/cell-faults.ts';
import { datasetTables, type RecordTable, recordTables } from '../../ontology/omop/table-records.ts';
import { toIsoDate } from '../../ontology/time.ts';
import type { DatasetEntry, Delivery, OwnedRow } from '../delivery.ts';
import type { Asked, Contents, Source, SourceDigest, SourceFile } from '../load/source.ts';
import type { Row } from '../source/row.ts';
import { buildRows } from './build.ts';
import { datasetRows } from './dataset-rows.ts';
import type { Known } from './derived.ts';
import type { Cdm, CdmFile } from './folder.ts';
import { calendar } from './record.ts';
import { surveyOf } from './survey.ts';
import { readConcepts } from './vocabulary.ts';
import { keptVocabulary, vocabularyRows } from './vocabulary-rows.ts';
import { createWarnings, type Warnings } from './warnings.ts';

/** The tables of a CDM, and what they do not say of it. */
export type OmopOptions = {
  readonly cdm: Cdm;
  readonly dataset: string;
  readonly accessRights: DatasetFacts['accessRights'];
  readonly license: readonly string[];
  /** Whether the texts of notes are kept. */
  readonly withText: boolean;
};

/** Tables of CDM 5.3 or 5.4, with MI-CDM, as a source: a row is a record, or a row of its dataset. */
export function omopSource(options: OmopOptions): Source {
  return { delivery: deliveryOf(options), open: () => openContents(options) };
}

function deliveryOf({ dataset, accessRights, license }: OmopOptions): Delivery {
  return {
    title: `OMOP CDM ${dataset}`,
    population: dataset,
    datasets: { accessRights, license },
    precedence: {},
    timelines: {
      [calendar.timelineName]: { kind: calendar.timeline, description: 'Dates as the CDM has them.' },
    },
  };
}

async function openContents(options: OmopOptions): Promise<Contents> {
  const { dataset, cdm } = options;
  if (!cdm.tables.has('person'))
    throw new KnownError('ARGUMENT_INVALID', 'What was delivered has no PERSON: without it nobody is known.');
  for (const file of cdm.tables.values()) refuseWithout(file);
  const survey = await surveyOf(cdm);
  const known: Known = { survey, concepts: await readConcepts(cdm, survey.concepts) };
  const warnings = createWarnings();
  return {
    files: recordTables.flatMap((table) => {
      const file = cdm.tables.get(table);
      return file === undefined ? [] : [toSourceFile({ table, file, known, warnings, options })];
    }),
    omop: {
      dataset,
      absent: [...datasetTables, ...keptVocabulary].filter((table) => !cdm.tables.has(table)),
      columns: [...cdm.tables.values()].flatMap(({ table, unknown }) =>
        unknown.map((column) => `${table}.${column}`),
      ),
      tables: [
        ...datasetTables.flatMap((table) => {
          const file = cdm.tables.get(table);
          return file === undefined
            ? []
            : [datasetRows(table, file, { known, warn: warnings.warnOf(table) })];
        }),
        ...vocabularyRows(cdm, survey.concepts),
      ],
    },
    absent: [],
    notes: () => [...notesOn(cdm), ...warnings.list()],
    digest: (asked) => digestOf(options, asked),
    titles: new Map([[dataset, await titleOf(cdm, dataset)]]),
    descriptions: [],
    panels: [],
    terminology: [],
    reviewed: [],
    names: known.concepts.names,
  };
}

/** Refuses a file of a table that is loaded without the columns that no row can do without. @throws KnownError */
function refuseWithout({ table, fault, opened }: CdmFile): void {
  if (![...recordTables, ...datasetTables].some((one) => one === table)) return;
  const lacks = cdmColumns(table).filter(
    (column) => isNeeded(column) && !opened.columns.includes(column.name),
  );
  if (lacks.length > 0)
    throw fault(
      `has no column ${lacks.map(({ name }) => name).join(', ')}; it has ${opened.columns.join(', ')}`,
    );
}

type Opening = {
  readonly table: RecordTable;
  readonly file: CdmFile;
  readonly known: Known;
  readonly warnings: Warnings;
  readonly options: OmopOptions;
};

function toSourceFile({ table, file, known, warnings, options }: Opening): SourceFile {
  const { dataset, withText } = options;
  const warn = warnings.warnOf(table);
  const keeps = withText || table !== 'note';
  return {
    file: file.file,
    read: (identity) => {
      const build = buildRows({ table, dataset, known, identity, warn });
      async function* rows(): AsyncGenerator<OwnedRow> {
        for await (const row of file.opened.rows()) yield build(keeps ? row : withoutText(row));
      }
      return { rows, rest: () => [] };
    },
  };
}

/** A row without the text of a note. */
function withoutText<Whole extends Row>(row: Whole): Whole {
  const { note_text: text, ...cells } = row.cells;
  return text === undefined ? row : { ...row, cells };
}

/** What of a CDM nobody reads, or only keeps. */
function notesOn({ tables, ignored }: Cdm): readonly string[] {
  return [
    ...[...tables.values()].flatMap(({ table, unknown }) =>
      unknown.map((column) => `${table}.${column}: is no column of the CDM; it is kept`),
    ),
    ...(ignored.length === 0 ? [] : [`No table of the CDM: ${inShort(ignored)}`]),
  ];
}

/** @example inShort(['a', 'b']) // 'a, b' */
function inShort(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more <= 1 ? names.join(', ') : `${names.slice(0, mostNamed).join(', ')} and ${more} more`;
}

/** A schema may have hundreds of tables of results. */
const mostNamed = 20;

async function digestOf({ cdm, ...said }: OmopOptions, asked: Asked): Promise<SourceDigest> {
  const { fingerprint, files } = await cdm.digest([said, asked]);
  const license = said.license.join(', ');
  return { fingerprint, files: new Map([...files].map(([file, digest]) => [file, { license, digest }])) };
}

/** What CDM_SOURCE says of the dataset. */
async function titleOf({ tables }: Cdm, dataset: string): Promise<DatasetEntry> {
  for await (const { cells } of tables.get('cdm_source')?.opened.rows() ?? [])
    return {
      title: cells.cdm_source_name?.trim() || dataset,
      description: cells.source_description?.trim() || null,
      releasedAt: dayIn(cells.source_release_date),
    };
  return { title: dataset, description: null, releasedAt: null };
}

function dayIn(cell = ''): string | null {
  const day = readDay(cell);
  return typeof day === 'number' ? toIsoDate(day) : null;
}
