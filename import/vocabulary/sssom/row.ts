import { sssomFault } from './metadata.ts';

/** A row of an SSSOM/TSV file by the names of its columns. */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** Columns that a file must have. */
export const required = ['subject_id', 'predicate_id', 'object_id', 'mapping_justification'];

/**
 * Why a row maps no concept to another; undefined where it does. Every slot that changes what a row says is read.
 * @throws KnownError for a value that the slot cannot have
 */
export function reasonAgainst(path: string, row: Row): string | undefined {
  const { line, cells } = row;
  requireCells(path, row);
  const { predicate_modifier: modifier = '', mapping_cardinality: cardinality = '' } = cells;
  if (modifier.toLowerCase() === 'not') return 'predicate_modifier Not: it says that this is no mapping';
  if (modifier !== '')
    throw sssomFault(path, line, `the predicate_modifier "${modifier}" is unknown; Not is the only one.`);
  if ([cells.subject_id, cells.object_id].includes(noTerm)) return noTerm;
  if (cardinality.split(':').includes('0')) return `mapping_cardinality ${cardinality}: there is no match`;
  if (isZero(cells.confidence ?? '')) return `confidence ${cells.confidence}: it is not taken for true`;
  const type = [cells.subject_type, cells.object_type].find((one = '') => Object.hasOwn(noConcepts, one));
  return type === undefined ? undefined : noConcepts[type];
}

const noTerm = 'sssom:NoTermFound';

/** Entity types of what is no single concept, with the reason. SSSOM 1.1, entity_type_enum. */
const noConcepts: Readonly<Record<string, string>> = {
  'rdfs literal': 'a literal is no concept',
  'composed entity expression': 'an expression of several concepts is no concept',
};

/** Whether a score between 0 and 1 is 0, "no confidence". SSSOM 1.1, confidence. */
function isZero(text: string): boolean {
  return text !== '' && Number(text) === 0;
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
