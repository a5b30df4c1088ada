import { isIP } from 'node:net';
import { isSafe } from '../access/safe-url.ts';
import type { VisaIssuer } from '../access/visas/visa-issuer.ts';

/*
 * How the texts of settings are read; each gives undefined where a text is not what is expected.
 */

/** Neo4j does not start with less. */
export const smallestNeo4jMib = 400;

/** The text, if it is of a form. */
export function matching(pattern: RegExp, text: string): string | undefined {
  return pattern.test(text) ? text : undefined;
}

/** The one of some words that the text is. */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}

/** OpenID Connect Core 1.0, section 2: an issuer has no query and no fragment. */
export function parseIssuers(text: string): readonly string[] | undefined {
  const issuers = partsOf(text);
  return issuers.every(isIssuer) ? issuers : undefined;
}

/** Addresses and networks in CIDR notation (RFC 4632, RFC 4291). */
export function parseNetworks(text: string): readonly string[] | undefined {
  const networks = text.split(',').map((one) => one.trim());
  return networks.every(isNetwork) ? networks : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && parseWhole(bits, [0, most]) !== undefined;
}

function isIssuer(text: string): boolean {
  return isSafeUrl(text) && !/[?#\s]/.test(text);
}

function isSafeUrl(text: string): boolean {
  return parseUrl(text, ['http', 'https']) !== undefined && isSafe(new URL(text));
}

/** Issuers of visas, each with the address of its keys after a blank, if it is not to be found by discovery. */
export function parseVisaIssuers(text: string): readonly VisaIssuer[] | undefined {
  const listed = partsOf(text).map((part) => part.split(/\s+/));
  const isListed = ([issuer = '', keysAt, ...more]: readonly string[]) =>
    isIssuer(issuer) && (keysAt === undefined || isSafeUrl(keysAt)) && more.length === 0;
  if (!listed.every(isListed)) return undefined;
  return listed.map(([issuer = '', keysAt]) => ({ issuer, ...(keysAt === undefined ? {} : { keysAt }) }));
}

/** Texts with commas between them, none of which is empty. */
export function parseTexts(text: string): readonly string[] | undefined {
  const parts = partsOf(text);
  return parts.includes('') ? undefined : parts;
}

function partsOf(text: string): readonly string[] {
  return text.split(',').map((one) => one.trim());
}

export function parsePort(text: string): number | undefined {
  return parseWhole(text, [0, 65_535]);
}

/** A whole number in a range. */
export function parseWhole(text: string, [least, most]: readonly [number, number]): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** MiB of a size such as `2g` or `800m`. */
export function parseMib(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6})([mg])$/i.exec(text) ?? [];
  const mib = Number(digits) * (unit?.toLowerCase() === 'g' ? 1_024 : 1);
  return mib >= smallestNeo4jMib ? mib : undefined;
}

/** A URL without user and password, of one of some schemes. */
export function parseUrl(text: string, schemes: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, username, password } = new URL(text);
  return schemes.includes(protocol.slice(0, -1)) && host !== '' && username + password === ''
    ? text
    : undefined;
}
