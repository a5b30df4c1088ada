import ucum from '@lhncbc/ucum-lhc';
import { ambiguous, ambiguousInCase, spellings } from './unit-spellings.ts';

const utilities = ucum.UcumLhcUtils.getInstance();

/** The characters of unit expressions: printable ASCII without the blank. UCUM 2.1, section 1. */
const expression = /^[!-~]+$/;

/** Characters of a unit: the library takes time with the square of them. */
const longest = 200;

/** Names of what every object has: the library takes them for units. */
const ofObjects = Object.getOwnPropertyNames(Object.prototype);

/** Whether `unit` is a UCUM code (case sensitive form). */
export function isUnit(unit: string): boolean {
  if (unit.length > longest || !expression.test(unit)) return false;
  if (ofObjects.some((name) => unit.includes(name))) return false;
  // The library writes what it cannot parse to the standard output: that may be text of a request.
  return utilities.validateUnitString(unit).status === 'valid';
}

/**
 * The UCUM code that a source means by `text`: first as laboratories write, then as UCUM does; undefined where it is
 * neither.
 * @example parseUnit('K/µL') === '10*3/uL'
 */
export function parseUnit(text: string): string | undefined {
  if (text.length > longest || loneMicro.test(text)) return undefined;
  const plain = tidy(text);
  const parts = partsOf(plain);
  if (isAmbiguous(parts)) return undefined;
  const { above, below, counted } = parts;
  return [[counted ?? readPart(above), ...below].join('/'), plain].find(isUnit);
}

/**
 * Why a unit of a question is refused; undefined where it is a UCUM code that is read as it stands at a load, too. `G/L` is
 * gauss a litre to UCUM, and 10^9 a litre to whoever copies it from a report.
 */
export function unitFault(text: string): string | undefined {
  const meant = parseUnit(text);
  const said = meant === undefined ? '' : `; laboratories write it for ${meant}`;
  if (!isUnit(text)) return `${text} is no UCUM unit${said}`;
  if (meant === undefined)
    return `${text} may mean several things; write a UCUM unit such as mg/dL or 10*9/L`;
  return convert(1, text, meant) === 1
    ? undefined
    : `${text} means something else in UCUM${said}: write that`;
}

/** `µ` alone: of a metre to who measures a tumour, a unit in a million to who lost it. */
const loneMicro = /(?:^|\/)\s*[\u00b5\u03bc]\s*(?:$|\/)/;

/** Whether laboratories mean different things by a unit, or by a part of it. */
function isAmbiguous({ above, below, counted, said }: Parts): boolean {
  if (counted !== undefined) return false;
  return (
    [[above, ...below].join('/'), ...said].some(
      (part) => ambiguous.includes(part.toLowerCase()) || ambiguousInCase.includes(part),
    ) ||
    (bareNumber.test(above) && above !== '1' && readPart(above) === above) ||
    below.some((part) => noMultiple.test(part))
  );
}

/** `1.000/uL`, `10.9/L`, `109`: a thousand with its mark, or what was 10^9 before the superscript was lost. */
const bareNumber = /^\d[\d.,]*$/;

/** `mg/1`, `0/00`: an l that was typed as 1, a per mille. */
const noMultiple = /^(?!10+$)[01]+$/;

/** One way of writing for what printers and keyboards write in several: micro, superscripts, blanks, `per`. */
function tidy(text: string): string {
  return text
    .replaceAll(/10(?=[\u2070\u00b9\u00b2\u00b3\u2074-\u2079])/g, '10^')
    .replaceAll('\u00ba', '\u00b0') // the ordinal of Romance keyboards is a degree
    .normalize('NFKC') // superscripts become digits, both micro signs the Greek letter
    .replaceAll('\u03bc', 'u') // UCUM writes micro as u
    .replaceAll('\u00d7', 'x')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![\d.])10 (?=\d{1,2}\b)/g, '10^') // what was a superscript
    .replaceAll(/ ?\bper\b(?! ?cent) ?/gi, '/')
    .replaceAll(/ ?([/^*]) ?/g, '$1')
    .replace(/^x /i, 'x')
    .replaceAll(/\.(?=\/|$)/g, '') // of an abbreviation
    .trim();
}

/** Code by spelling: those of any case in lower case. */
const inAnyCase = new Map(
  spellings.flatMap(({ code, any = [] }) => any.map((spelling) => [spelling, code] as const)),
);
const inThisCase = new Map(
  spellings.flatMap(({ code, exact = [], per }) =>
    exact.flatMap((spelling) =>
      per === undefined
        ? [[spelling, code] as const]
        : per.map((volume) => [`${spelling}/${volume}`, code] as const),
    ),
  ),
);

