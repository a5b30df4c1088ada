import { type Cypher, cypher, name } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { TerminologyState } from '../graph/version.ts';
import { KnownError } from '../ontology/errors.ts';
import { closeParents, cycleOf } from './closure.ts';
import { codeOf, toCodes } from './codes.ts';
import { type Lists, type NumberPairs, toLists, transpose } from './lists.ts';
import { createNumbers, createPairs } from './numbers.ts';
import { type AltCode, sortByAltCode, sortById } from './other-codes.ts';
import { createSearchBuilder, type Searchable } from './search/build.ts';
import type { Terminology } from './terminology.ts';

/** Of a statement over all concepts. */
const timeoutMs = 1_800_000;

/** The state of the terminology that the graph holds; version 0 where it holds none. */
export async function readTerminologyState(graph: Pick<Graph, 'read'>): Promise<TerminologyState> {
  const [state] = await graph.read<TerminologyState>(cypher`
    MATCH (terminology:Terminology {id: 'terminology'})
    RETURN terminology.version AS version, coalesce(terminology.key, '') AS key`);
  return state ?? { version: 0, key: '' };
}

/** Whether a concept or relationship is of no release that is still being loaded. */
export function isCurrent(one: Cypher): Cypher {
  return cypher`NOT EXISTS { (terminology:Terminology) WHERE terminology.version < ${one}.since }`;
}

/** The same of `mapping`. */
export const isCurrentMapping: Cypher = isCurrent(cypher`mapping`);

/**
 * The terminology of the graph. Concepts and relationships of a release that is being loaded carry a later version and
 * are not in it. @throws KnownError CONFLICT where concepts lie above each other
 */
export async function readTerminology(graph: Graph): Promise<Terminology> {
  const state = await readTerminologyState(graph);
  const { version } = state;
  const concepts = await readConcepts(graph, version);
  const { codes, numbers, search } = concepts;
  const size = codes.offsets.length - 1;
  const lists = (pairs: NumberPairs) => toLists(size, renumber(pairs, numbers));
  const parents = lists(concepts.parents);
  const cycle = cycleOf(parents);
  if (cycle !== undefined) throw cycleError(cycle.map((n) => codeOf(codes, n)));
  const ancestors = closeParents(parents, lists(await readPairs(graph, version, 'NOT_UNDER')));
  const mapsTo = lists(concepts.targets);
  return {
    state,
    codes,
    valid: toFlags(size, concepts.valid, numbers),
    ...sortById(concepts.conceptIds, numbers),
    ...sortByAltCode(concepts.altCodes, numbers),
    parents,
    children: transpose(parents),
    ancestors,
    descendants: transpose(ancestors),
    mapsTo,
    mappedFrom: transpose(mapsTo),
    members: transpose(lists(await readPairs(graph, version, 'MEMBER_OF'))),
    attributes: await readAttributes(graph, version, size, numbers),
    search,
  };
}

/** That concepts lie above each other. */
export function cycleError(members: readonly string[]): KnownError {
  return new KnownError(
    'CONFLICT',
    `The hierarchy has a cycle: ${[...members, members[0]].join(' is below ')}.`,
  );
}

type ConceptRow = Searchable & {
  readonly node: number;
  readonly code: string;
  readonly conceptId: number | null;
  readonly altCodes: readonly string[];
  readonly valid: boolean;
  readonly parents: readonly number[];
  readonly targets: readonly number[];
};

