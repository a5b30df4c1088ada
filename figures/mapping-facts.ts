import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { splitCurie, withBroader } from '../ontology/curie.ts';
import { modelOf } from '../ontology/records.ts';
import type { CodedGroup, MappingFacts } from './field-mappings.ts';

/** A value of a value map, see `import/concepts/reviewed.ts`. */
type Reviewed = {
  readonly population: string;
  readonly record: string;
  readonly field: string;
  readonly value: string;
  readonly map: string;
  readonly code: string | null;
  readonly reason: string | null;
};

type StandingRow = {
  readonly code: string;
  readonly standard: boolean | null;
  readonly valid: boolean | null;
};
type MappingRow = { readonly from: string; readonly to: string; readonly source: string };

/** What the graph knows of the concepts of `groups`, and of who mapped their values. */
export async function readMappingFacts(graph: Graph, groups: readonly CodedGroup[]): Promise<MappingFacts> {
  const standards = distinct(groups.map(({ standardConcept }) => standardConcept));
  const sources = distinct(groups.map(({ sourceConcept }) => sourceConcept));
  const [concepts, mappings, datasets, reviewed] = await Promise.all([
    graph.read<StandingRow>(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${standards})
      RETURN concept.code AS code, concept.standard AS standard, concept.valid AS valid`),
    // Of several who map a code alike the last one stands: OMOP, else the first by name.
    graph.read<MappingRow>(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${distinct(sources.flatMap(withBroader))})
        -[mapping:MAPS_TO {relationship: 'Maps to'}]->(target:Concept)
      RETURN concept.code AS from, target.code AS to, coalesce(mapping.source, 'unknown') AS source
      ORDER BY coalesce(mapping.release, '') = 'athena', source DESC`),
    graph.read<{ id: string; population: string }>(cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.id AS id, dataset.population AS population`),
    graph.read<Reviewed>(cypher`
      MATCH (value:ReviewedValue)
      RETURN value.population AS population, value.record AS record, value.field AS field, value.value AS value,
        value.map AS map, value.code AS code, value.reason AS reason`),
  ]);
  const standing = new Map(concepts.map((concept) => [concept.code, concept]));
  return {
    isStandard: (code) => standing.get(code)?.standard ?? false,
    isValid: (code) => standing.get(code)?.valid ?? true,
    ...whoSays(mappings, createLookup(reviewed, datasets)),
  };
}

/** What value maps say of a value of the records of a group. */
type Lookup = (group: CodedGroup, value: string) => readonly Reviewed[];

function createLookup(
  reviewed: readonly Reviewed[],
  datasets: readonly { readonly id: string; readonly population: string }[],
): Lookup {
  const populations = new Map(datasets.map(({ id, population }) => [id, population]));
  const byValue = new Map<string, Reviewed[]>();
  for (const one of reviewed) {
    const key = JSON.stringify([one.population, one.record, one.field, one.value]);
    byValue.set(key, [...(byValue.get(key) ?? []), one]);
  }
  return ({ dataset, record, field }, value) => {
    const key = [populations.get(dataset), modelOf(record).type, field, value.toLowerCase()];
    return byValue.get(JSON.stringify(key)) ?? [];
  };
}

/** The source gives the standard concept itself. */
const statedBySource = 'stated by the source';

/** Neither a value map nor a mapping of the graph says so any more. */
const notKnown = 'not known';

function whoSays(
  mappings: readonly MappingRow[],
  lookUp: Lookup,
): Pick<MappingFacts, 'sourceOf' | 'reasonOf'> {
  const sources = new Map(mappings.map(({ from, to, source }) => [`${from} ${to}`, source]));
  const mappedBy = ({ sourceConcept, standardConcept }: CodedGroup) =>
    withBroader(sourceConcept ?? '')
      .map((code) => sources.get(`${code} ${standardConcept}`))
      .find((source) => source !== undefined);
  return {
    sourceOf: (group) => {
      const { source, sourceConcept, standardConcept } = group;
      const reviewed = lookUp(group, source ?? '').find(({ code }) => code === standardConcept);
      const stated = sourceConcept === standardConcept || (source ?? sourceConcept) === null;
      return (reviewed && shownFile(reviewed.map)) ?? mappedBy(group) ?? (stated ? statedBySource : notKnown);
    },
    reasonOf: (group) => {
      const values = [group.source ?? '', splitCurie(group.sourceConcept ?? '').code];
      const said = distinct(values.flatMap((value) => lookUp(group, value)).map(({ reason }) => reason));
      return said.length === 0 ? null : said.join('; ');
    },
  };
}

/** The file of a value map as it is told: where it lies outside of the folder of its mapping is nobody's business. */
export function shownFile(map: string): string {
  const parts = map.split(/[\\/]/);
  const isInside = !parts.includes('..') && !/^([\\/]|[A-Za-z]:)/.test(map);
  return isInside ? map : (parts.at(-1) ?? map);
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values)].filter((value) => value !== null);
}
