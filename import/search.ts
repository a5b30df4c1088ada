import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { type Searchable, searchPropertiesOf } from '../ontology/search.ts';

const atOnce = 5_000;

/** Makes concepts findable as what they are now. Whoever creates or changes concepts in Cypher alone calls it for them. */
export async function indexConcepts(run: Write, codes: readonly string[]): Promise<void> {
  for (let start = 0; start < codes.length; start += atOnce) {
    const found = await run<Searchable>(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${codes.slice(start, start + atOnce)})
      RETURN concept.code AS code, concept.name AS name, concept.synonyms AS synonyms, concept.domain AS domain,
        concept.standard AS standard, concept.conceptId AS conceptId, concept.since AS since`);
    await run(cypher`
      UNWIND ${found.map((concept) => ({ code: concept.code, properties: searchPropertiesOf(concept) }))} AS row
      MATCH (concept:Concept {code: row.code})
      SET concept += row.properties`);
  }
}

/** Makes every concept findable that is not, as those of a graph from before there was a search. */
export async function indexAllConcepts(graph: Graph): Promise<void> {
  for (;;) {
    const left = await graph.read<{ code: string }>(
      cypher`
        MATCH (concept:Concept WHERE concept.searchName IS NULL)
        RETURN concept.code AS code
        LIMIT toInteger(${atOnce})`,
      { timeoutMs: 60_000 },
    );
    if (left.length === 0) return;
    await graph.write((run) =>
      indexConcepts(
        run,
        left.map(({ code }) => code),
      ),
    );
  }
}
