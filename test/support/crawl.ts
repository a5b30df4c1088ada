import { expect } from 'vitest';
import type { Name } from '../../fair/rdf/prefixes.ts';
import { base } from './catalogue-site.ts';
import { parseTurtle, type Said } from './graph-of.ts';

/** Which relations are followed in a document without containers. */
const navigation: readonly Name[] = ['fdp:metadataCatalog', 'dcat:dataset', 'dcat:distribution'];

/** What is asked at addresses. */
type Crawled = {
  readonly get: (
    url: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<{ readonly statusCode: number; readonly body: string }>;
};

/**
 * The documents that an index of FAIR Data Points finds from the root on, by their address: it asks for Turtle alone and
 * names no profile unless `query` does; where a document has a container it follows nothing else.
 */
export async function crawlPoint(site: Crawled, query = '', at = base): Promise<ReadonlyMap<string, Said>> {
  const found = new Map<string, Said>();
  const visit = async (place: string): Promise<void> => {
    if (found.has(place)) return;
    const answer = await site.get(`${place}${place === `${at}/` ? '' : query}`, { accept: 'text/turtle' });
    expect([place, answer.statusCode]).toEqual([place, 200]);
    const said = parseTurtle(answer.body, at);
    found.set(place, said);
    for (const child of childrenOf(place, said)) await visit(child);
  };
  await visit(`${at}/`);
  return found;
}

function childrenOf(place: string, said: Said): readonly string[] {
  const containers = said
    .things('ldp:DirectContainer')
    .filter((container) => said.objects(container, 'ldp:membershipResource').includes(place));
  return containers.length > 0
    ? containers.flatMap((container) => said.objects(container, 'ldp:contains'))
    : navigation.flatMap((relation) => said.objects(place, relation));
}
