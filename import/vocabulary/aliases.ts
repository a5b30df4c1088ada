import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { splitCurie } from '../../ontology/curie.ts';
import { isCurrent } from '../../terminology/read.ts';
import { createCodes, toPairs } from './pairs.ts';
import type { ConceptRow, Pairs, Release } from './release.ts';

/** Codes of concepts by their other codes: `OMOP:<concept_id>`, and the ids of terms that were merged into one. */
export type Aliases = ReadonlyMap<string, string>;

/** Those of `codes` that are other codes of a concept of the graph. */
export async function findAliases(graph: Pick<Graph, 'read'>, codes: Iterable<string>): Promise<Aliases> {
  const asked = [...new Set(codes)];
  const ids = new Map(asked.flatMap((code) => conceptIdIn(code).map((id) => [code, id] as const)));
  const [byId, byAltCode] = await Promise.all([
    ids.size === 0 ? [] : graph.read<{ id: number; code: string }>(conceptsOfIds([...ids.values()])),
    graph.read<{ alias: string; code: string }>(conceptsOfAltCodes(asked), { timeoutMs: unhurriedMs }),
  ]);
  const codeOfId = new Map(byId.map(({ id, code }) => [id, code]));
  const found = [
    ...byAltCode.map(({ alias, code }) => [alias, code] as const),
    ...[...ids].flatMap(([alias, id]) => [[alias, codeOfId.get(id) ?? alias] as const]),
  ];
  return new Map(found.filter(([alias, code]) => alias !== code));
}

function conceptIdIn(code: string): readonly number[] {
  const [, id] = /^OMOP:(\d{1,10})$/.exec(code) ?? [];
  return id === undefined ? [] : [Number(id)];
}

/** Of two concepts with one id the one that is not retired comes last. */
const conceptsOfIds = (ids: readonly number[]) => cypher`
  MATCH (concept:Concept WHERE concept.conceptId IN ${ids})
  WHERE ${isCurrent(cypher`concept`)}
  RETURN concept.conceptId AS id, concept.code AS code
  ORDER BY coalesce(concept.valid, true), code DESC`;

/** A code that a release defines as a concept of its own is no other code of another. */
const conceptsOfAltCodes = (codes: readonly string[]) => cypher`
  MATCH (concept:Concept WHERE concept.altCodes IS NOT NULL)
  WHERE ${isCurrent(cypher`concept`)}
  UNWIND concept.altCodes AS alias
  WITH alias, concept.code AS code
  WHERE alias IN ${codes} AND NOT EXISTS {
    (own:Concept {code: alias}) WHERE own.release IS NOT NULL AND coalesce(own.valid, true)
  }
  RETURN alias, code
  ORDER BY code DESC`;

/** The release in the codes of the graph: where it names a concept of another vocabulary by another code, by its own. */
export async function withoutAliases(graph: Graph, release: Release): Promise<Release> {
  const own = new Set(release.vocabularies.map(({ id }) => id));
  const foreign = release.codes.filter((code) => !own.has(splitCurie(code).prefix));
  const aliases = foreign.length === 0 ? new Map() : await findAliases(graph, foreign);
  return aliases.size === 0 ? release : renamed(release, aliases);
}

function renamed(release: Release, aliases: Aliases): Release {
  const nameOf = (code: string) => aliases.get(code) ?? code;
  const codes = createCodes(release.codes.map(nameOf));
  const places = (some: Uint32Array) =>
    some.map((place) => codes.numberOf(nameOf(release.codes[place] ?? '')));
  const pairs = ({ from, to }: Pairs) =>
    toPairs(
      codes,
      Array.from(from, (place, at) => ({
        from: nameOf(release.codes[place] ?? ''),
        to: nameOf(release.codes[to[at] ?? 0] ?? ''),
      })),
    );
  const { from, to, type, group } = release.attributes;
  return {
    ...release,
    codes: codes.list,
    concepts: () => renamedRows(release.concepts(), nameOf),
    isA: pairs(release.isA),
    notUnder: pairs(release.notUnder),
    mappings: release.mappings.map((some) => ({ ...some, pairs: pairs(some.pairs) })),
    members: pairs(release.members),
    attributes: { from: places(from), to: places(to), type: places(type), group },
  };
}

async function* renamedRows(
  rows: ReturnType<Release['concepts']>,
  nameOf: (code: string) => string,
): AsyncGenerator<ConceptRow> {
  for await (const row of rows) yield { ...row, code: nameOf(row.code) };
}
