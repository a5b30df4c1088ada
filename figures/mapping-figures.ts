import { type Cypher, cypher, join, name } from '../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../graph/graph.ts';
import { oncePerVersion } from '../graph/once-per-version.ts';
import { codedFields, modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { type CodedGroup, type FieldMappingFigures, fieldMappings } from './field-mappings.ts';
import { readMappingFacts } from './mapping-facts.ts';

/** How well the coded fields are mapped: by dataset id, and in all datasets together. */
export type MappingFigures = {
  readonly byDataset: ReadonlyMap<string, readonly FieldMappingFigures[]>;
  readonly all: readonly FieldMappingFigures[];
};

/** The mapping of the graph as it is now; counted once per version, whoever asks. */
export const mappingFigures: (graph: Graph) => Promise<MappingFigures> = oncePerVersion(async (graph) => {
  const groups = (await Promise.all(recordTypes.map((type) => readGroups(graph, type)))).flat();
  const facts = await readMappingFacts(graph, groups);
  const datasets = [...new Set(groups.map(({ dataset }) => dataset))];
  const figuresOf = (dataset: string) =>
    fieldMappings(
      groups.filter((group) => group.dataset === dataset),
      facts,
    );
  return {
    byDataset: new Map(datasets.map((dataset) => [dataset, figuresOf(dataset)])),
    all: fieldMappings(groups, facts),
  };
});

async function readGroups(graph: Graph, type: RecordType): Promise<readonly CodedGroup[]> {
  const statements = codedFields(type).map((field) => groupsOf(type, field));
  if (statements.length === 0) return [];
  const all = statements.map((statement, at) => (at === 0 ? statement : cypher`UNION ALL ${statement}`));
  return graph.read<CodedGroup>(join(all, '\n'), { timeoutMs: unhurriedMs });
}

function groupsOf(type: RecordType, field: string): Cypher {
  const [source, sourceConcept, standardConcept] = ['Source', 'SourceConcept', 'StandardConcept'].map(
    (part) => cypher`record.${name(`${field}${part}`)}`,
  );
  return cypher`
    MATCH (record:${name(modelOf(type).type)})
    WHERE ${source} IS NOT NULL OR ${sourceConcept} IS NOT NULL OR ${standardConcept} IS NOT NULL
    RETURN record.dataset AS dataset, ${type} AS record, ${field} AS field, ${source} AS source,
      ${sourceConcept} AS sourceConcept, ${standardConcept} AS standardConcept, count(record) AS rows`;
}
