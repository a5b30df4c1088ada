import { spellCode, spellingOf } from '../../ontology/icd.ts';
import type { FieldForm } from '../../ontology/mapping.ts';
import type { PropertyValue, TextField } from '../../ontology/model.ts';
import { type Day, parseDate, parseDicomAge } from '../../ontology/time.ts';
import { parseUnit } from '../../ontology/units.ts';
import type { Compilation } from './compilation.ts';
import { isPlainNumber, ValueError } from './expression.ts';

/** Days from an index event. @throws ValueError */
export function readDays(column: string, text: string): Day | undefined {
  const day = readNumber(column, text, { integer: true });
  return day === null ? undefined : { day, precision: 'DAY' };
}

/** A date as a day. @throws ValueError */
export function readDate(column: string, text: string): Day | undefined {
  if (text === '') return undefined;
  const day = parseDate(text);
  if (day === undefined)
    throw new ValueError(column, text, 'no date; expected 2010-04-20, 20100420, 2010-04 or 2010');
  return day;
}

/** How a number is written, and whether it must be whole. */
type NumberForm = { readonly as?: FieldForm['as'] | undefined; readonly integer?: boolean | undefined };

/** A number, read as the form says; null for no text. @throws ValueError */
export function readNumber(column: string, text: string, { as, integer }: NumberForm): number | null {
  if (text === '') return null;
  if (as === 'dicomAge') {
    const years = parseDicomAge(text);
    if (years === undefined)
      throw new ValueError(column, text, 'no DICOM age; expected 063Y, 018M, 003W or 010D');
    return years;
  }
  if (!isPlainNumber(text))
    throw new ValueError(column, text, 'not a plain number; write 1234.5 without commas or blanks');
  const number = as === 'megabytes' ? Math.round(Number(text) * 1e6) : Number(text);
  if (!Number.isFinite(number) || (integer && !Number.isSafeInteger(number)))
    throw new ValueError(column, text, 'not a whole number');
  return number;
}

/** A text of the field, without its prefix; several where it is a list. @throws ValueError */
export function readText(
  column: string,
  text: string,
  { field, panels }: { readonly field: TextField } & Pick<Compilation, 'panels'>,
): PropertyValue {
  if (text === '') return null;
  if (field.panel) return panels.get(text) ?? null;
  const plain =
    field.strip !== undefined && text.startsWith(field.strip) ? text.slice(field.strip.length) : text;
  const values = field.list ? plain.split(',').map((member) => member.trim()) : [plain];
  const wrong = values.find((value) => field.values !== undefined && !field.values.includes(value));
  if (wrong !== undefined)
    throw new ValueError(column, wrong, `unexpected value; expected one of ${field.values?.join(', ')}`);
  return field.list ? values : plain;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** A code as its vocabulary writes it. @throws ValueError where it can be none */
export function readCode(column: string, text: string, vocabulary: string): string | null {
  if (text === '') return null;
  const code = spellCode(vocabulary, text);
  if (code === undefined)
    throw new ValueError(column, text, `no code of ${spellingOf(vocabulary)}; expected one such as C50.9`);
  return code;
}

/** Yes or no. @throws ValueError */
export function readFlag(column: string, text: string): boolean | null {
  if (text === '') return null;
  const flag = flags.get(text.toLowerCase());
  if (flag === undefined) throw new ValueError(column, text, 'neither yes nor no');
  return flag;
}

/** A UCUM unit. @throws ValueError */
export function readUnit(column: string, text: string): string | null {
  if (text === '') return null;
  const unit = parseUnit(text);
  if (unit === undefined) throw new ValueError(column, text, 'no UCUM unit');
  return unit;
}