/** All concepts; `numbers` are the numbers of concepts by the database's own id of their node, in which all else is said. */
async function readConcepts(graph: Graph, version: number) {
  const found: { readonly code: string; readonly node: number }[] = [];
  const nodes = createNumbers();
  const search = createSearchBuilder();
  const conceptIds = createPairs();
  const altCodes: AltCode[] = [];
  const valid = createNumbers();
  const parents = createPairs();
  const targets = createPairs();
  const statement = cypher`
    MATCH (concept:Concept WHERE coalesce(concept.since, 0) <= ${version})
    RETURN id(concept) AS node, concept.code AS code, concept.conceptId AS conceptId,
      coalesce(concept.altCodes, []) AS altCodes, concept.name AS name, concept.synonyms AS synonyms, concept.domain AS domain, concept.standard AS standard,
      coalesce(concept.valid, true) AS valid,
      [(concept)-[link:IS_A]->(parent:Concept) WHERE coalesce(link.since, 0) <= ${version} | id(parent)] AS parents,
      [(concept)-[link:MAPS_TO {relationship: 'Maps to'}]->(target:Concept)
        WHERE coalesce(link.since, 0) <= ${version} | id(target)] AS targets`;
  for await (const row of graph.stream<ConceptRow>(statement, { timeoutMs })) {
    found.push({ code: row.code, node: row.node });
    nodes.push(row.node);
    search.add(row);
    if (row.conceptId !== null) conceptIds.push(row.conceptId, row.node);
    for (const code of row.altCodes) altCodes.push({ code, node: row.node });
    if (row.valid) valid.push(row.node);
    for (const parent of row.parents) parents.push(row.node, parent);
    for (const target of row.targets) targets.push(row.node, target);
  }
  found.sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = toCodes(found.map(({ code }) => code));
  const numbers = numbersByNode(found.map(({ node }) => node));
  return {
    codes,
    numbers,
    search: search.build(
      codes,
      nodes.toArray().map((node) => numbers[node] ?? 0),
    ),
    conceptIds: conceptIds.toPairs(),
    altCodes,
    valid: valid.toArray(),
    parents: parents.toPairs(),
    targets: targets.toPairs(),
  };
}

function numbersByNode(nodes: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(nodes.reduce((largest, node) => Math.max(largest, node), 0) + 1);
  nodes.forEach((node, n) => {
    numbers[node] = n;
  });
  return numbers;
}

/** Pairs of nodes between concepts. */
async function readPairs(
  graph: Graph,
  version: number,
  relationship: 'NOT_UNDER' | 'MEMBER_OF',
): Promise<NumberPairs> {
  const pairs = createPairs();
  const statement = cypher`
    MATCH (concept:Concept)-[link:${name(relationship)}]->(other:Concept)
    WHERE coalesce(link.since, 0) <= ${version}
    RETURN id(concept) AS from, id(other) AS to`;
  for await (const { from, to } of graph.stream<{ from: number; to: number }>(statement, { timeoutMs }))
    pairs.push(from, to);
  return pairs.toPairs();
}

function renumber({ from, to }: NumberPairs, numbers: Uint32Array): NumberPairs {
  const change = (nodes: Uint32Array) => nodes.map((node) => numbers[node] ?? 0);
  return { from: change(from), to: change(to) };
}

function toFlags(size: number, nodes: Uint32Array, numbers: Uint32Array): Uint8Array {
  const flags = new Uint8Array(size);
  for (const node of nodes) flags[numbers[node] ?? 0] = 1;
  return flags;
}

type AttributeRow = {
  readonly from: number;
  readonly type: number;
  readonly to: number;
  readonly group: number;
};

/** Role group, type and value of each attribute, by concept. */
async function readAttributes(
  graph: Graph,
  version: number,
  size: number,
  numbers: Uint32Array,
): Promise<Lists> {
  const rows: AttributeRow[] = [];
  const statement = cypher`
    MATCH (concept:Concept)-[link:HAS_ATTRIBUTE]->(value:Concept)
    WHERE coalesce(link.since, 0) <= ${version}
    MATCH (type:Concept {code: link.type})
    RETURN id(concept) AS from, id(type) AS type, id(value) AS to, link.group AS group`;
  for await (const row of graph.stream<AttributeRow>(statement, { timeoutMs })) rows.push(row);
  rows.sort((a, b) => (numbers[a.from] ?? 0) - (numbers[b.from] ?? 0));
  const offsets = new Uint32Array(size + 1);
  for (const { from } of rows) {
    const next = (numbers[from] ?? 0) + 1;
    offsets[next] = (offsets[next] ?? 0) + 3;
  }
  for (let n = 0; n < size; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  const values = rows.flatMap(({ group, type, to }) => [group, numbers[type] ?? 0, numbers[to] ?? 0]);
  return { offsets, values: Uint32Array.from(values) };
}
