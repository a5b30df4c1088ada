import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { isMissing } from './missing.ts';
import type { FieldModel } from './model.ts';
import { isDate, shownDate } from './spreadsheet.ts';

/** A gene of HGNC: its approved symbol, and what else it was or is called. */
type Gene = {
  readonly symbol: string;
  readonly previous: readonly string[];
  readonly aliases: readonly string[];
};

/** Genes by what they are called, in upper case: `approved` decides before `previous`, and that before `aliases`. */
type Symbols = Readonly<Record<'approved' | 'previous' | 'aliases', ReadonlyMap<string, readonly Gene[]>>>;

/** Read when first needed, and once. */
const memory: { symbols?: Symbols } = {};

/**
 * Approved symbols of the genes that a text may mean, without regard to case: one where it is an approved symbol, or a
 * previous or alias symbol of one gene; several where these have it in common; none where HGNC has no such gene. A date is
 * the symbol that a spreadsheet made it of.
 *
 * @example findGenes('MLL2') // ['KMT2D']
 * @example findGenes('2-Sep') // ['SEPTIN2']
 */
export function findGenes(text: string): readonly string[] {
  return genesCalled(text).map(({ symbol }) => symbol);
}

/** Every text that means the gene that `text` means, its approved symbol first; `text` alone where it means none or several. */
export function spellingsOf(text: string): readonly string[] {
  const [gene, ...others] = genesCalled(text);
  if (gene === undefined || others.length > 0) return [text];
  const means = (name: string) => genesCalled(name).every((one) => one === gene);
  return [gene.symbol, ...[...gene.previous, ...gene.aliases].filter(means)];
}

/** Texts of a field that mean what `values` do: where it holds symbols of genes, all symbols of each. */
export function withSpellings(field: FieldModel | undefined, values: readonly string[]): readonly string[] {
  return field?.kind === 'text' && field.symbols !== undefined ? values.flatMap(spellingsOf) : values;
}

function genesCalled(text: string): readonly Gene[] {
  const found = firstCalled([text]);
  return found.length > 0 ? found : firstCalled(symbolsOfDate(text));
}

/** Genes that have one of the names in the first way in which any has. */
function firstCalled(names: readonly string[]): readonly Gene[] {
  memory.symbols ??= readSymbols();
  const { approved, previous, aliases } = memory.symbols;
  const [found = []] = [approved, previous, aliases]
    .map((ways) => [...new Set(names.flatMap((name) => ways.get(name.toUpperCase()) ?? []))])
    .filter((genes) => genes.length > 0);
  return found;
}

/** Stems of symbols beside the names of months that a spreadsheet reads as one. Ziemann, Eren, El-Osta 2016, doi:10.1186/s13059-016-1044-7. */
const stems: Readonly<Record<string, readonly string[]>> = { MAR: ['MARCH', 'MARC'], SEP: ['SEPT'] };

/** The symbols that a spreadsheet would show as this date; none where it is no date. */
function symbolsOfDate(text: string): readonly string[] {
  const date = shownDate(text);
  if (date === undefined) return [];
  const { month, day } = date;
  return [month, ...(stems[month] ?? [])].map((stem) => `${stem}${day}`);
}

/** Words that stand where a gene might, and are none: `NOS` was a symbol of NOS1, and `Yes` is an alias of YES1. */
const words = new Set(
  'NOS YES NO TRUE FALSE JA NEIN WT WILDTYPE WILD-TYPE KEIN KEINE POSITIVE NEGATIVE POSITIV NEGATIV UNSPECIFIED'.split(
    ' ',
  ),
);

const number = /^[+-]?\d+(?:[.,]\d+)?(?:E[+-]?\d+)?$/i;

/** Several of anything, or a code with its prefix; `::` joins the two genes of a fusion (HGNC). */
const joined = /[,;|/\s]|(?<!:):(?!:)/;

/**
 * Whether a text is no symbol of one gene: a missing value, another word or a whole number, which are one only where the
 * symbol that HGNC has approved is exactly so (`UNK`); another number, or several of anything, where HGNC has no such name.
 */
export function isNoSymbol(text: string): boolean {
  const genes = findGenes(text);
  if (genes.includes(text)) return false;
  if (isMissing(text) || words.has(text.toUpperCase()) || /^\d+$/.test(text)) return true;
  return (number.test(text) || joined.test(text)) && !isDate(text) && genes.length === 0;
}

function readSymbols(): Symbols {
  const [, ...lines] = gunzipSync(readFileSync(new URL('genes/symbols.tsv.gz', import.meta.url)))
    .toString()
    .trimEnd()
    .split('\n');
  const genes = lines.map(toGene);
  return {
    approved: byName(genes, ({ symbol }) => [symbol]),
    previous: byName(genes, ({ previous }) => previous),
    aliases: byName(genes, ({ aliases }) => aliases),
  };
}

function toGene(line: string): Gene {
  const [symbol = '', previous = '', aliases = ''] = line.split('\t');
  const list = (names: string) => names.split('|').filter((name) => name !== '');
  return { symbol, previous: list(previous), aliases: list(aliases) };
}

function byName(
  genes: readonly Gene[],
  namesOf: (gene: Gene) => readonly string[],
): ReadonlyMap<string, readonly Gene[]> {
  const found = new Map<string, Gene[]>();
  for (const gene of genes)
    for (const name of new Set(namesOf(gene).map((one) => one.toUpperCase()))) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [gene]);
      else known.push(gene);
    }
  return found;
}
