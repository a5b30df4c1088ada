import { spellCode, spellCurie, spellingOf } from '../../ontology/code-spelling.ts';
import { isCurie, splitCurie } from '../../ontology/curie.ts';
import { KnownError } from '../../ontology/errors.ts';
import { openTable } from '../source/table.ts';
import { fitsIndex, tooLong } from '../store/index-key.ts';

/** What a value map says of one source value. */
export type MappedCode =
  | { readonly kind: 'mapped'; readonly code: string; readonly name: string; readonly citation: string }
  | { readonly kind: 'unmapped'; readonly reason: string };

/** Source values in lower case, with what they mean. */
export type CodeMap = ReadonlyMap<string, MappedCode>;

/**
 * Reads a value map: a table with the columns value, code, name, citation, reason. A value with a code needs
 * a citation, one without needs a reason: no code is invented and no gap is silent.
 */
export async function readCodeMap(path: string, name: string): Promise<CodeMap> {
  const table = await openTable(path, name);
  const lacking = ['value', 'code', 'citation', 'reason'].filter((column) => !table.columns.includes(column));
  if (lacking.length > 0) throw fault(name, 1, `the column ${lacking.join(', ')} is missing`);
  const values = new Map<string, MappedCode>();
  for await (const row of table.rows()) {
    if ('broken' in row) throw fault(name, row.number, row.broken);
    const { value = '', code = '', name: label = '', citation = '', reason = '' } = row.cells;
    if (value === '') throw fault(name, row.number, 'there is no value');
    if (code !== '' && !isCurie(code))
      throw fault(name, row.number, `${code} is no CURIE of a known vocabulary`);
    const refused = refusalOf(code);
    if (refused !== undefined) throw fault(name, row.number, refused);
    if (!fitsIndex(code)) throw fault(name, row.number, `the code is ${tooLong(code)}`);
    if (code !== '' && citation === '') throw fault(name, row.number, `${code} has no citation`);
    if (code === '' && reason === '')
      throw fault(name, row.number, `"${value}" has neither a code nor a reason`);
    if (values.has(value.toLowerCase())) throw fault(name, row.number, `"${value}" occurs twice`);
    values.set(
      value.toLowerCase(),
      code === ''
        ? { kind: 'unmapped', reason }
        : { kind: 'mapped', code: spellCurie(code), name: label, citation },
    );
  }
  return values;
}

/** Why a code, which is a CURIE or empty, can be none of its vocabulary. */
function refusalOf(curie: string): string | undefined {
  const { prefix, code } = splitCurie(curie);
  return curie === '' || spellCode(prefix, code) !== undefined
    ? undefined
    : `${curie}: no ${spellingOf(prefix)}`;
}

/** Names of the concepts that value maps give, by code. */
export function namesIn(codes: Iterable<CodeMap>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const map of codes)
    for (const value of map.values())
      if (value.kind === 'mapped' && value.name !== '') names.set(value.code, value.name);
  return names;
}

function fault(name: string, row: number, what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The value map ${name}, line ${row}: ${what}.`);
}
