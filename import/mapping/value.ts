import { saysNoCode, spellCode, spellingOf } from '../../ontology/code-spelling.ts';
import { findGenes, isNoSymbol } from '../../ontology/genes.ts';
import type { FieldForm } from '../../ontology/mapping.ts';
import type { PropertyValue, TextField } from '../../ontology/model.ts';
import { isWithin, type Span, spanOf } from '../../ontology/span.ts';
import { isDate } from '../../ontology/spreadsheet.ts';
import {
  type Day,
  daysOn,
  parseDate,
  parseDicomAge,
  recordYears,
  type TimelineKind,
} from '../../ontology/time.ts';
import { parseUnit } from '../../ontology/units.ts';
import type { Compilation } from './compilation.ts';
import { isPlainNumber, RangeFault, requireIndexable, ValueError } from './expression.ts';

/** A day of a timeline by its number. @throws ValueError */
export function readDays(column: string, text: string, timeline: TimelineKind): Day | undefined {
  const day = readNumber(column, text, { integer: true, ...daysOn(timeline) });
  return day === null ? undefined : { day, precision: 'DAY' };
}

/** A date as a day. @throws ValueError */
export function readDate(column: string, text: string): Day | undefined {
  if (text === '') return undefined;
  const day = parseDate(text);
  if (day === undefined)
    throw new ValueError(column, text, 'no date; expected 2010-04-20, 20100420, 2010-04 or 2010');
  if (!isWithin(recordYears, Number(text.slice(0, 4))))
    throw new ValueError(
      column,
      text,
      `a year out of range; expected ${recordYears.min} to ${recordYears.max}`,
    );
  return day;
}

/** How a number is written, whether it must be whole, and between which numbers it lies. */
type NumberForm = Partial<Span> & {
  readonly as?: FieldForm['as'] | undefined;
  readonly integer?: boolean;
};

/** A number, read as the form says; null for no text. @throws ValueError */
export function readNumber(column: string, text: string, form: NumberForm): number | null {
  if (text === '') return null;
  const number = toNumber(column, text, form.as);
  if (form.integer && !Number.isInteger(number)) throw new ValueError(column, text, 'not a whole number');
  const span = spanOf(form);
  if (isWithin(span, number)) return number;
  throw new RangeFault(column, text, `out of range; expected a number from ${span.min} to ${span.max}`);
}

function toNumber(column: string, text: string, as: FieldForm['as']): number {
  if (as === 'dicomAge') {
    const years = parseDicomAge(text);
    if (years !== undefined) return years;
    throw new ValueError(column, text, 'no DICOM age; expected 063Y, 018M, 003W or 010D');
  }
  if (!isPlainNumber(text))
    throw new ValueError(column, text, 'not a plain number; write 1234.5 without commas or blanks');
  return as === 'megabytes' ? Math.round(Number(text) * 1e6) : Number(text);
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
  if (field.key) requireIndexable(column, plain);
  if (field.symbols !== undefined) return readSymbol(column, plain);
  return field.list ? values : plain;
}

/**
 * The approved symbol of the gene that a text means; a text that HGNC does not know stays. @throws ValueError where several
 * genes have it, or where it is a date
 */
export function readSymbol(column: string, text: string): string {
  if (isNoSymbol(text)) throw new ValueError(column, text, 'no symbol of a gene');
  const [gene, ...others] = findGenes(text);
  if (others.length > 0)
    throw new ValueError(
      column,
      text,
      `a symbol of several genes; expected one of ${[gene, ...others].join(', ')}`,
    );
  if (gene === undefined && isDate(text)) throw new ValueError(column, text, 'a date is no symbol of a gene');
  return gene ?? text;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** A code as its vocabulary writes it, with or without the prefix of that; null where it says that there is none. @throws ValueError where it can be none */
export function readCode(column: string, text: string, vocabulary: string): string | null {
  const own = text.toUpperCase().startsWith(`${vocabulary.toUpperCase()}:`)
    ? text.slice(vocabulary.length + 1)
    : text;
  if (text === '' || saysNoCode(vocabulary, own)) return null;
  const code = spellCode(vocabulary, own.trim());
  if (code === undefined) throw new ValueError(column, text, `no ${spellingOf(vocabulary)}`);
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
