import { type BrokenPart, type Charge, parseCharge } from '../ontology/charge.ts';
import type { AuditEntry, Head } from './line.ts';
import { type ChainLine, type WalkedEntry, walkChains } from './walk.ts';

/** What an audit says of charges. */
export type ChargedAudit = {
  /** What its chains prove, chain by chain; some of them several times. */
  readonly charges: readonly Charge[];
  /** What they do not. */
  readonly broken: readonly BrokenPart[];
  /** Time of the first entry that there still is; undefined where there is none. */
  readonly since: string | undefined;
};

/** A part while it is read: it goes on to the end of its file. */
type Part = { -readonly [key in keyof BrokenPart]: BrokenPart[key] } & {
  readonly file: string;
  readonly charges: Charge[];
};

/** What is known of the chain that is followed. */
type Following = {
  readonly chain: string;
  readonly charges: Charge[];
  /** Of the last entry, which the next one proves. */
  last: readonly Charge[];
  lastAt: string;
  part: Part | undefined;
};

/**
 * All charges that the entries of a folder name. An entry is proven by the one after it, and by a head that was kept elsewhere; where
 * one does not follow, it, the one before and the rest of its file prove nothing. A file that is gone breaks nothing: by their
 * numbers it is seen which charges are lacking.
 */
export async function readCharged(folder: string, heads: readonly Head[]): Promise<ChargedAudit> {
  const hashes = new Map(heads.map(({ chain, n, hash }) => [`${chain}:${n}`, hash]));
  const proven: (readonly Charge[])[] = [];
  const parts: Part[] = [];
  let since: string | undefined;
  let of = follow('');
  for await (const line of walkChains(folder)) {
    if (line.file.chain !== of.chain) {
      proven.push(of.charges, of.last);
      of = follow(line.file.chain);
    }
    if (line.kind === 'TORN') continue;
    if (line.kind === 'ENTRY') since ??= line.entry.at;
    const isOther = line.kind === 'ENTRY' && isAnother(line, hashes);
    const part = take(line, of, isOther);
    if (part !== undefined) parts.push(part);
  }
  proven.push(of.charges, of.last);
  return { charges: proven.flat(), broken: parts.map(({ file: _, ...part }) => part), since };
}

function follow(chain: string): Following {
  return { chain, charges: [], last: [], lastAt: '', part: undefined };
}

/** Takes a line; gives the part that begins with it, if one does. */
function take(
  line: Exclude<ChainLine, { readonly kind: 'TORN' }>,
  of: Following,
  isOther: boolean,
): Part | undefined {
  const said = line.kind === 'ENTRY' ? chargesIn(line.entry) : { charges: [], isReadable: false };
  if (of.part?.file === line.file.name) {
    of.part.charges.push(...said.charges);
    of.part.isReadable &&= said.isReadable;
    return undefined;
  }
  const begun = { where: `${line.file.name}, line ${line.at}`, after: of.lastAt, file: line.file.name };
  if (line.kind === 'NONE' || isBroken(line) || isOther) {
    const before = isOther ? [...of.charges.splice(0), ...of.last] : of.last;
    of.part = { ...begun, charges: [...before, ...said.charges], isReadable: said.isReadable };
    of.last = [];
    return of.part;
  }
  of.charges.push(...of.last);
  of.last = said.charges;
  of.lastAt = line.entry.at;
  return said.isReadable ? undefined : { ...begun, charges: [], isReadable: false };
}

function isBroken({ link, at, entry, before }: WalkedEntry): boolean {
  const isAfterLostFile = at === 1 && entry.n > before.n + 1;
  return link === 'BREAKS' && !isAfterLostFile;
}

/** Whether another entry stood there when a head was kept: then nothing up to there is proven. */
function isAnother({ file, entry, hash }: WalkedEntry, hashes: ReadonlyMap<string, string>): boolean {
  return (hashes.get(`${file.chain}:${entry.n}`) ?? hash) !== hash;
}

/** What an entry says of charges, and whether all of it can be read. */
export function chargesIn({ charged = [] }: AuditEntry): Pick<BrokenPart, 'charges' | 'isReadable'> {
  const all: readonly unknown[] = Array.isArray(charged) ? charged : [charged];
  const charges = all.flatMap((one) => parseCharge(one) ?? []);
  return { charges, isReadable: charges.length === all.length };
}
