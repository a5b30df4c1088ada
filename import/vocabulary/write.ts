import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { splitCurie, vocabularyOf } from '../../ontology/curie.ts';
import { KnownError } from '../../ontology/errors.ts';
import { readTerminologyState } from '../../terminology/read.ts';
import { fitsIndex, tooLong } from '../store/index-key.ts';
import { countRelease, raiseTerminology } from '../store/terminology-version.ts';
import { markUsed } from '../store/usage.ts';
import { type Adopted, adoptAliases } from './adopt.ts';
import { withoutAliases } from './aliases.ts';
import { removeCrossings, withoutCrossings } from './axes.ts';
import { addConcepts, type ConceptChange, changeConcepts } from './concept-change.ts';
import { refuseCycles } from './cycle.ts';
import { addLinks, compareLinks, type LinkChange, removeLinks } from './link-change.ts';
import { linksOf } from './links.ts';
import type { Release, VocabularyRelease } from './release.ts';

/** What a release did to the terminology. */
export type ReleaseReport = {
  readonly source: string;
  readonly vocabularies: readonly VocabularyRelease[];
  readonly concepts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly retired: number;
  };
  readonly relationships: { readonly added: number; readonly removed: number };
  /** Values of records that were coded with another code of a concept, and are coded with its own now. */
  readonly renamed: number;
};

/** What a load of a release is doing. */
export type ReleaseStep = 'concepts' | 'relationships' | 'switch';

/** Time for the one transaction in which everything becomes visible. */
const switchMs = 1_800_000;

/**
 * Makes the graph say what a release says. What is new is written first and stays unseen; one transaction then changes
 * the rest and raises the version, by which everything is seen at once. Broken off before, nothing has happened.
 * @throws KnownError CONFLICT where the hierarchy would have a cycle, ARGUMENT_INVALID where a code is too long
 */
export async function writeRelease(
  graph: Graph,
  said: Release,
  onStep: (step: ReleaseStep) => void = () => {},
): Promise<ReleaseReport> {
  refuseLong(said);
  await sweep(graph);
  const release = await withoutCrossings(graph, await withoutAliases(graph, said));
  await refuseCycles(graph, release);
  const since = (await readTerminologyState(graph)).version + 1;
  await graph.write((run) => markLoading(run, since));
  onStep('concepts');
  const concepts = await addConcepts(graph, release, since);
  onStep('relationships');
  const changes: LinkChange[] = [];
  for (const links of linksOf(release)) changes.push(await compareLinks(graph, release, links));
  for (const change of changes) await addLinks(graph, change, { source: release.source, since });
  onStep('switch');
  const adopted = await graph.write((run) => switchOver(run, { release, concepts, changes }), switchMs);
  if (adopted.values > 0) await markUsed(graph);
  return { ...toReport(release, concepts, changes), renamed: adopted.values };
}

function refuseLong({ source, codes }: Release): void {
  const code = codes.find((one) => !fitsIndex(one));
  if (code === undefined) return;
  const what = `the code that begins with ${code.slice(0, 40)} is ${tooLong(code)}`;
  throw new KnownError('ARGUMENT_INVALID', `The release of ${source} cannot be used: ${what}.`);
}

/** A release, and how the graph differs from it. */
type Difference = {
  readonly release: Release;
  readonly concepts: ConceptChange;
  readonly changes: readonly LinkChange[];
};

async function switchOver(run: Write, { release, concepts, changes }: Difference): Promise<Adopted> {
  const named = await changeConcepts(run, concepts);
  for (const change of changes) await removeLinks(run, change, release.source);
  await removeCrossings(run);
  for (const vocabulary of allVocabularies(release)) await mergeVocabulary(run, vocabulary);
  const adopted = await adoptAliases(run);
  if (named + adopted.concepts > 0 || changesAnything(toReport(release, concepts, changes))) {
    await raiseTerminology(run);
    if (!release.source.startsWith('map:')) await countRelease(run); // a value map comes with the records of a dataset
  }
  await run(cypher`MATCH (terminology:Terminology) REMOVE terminology.loading`);
  return adopted;
}

/** Those that the release defines, and those whose codes it refers to. */
function allVocabularies({ vocabularies, codes }: Release): readonly VocabularyRelease[] {
  const prefixes = new Set(codes.map((code) => splitCurie(code).prefix));
  for (const { id } of vocabularies) prefixes.delete(id);
  return [...vocabularies, ...[...prefixes].map((id) => ({ id, name: null, release: null }))];
}

function toReport(
  release: Release,
  concepts: ConceptChange,
  changes: readonly LinkChange[],
): Omit<ReleaseReport, 'renamed'> {
  const { added, unchanged, changed, retired } = concepts;
  const sum = (count: (change: LinkChange) => number) => changes.reduce((n, change) => n + count(change), 0);
  return {
    source: release.source,
    vocabularies: release.vocabularies,
    concepts: { added, changed: changed.length, unchanged, retired: retired.length },
    relationships: {
      added: sum((change) => change.added.length),
      removed: sum(({ removed }) => removed.length),
    },
  };
}

/** Whether a release said anything that the graph did not have. */
function changesAnything({
  concepts,
  relationships,
}: Pick<ReleaseReport, 'concepts' | 'relationships'>): boolean {
  const { added, changed, retired } = concepts;
  return added + changed + retired + relationships.added + relationships.removed > 0;
}

/** A vocabulary with its release and licence; what is not said now stays. */
export async function mergeVocabulary(
  run: Write,
  { id, name, release, license }: VocabularyRelease,
): Promise<void> {
  const model = vocabularyOf(`${id}:`);
  await run(cypher`
    MERGE (vocabulary:Vocabulary {id: ${id}})
    SET vocabulary.name = ${model?.name ?? name ?? id}, vocabulary.notice = ${model?.notice ?? null},
      vocabulary.license = coalesce(${model?.license ?? license ?? null}, vocabulary.license, 'unknown'),
      vocabulary.release = coalesce(${release}, vocabulary.release)`);
}

async function markLoading(run: Write, since: number): Promise<void> {
  await run(cypher`
    MERGE (terminology:Terminology {id: 'terminology'})
    ON CREATE SET terminology.version = 0
    SET terminology.loading = ${since}`);
}

/** Removes what a load that was broken off has left. Nobody has seen it. */
export async function sweep(graph: Graph): Promise<void> {
  const [left] = await graph.read<{ since: number }>(cypher`
    MATCH (terminology:Terminology WHERE terminology.loading IS NOT NULL)
    RETURN terminology.loading AS since`);
  if (left === undefined) return;
  await graph.runAlone(
    cypher`
      MATCH (:Concept)-[link:IS_A|NOT_UNDER|MAPS_TO|MEMBER_OF|HAS_ATTRIBUTE {since: ${left.since}}]->(:Concept)
      CALL (link) { DELETE link } IN TRANSACTIONS OF 50000 ROWS`,
    switchMs,
  );
  await graph.runAlone(
    cypher`
      MATCH (concept:Concept {since: ${left.since}})
      CALL (concept) { DETACH DELETE concept } IN TRANSACTIONS OF 50000 ROWS`,
    switchMs,
  );
  await graph.write((run) => run(cypher`MATCH (terminology:Terminology) REMOVE terminology.loading`));
}
