import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { oncePerVersion } from '../graph/once-per-version.ts';
import { type Publishing, publishesExact } from '../ontology/access.ts';
import { splitCurie, withBroader } from '../ontology/curie.ts';

/** What of the terminology somebody may not be told, as it comes from records of other datasets alone. */
export type ToldConcepts = {
  /** Codes that no loaded vocabulary knows. */
  readonly hidden: ReadonlySet<string>;
  /** Vocabularies of which nothing else is there. */
  readonly hiddenVocabularies: ReadonlySet<string>;
  /** Beginnings of the names of the value maps whose mappings may be told. */
  readonly maps: readonly string[];
};

/** Ids of datasets of which everybody may be told beside the open ones. */
export type Shown = () => Promise<readonly string[]>;

/** Nothing beside the open datasets. */
export const nothingShown: Shown = async () => [];

/** A concept that no release defines: whose records use it, and which releases name it. */
type UndefinedConcept = {
  readonly code: string;
  readonly users: readonly string[];
  readonly releases: readonly string[];
};

/** A dataset, and the titles of the mappings that brought it. */
type DatasetRow = Publishing & { readonly id: string; readonly licensesBy: string | null };

/** Of a statement over all concepts, once per change of them. */
const timeoutMs = 60_000;

/**
 * What may be told of the terminology to who may be told of the open datasets and of `granted` ones. Who may be told of all
 * that there are may be told everything.
 */
export async function readTold(graph: Graph, granted: readonly string[]): Promise<ToldConcepts> {
  const { datasets, version } = await readNow(graph);
  const told = new Set([...granted, ...datasets.filter(publishesExact).map(({ id }) => id)]);
  const maps = toldMaps(datasets, told);
  if (datasets.every(({ id }) => told.has(id)))
    return { hidden: new Set(), hiddenVocabularies: new Set(), maps };
  const { concepts, vocabularies } = await readTerms(graph, version);
  const isKnown = ({ users, releases }: UndefinedConcept) =>
    users.some((id) => told.has(id)) || releases.some((release) => isToldRelease(release, maps));
  const known = new Set(concepts.filter(isKnown).flatMap(({ code }) => withBroader(code)));
  const hidden = new Set(concepts.flatMap(({ code }) => (known.has(code) ? [] : [code])));
  const shown = new Set([...vocabularies, ...[...known].map(prefixOf)]);
  const hiddenVocabularies = new Set([...hidden].map(prefixOf).filter((id) => !shown.has(id)));
  return { hidden, hiddenVocabularies, maps };
}

/** Whether `mapping` is of a release, or of a value map that may be told. */
export function isToldMapping({ maps }: ToldConcepts): Cypher {
  return cypher`(NOT coalesce(mapping.release, '') STARTS WITH ${mapMark}
    OR any(map IN ${maps} WHERE mapping.release STARTS WITH map))`;
}

/** How the names of value maps begin, as releases: see `import/concepts/read-terminology.ts`. */
const mapMark = 'map:';

function isToldRelease(release: string, maps: readonly string[]): boolean {
  return !release.startsWith(mapMark) || maps.some((map) => release.startsWith(map));
}

/** The value maps of mappings by which no dataset was loaded but such as may be told. */
function toldMaps(datasets: readonly DatasetRow[], told: ReadonlySet<string>): readonly string[] {
  const titles = new Map<string, boolean>();
  for (const { id, licensesBy } of datasets)
    for (const title of Object.keys(JSON.parse(licensesBy ?? '{}')))
      titles.set(title, told.has(id) && titles.get(title) !== false);
  return [...titles].flatMap(([title, isTold]) => (isTold ? [`${mapMark}${title}/`] : [])).sort();
}

function prefixOf(code: string): string {
  return splitCurie(code).prefix;
}

/** The concepts that no release defines, and the vocabularies of which some release defines any. */
const readTerms = oncePerVersion(async (graph) => {
  const [concepts, vocabularies] = await Promise.all([readUndefined(graph), readDefined(graph)]);
  return { concepts, vocabularies };
});

/** Every write of a concept gives it the version since which it stands, that of the terminology or 0. */
function readUndefined(graph: Graph): Promise<readonly UndefinedConcept[]> {
  return graph.read<UndefinedConcept>(
    cypher`
      MATCH (concept:Concept WHERE concept.release IS NULL AND concept.since IS NOT NULL)
      RETURN concept.code AS code, coalesce(concept.usedBy, []) AS users, COLLECT {
          MATCH (concept)-[link]-(:Concept)
          WHERE link.release IS NOT NULL
          RETURN DISTINCT link.release
        } AS releases`,
    { timeoutMs },
  );
}

async function readDefined(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(
    cypher`
      MATCH (vocabulary:Vocabulary)
      WHERE vocabulary.release IS NOT NULL OR EXISTS {
        MATCH (concept:Concept WHERE concept.code STARTS WITH vocabulary.id + ':')
        WHERE concept.release IS NOT NULL OR concept.since IS NULL
      }
      RETURN vocabulary.id AS id`,
    { timeoutMs },
  );
  return rows.map(({ id }) => id);
}

/** The datasets, and another text with every change of the concepts, and of who uses them. */
async function readNow(graph: Graph) {
  const [now] = await graph.read<{ datasets: readonly DatasetRow[]; version: string | null }>(cypher`
    RETURN COLLECT {
        MATCH (dataset:Dataset)
        RETURN dataset {.id, .accessRights, .publishes, .licensesBy}
      } AS datasets,
      COLLECT {
        MATCH (terminology:Terminology {id: 'terminology'})
        RETURN toString(terminology.version) + ' ' + coalesce(terminology.key, '') + ' ' + coalesce(terminology.usage, '')
      }[0] AS version`);
  return { datasets: now?.datasets ?? [], version: now?.version ?? '' };
}
