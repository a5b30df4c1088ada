import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../../../ontology/errors.ts';
import { type AthenaForm, readHeader } from './header.ts';

/** One file of an OMOP vocabulary download; `at` says where each column stands. */
export type AthenaTable<Column extends string = string> = {
  readonly file: string;
  readonly path: string;
  readonly form: AthenaForm;
  /** Columns of the header, the ones that nobody asks for among them. */
  readonly width: number;
  readonly at: Readonly<Record<Column, number>>;
};

type TableModel<Column extends string> = { readonly name: string; readonly columns: readonly Column[] };

const concepts = {
  name: 'CONCEPT',
  columns: [
    'concept_id',
    'concept_name',
    'domain_id',
    'vocabulary_id',
    'concept_class_id',
    'standard_concept',
    'concept_code',
    'valid_start_date',
    'valid_end_date',
    'invalid_reason',
  ],
} as const;

const relationships = {
  name: 'CONCEPT_RELATIONSHIP',
  columns: [
    'concept_id_1',
    'concept_id_2',
    'relationship_id',
    'valid_start_date',
    'valid_end_date',
    'invalid_reason',
  ],
} as const;

const ancestors = {
  name: 'CONCEPT_ANCESTOR',
  columns: [
    'ancestor_concept_id',
    'descendant_concept_id',
    'min_levels_of_separation',
    'max_levels_of_separation',
  ],
} as const;

const synonyms = {
  name: 'CONCEPT_SYNONYM',
  columns: ['concept_id', 'concept_synonym_name', 'language_concept_id'],
} as const;

const vocabularies = {
  name: 'VOCABULARY',
  columns: ['vocabulary_id', 'vocabulary_name', 'vocabulary_version'],
} as const;

const domains = { name: 'DOMAIN', columns: ['domain_id'] } as const;
const classes = { name: 'CONCEPT_CLASS', columns: ['concept_class_id'] } as const;
const kinds = { name: 'RELATIONSHIP', columns: ['relationship_id'] } as const;

const everywhere = [concepts, relationships, ancestors];
const onlyInDownloads = [synonyms, vocabularies, domains, classes, kinds];

type TableOf<Model extends TableModel<string>> = AthenaTable<Model['columns'][number]>;

/** The files of a vocabulary download. Extracts of one, which demo sets bring, have less. OMOP CDM 5.4. */
export type Download = {
  readonly concepts: TableOf<typeof concepts>;
  readonly relationships: TableOf<typeof relationships>;
  readonly ancestors: TableOf<typeof ancestors>;
  readonly synonyms: TableOf<typeof synonyms> | undefined;
  readonly vocabularies: TableOf<typeof vocabularies> | undefined;
  readonly domains: TableOf<typeof domains> | undefined;
  readonly classes: TableOf<typeof classes> | undefined;
  readonly kinds: TableOf<typeof kinds> | undefined;
};

/**
 * Opens a folder: a tab separated CONCEPT is that of a download, which has all eight files; a comma separated one is
 * that of an extract. @throws KnownError for a file or a column that is missing, before anything is read
 */
export async function openDownload(folder: string): Promise<Download> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new KnownError('ARGUMENT_INVALID', `The folder ${folder} cannot be read.`, { cause: error });
  });
  requireFiles(folder, names, everywhere);
  const open = <Column extends string>(model: TableModel<Column>) => openTable(folder, names, model);
  const [concept, relationship, ancestor] = await Promise.all([
    open(concepts),
    open(relationships),
    open(ancestors),
  ]);
  if (concept.form === 'tab') requireFiles(folder, names, onlyInDownloads);
  const openOptional = async <Column extends string>(model: TableModel<Column>) =>
    filesOf(names, model).length === 0 ? undefined : open(model);
  const [synonym, vocabulary, domain, conceptClass, kind] = await Promise.all([
    openOptional(synonyms),
    openOptional(vocabularies),
    openOptional(domains),
    openOptional(classes),
    openOptional(kinds),
  ]);
  return {
    concepts: concept,
    relationships: relationship,
    ancestors: ancestor,
    synonyms: synonym,
    vocabularies: vocabulary,
    domains: domain,
    classes: conceptClass,
    kinds: kind,
  };
}

/** `concept.csv`, `CONCEPT.csv.gz` … */
function filesOf(names: readonly string[], { name }: TableModel<string>): readonly string[] {
  const wanted = [`${name}.csv`, `${name}.csv.gz`];
  return names.filter((file) => wanted.some((one) => one.toLowerCase() === file.toLowerCase()));
}

function requireFiles(folder: string, names: readonly string[], models: readonly TableModel<string>[]): void {
  const missing = models.filter((model) => filesOf(names, model).length === 0);
  if (missing.length === 0) return;
  const files = missing.map(({ name }) => `${name}.csv`).join(', ');
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The folder ${folder} has no ${files} (.csv.gz is fine); a vocabulary download brings it: unpack it again.`,
  );
}

async function openTable<Column extends string>(
  folder: string,
  names: readonly string[],
  model: TableModel<Column>,
): Promise<AthenaTable<Column>> {
  const [file = '', ...others] = filesOf(names, model);
  if (others.length > 0)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The folder ${folder} has both ${file} and ${others.join(', ')}; leave one.`,
    );
  const path = join(folder, file);
  const { form, header } = await readHeader(path, file);
  const at = Object.fromEntries(header.map((column, place) => [column, place]));
  if (hasAll(at, model.columns)) return { file, path, form, width: header.length, at };
  const missing = model.columns.filter((column) => !Object.hasOwn(at, column));
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The file ${file}, line 1: the column ${missing.join(', ')} is missing; there are ${header.join(', ')}.`,
  );
}

function hasAll<Column extends string>(
  at: Readonly<Record<string, number>>,
  columns: readonly Column[],
): at is Readonly<Record<Column, number>> {
  return columns.every((column) => Object.hasOwn(at, column));
}
