import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neo4jVersion } from '../../server/neo4j/class-path.ts';

/** An entry of the lock file: a package at a place of `node_modules`, or the project itself at "". */
type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
};

const file = join(import.meta.dirname, '../../package-lock.json');
const { packages: all }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(file, 'utf8'),
);
const packages = Object.entries(all).filter(([place]) => place !== '');

/** The least version in which a known fault is mended, and who says so. */
const least: readonly (readonly [name: string, version: string, advisory: string])[] = [
  ['@apollo/server', '5.4.0', 'GHSA-mp6q-xf9x-fwf7 (CVE-2026-23897): bodies in exotic character sets'],
  ['@apollo/server', '5.5.0', 'GHSA-9q82-xgwf-vj6h: XS-Search by the Content-Type of a GET'],
  ['graphql', '16.8.1', 'CVE-2023-26144: a document that takes the parser long'],
  ['graphql-shield', '5.7.0', 'maticzav/graphql-shield issue 349: one decision for other arguments, too'],
  ['fastify', '5.8.3', 'GHSA-444r-cwp2-x5xf (CVE-2026-3635): host and protocol of untrusted proxies'],
  ['fastify', '5.8.5', 'GHSA-247c-9743-5963 (CVE-2026-33806): validation passed by, by a space'],
  ['@fastify/static', '9.1.1', 'GHSA-x428-ghpx-8j92 (CVE-2026-6414): guards passed by, by %2F'],
  ['fast-uri', '3.1.4', 'GHSA-v2hh-gcrm-f6hx (CVE-2026-16221): one host taken for another'],
  ['cookie', '0.7.0', 'GHSA-pxg6-pf52-xh8x (CVE-2024-47764): characters out of bounds'],
  ['esbuild', '0.25.0', 'GHSA-67mh-4wv8-2f99: every page reads what its server answers'],
];

/** Least versions of the Neo4j that is started here. */
const leastNeo4j = [
  ['5.26.21', 'CVE-2026-1622: literals of failed queries in the query log'],
  ['5.26.22', 'CVE-2026-1471: the login of somebody else, kept too long (Enterprise)'],
] as const;

/** All versions of a package that are installed, as several may be. */
function versionsOf(name: string): readonly string[] {
  const found = packages.filter(([place]) => place.endsWith(`node_modules/${name}`));
  return found.map(([, { version = '' }]) => version);
}

/** Whether one version, without words such as `beta`, is lower than another. */
const isLower = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true }) < 0;

describe('what is installed', () => {
  it.each(least)('has %s %s or newer: %s', (name, version) => {
    const versions = versionsOf(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((one) => isLower(one, version))).toEqual([]);
  });

  it('has one graphql, below 17: Apollo Server 5, shield and the limits ask for 16', () => {
    const versions = versionsOf('graphql');
    expect([versions.length, versions.filter((one) => !isLower(one, '17'))]).toEqual([1, []]);
  });

  it.each(leastNeo4j)('has Neo4j %s or newer: %s', async (version) =>
    expect(isLower(await neo4jVersion(), version)).toBe(false),
  );

  it('compares versions by their numbers', () =>
    expect([isLower('5.26.9', '5.26.21'), isLower('16.15.0', '16.8.1'), isLower('5.5.0', '5.5.0')]).toEqual([
      true,
      false,
      false,
    ]));
});

describe('the lock file', () => {
  it('holds a version and a SHA-512 of every package', () => {
    const without = packages.filter(
      ([, { version, integrity }]) => !version || !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
    );
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('takes no package from a folder, a repository or several hosts', () => {
    const links = packages.filter(([, { link }]) => link).map(([place]) => place);
    const origins = packages.flatMap(([, { resolved }]) =>
      resolved === undefined ? [] : [new URL(resolved)],
    );
    const hosts = new Set(origins.map(({ host }) => host));
    const plain = origins.filter(({ protocol }) => protocol !== 'https:');
    expect([links, plain.length, hosts.size <= 1]).toEqual([[], 0, true]);
  });
});