/** `x10E3`, `10^3`, `10**3`, `10(3)`, `10x3`: LabCorp and others write powers of ten so; with or without cells. */
const power = /^(?:[x*]?10 ?(?:\^|\*\*?|e\+?0?|exp|x|\(|\[)|e) ?(\d{1,2})[)\]]?(?: ?cells?)?$/i;

/** What stands above the first slash, and below it as it is read; `counted`: what the first is in one of the second. */
type Parts = {
  readonly above: string;
  readonly below: readonly string[];
  readonly counted: string | undefined;
  /** All of them as they stand. */
  readonly said: readonly string[];
};

function partsOf(text: string): Parts {
  const said = text.split('/');
  const [above = '', ...parts] = said;
  const below = parts.map(readPart);
  const counted = below.length === 1 ? inThisCase.get(`${above}/${below[0]}`) : undefined;
  return { above, below, counted, said };
}

function readPart(part: string): string {
  const [, exponent] = power.exec(part) ?? [];
  if (exponent !== undefined) return `10*${Number(exponent)}`;
  return inThisCase.get(part) ?? inAnyCase.get(part.toLowerCase()) ?? part;
}

/**
 * Arbitrary units, such as the international one: "not of any specific dimension and not commensurable with any other
 * unit", each of them being so with itself. UCUM 2.1, section 3.2, tables of arbitrary units.
 */
const arbitrary = /\[(?:[iI]U|AU|BAU|CFU|PFU|FFU|PNU|FEU|ELU|EU|Lf|[CTE][CI]{0,2}ID_50|[\w']+'U)\]/g;

/** `value` of unit `from` in unit `to`; undefined where the units measure different things. UCUM 2.1, section 2. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  if (!areOfOneScale(from, to)) return undefined;
  return convertPlain(value, from, to) ?? convertArbitrary(value, from, to);
}

/**
 * Whether numbers in two units may be compared. To UCUM annotations say nothing; to laboratories D-dimer in FEU is not D-dimer
 * in DDU, and a logarithm, an INR or a titre compares with nothing else. HbA1c in % (NGSP) is no multiple of it in mmol/mol
 * (IFCC).
 */
function areOfOneScale(from: string, to: string): boolean {
  const [one, other] = [scaleOf(from), scaleOf(to)];
  if (one !== '' && other !== '' && one !== other) return false;
  if (one !== other && ownScale.test(one + other)) return false;
  if (isLogarithm(from) !== isLogarithm(to)) return false;
  const plain = [from, to].map((unit) => unit.replaceAll(annotation, '')).sort();
  return plain[0] !== '%' || plain[1] !== 'mmol/mol';
}

const annotation = /\{[^{}]*\}/g;

/** Annotations that say what is counted, and no scale of its own. */
const counted = /^\{(?:cells?|count|counts|#|copies|copy|particles?|events?|total)\}$/i;

const ownScale = /\{(?:log|ln|lg|inr|titer|titre|index|score)/i;

/** What the library calls the scales of bel, neper, bit and pH. UCUM 2.1, section 3.3: on them ratios are differences. */
const logarithms = ['lg', 'lgTimes2', 'ln', 'ld', 'pH'];

function isLogarithm(unit: string): boolean {
  const { unit: known } = utilities.getSpecifiedUnit(unit, 'validate');
  return logarithms.includes(known?.cnv_ ?? '');
}

function scaleOf(unit: string): string {
  const said = [...unit.matchAll(annotation)].map(([text]) => text);
  return said.filter((text) => !counted.test(text)).join('');
}

/** Rounded to 12 significant digits. */
function convertPlain(value: number, from: string, to: string): number | undefined {
  const { status, toVal } = utilities.convertUnitTo(from, value, to);
  return status === 'succeeded' && Number.isFinite(toVal) ? Number(toVal?.toPrecision(12)) : undefined;
}

/** Between multiples of one arbitrary unit, which the library does not convert: a base unit stands in for it. */
function convertArbitrary(value: number, from: string, to: string): number | undefined {
  const unit = arbitraryIn(from);
  if (unit === undefined || unit !== arbitraryIn(to)) return undefined;
  return convertPlain(value, from.replace(arbitrary, 'cd'), to.replace(arbitrary, 'cd'));
}

/** The one arbitrary unit in `unit`; undefined where there is none, or another beside it. */
function arbitraryIn(unit: string): string | undefined {
  const [one, ...more] = [...unit.matchAll(arbitrary)].map(([symbol]) => symbol.replace('[iU]', '[IU]'));
  return more.length > 0 ? undefined : one;
}
