import { createHash } from 'node:crypto';
import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { splitCurie, withBroader } from '../../ontology/curie.ts';
import { inBatches } from './batches.ts';
import { mergeConcepts, type NamedConcept } from './merge-concepts.ts';
import type { ConceptRow, Release } from './release.ts';

/** What a release changes in concepts. */
export type ConceptChange = {
  readonly added: number;
  readonly unchanged: number;
  /** Concepts that the graph has otherwise. */
  readonly changed: readonly StoredRow[];
  /** Concepts that the release before defined and this one does not. */
  readonly retired: readonly string[];
  /** Concepts of other vocabularies that the graph has without the name that the release has for them. */
  readonly named: readonly NamedConcept[];
};

/** A concept as it is stored; `digest` is of what the release says of it. */
type StoredRow = Omit<ConceptRow, 'altCodes'> & {
  readonly altCodes: readonly string[] | null;
  readonly vocabulary: string;
  readonly release: string;
  readonly digest: number;
};

/** What the graph has of a concept. */
type Known = {
  readonly digest: number | null;
  readonly release: string | null;
  readonly valid: boolean;
  readonly named: boolean;
};

/** Of a statement over all concepts. */
const timeoutMs = 1_800_000;

/** Writes the concepts that a release adds, unseen before version `since`, and gives what else it changes. */
export async function addConcepts(graph: Graph, release: Release, since: number): Promise<ConceptChange> {
  const known = await readKnown(graph);
  const own = new Set(release.vocabularies.map(({ id }) => id));
  const isOwn = (code: string) => own.has(splitCurie(code).prefix);
  const absent = namesOf(
    release.codes.filter((code) => !isOwn(code)),
    known,
  );
  const change = { added: 0, unchanged: 0, changed: [] as StoredRow[], named: [] as NamedConcept[] };
  const missing = new Set(release.whole ? ownCodes(known, release.source) : []);
  const fresh = async function* () {
    for await (const row of release.concepts()) {
      const before = known.get(row.code);
      missing.delete(row.code);
      if (!isOwn(row.code)) {
        if (before === undefined) absent.set(row.code, row);
        else if (!before.named) change.named.push(row);
        continue;
      }
      const stored = toIntegers(row, release.source);
      if (before === undefined) {
        change.added += 1;
        yield { ...stored, since };
      } else if (before.digest === stored.digest) change.unchanged += 1;
      else change.changed.push(stored);
    }
  };
  await inBatches(fresh(), (rows) => createConcepts(graph, rows), 2);
  const defined = change.added + change.unchanged + change.changed.length;
  for (const one of namesOf(await undefinedCodes(release, isOwn, defined), known)) absent.set(...one);
  await inBatches(absent.values(), async (rows) => {
    await graph.write((run) => mergeConcepts(run, rows, since));
  });
  return { ...change, added: change.added + absent.size, retired: [...missing] };
}

/** The codes of its own vocabularies beside the `defined` ones: a release may refer to more than it defines. */
async function undefinedCodes(
  { codes, concepts }: Release,
  isOwn: (code: string) => boolean,
  defined: number,
): Promise<readonly string[]> {
  if (codes.reduce((sum, code) => sum + Number(isOwn(code)), 0) === defined) return [];
  const left = new Set(codes.filter(isOwn));
  for await (const { code } of concepts()) left.delete(code);
  return [...left];
}

/** Everything the graph has of concepts, by code. */
async function readKnown(graph: Graph): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>();
  const statement = cypher`
    MATCH (concept:Concept)
    RETURN concept.code AS code, concept.digest AS digest, concept.release AS release,
      coalesce(concept.valid, true) AS valid,
      concept.name IS NOT NULL AND (concept.release IS NOT NULL OR coalesce(concept.standard, false)) AS named`;
  for await (const { code, ...rest } of graph.stream<Known & { code: string }>(statement, { timeoutMs }))
    known.set(code, rest);
  return known;
}

/** The codes that the graph does not have, with those above them by structure. */
function namesOf(codes: readonly string[], known: ReadonlyMap<string, Known>): Map<string, NamedConcept> {
  const absent = codes.flatMap(withBroader).filter((code) => !known.has(code));
  return new Map(absent.map((code) => [code, { code, name: null }]));
}

function* ownCodes(known: ReadonlyMap<string, Known>, source: string): Generator<string> {
  for (const [code, { release, valid }] of known) if (valid && release === source) yield code;
}

function toIntegers(row: ConceptRow, release: string): StoredRow {
  const { altCodes = null } = row;
  return { ...row, altCodes, vocabulary: splitCurie(row.code).prefix, release, digest: digestOf(row) };
}

/** 48 bits, which a number holds exactly. */
function digestOf(row: ConceptRow): number {
  return createHash('md5').update(JSON.stringify(row)).digest().readUIntBE(0, 6);
}

async function createConcepts(graph: Graph, rows: readonly StoredRow[]): Promise<void> {
  await graph.write((run) =>
    run(cypher`
      UNWIND ${rows} AS row
      CREATE (concept:Concept)
      SET concept = row`),
  );
}

/**
 * What waited for the switch: concepts that are otherwise, those that are retired, and names. Gives how many concepts of
 * other vocabularies are otherwise thereby.
 */
export async function changeConcepts(
  run: Write,
  { changed, retired, named }: ConceptChange,
): Promise<number> {
  await run(cypher`
    UNWIND ${changed} AS row
    MATCH (concept:Concept {code: row.code})
    SET concept += row`);
  await run(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${retired})
    SET concept.valid = false, concept.digest = null`);
  return mergeConcepts(run, named);
}
