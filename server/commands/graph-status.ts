import type { FieldMappingFigures } from '../../figures/field-mappings.ts';
import { mappingFigures } from '../../figures/mapping-figures.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { modelOf } from '../../ontology/records.ts';

/** What the graph holds, as text for the operator. */
export async function statusOf(graph: Graph): Promise<string> {
  const parts = [readDatasets(graph), readLoads(graph), readVocabularyLines(graph), readMappings(graph)];
  return (await Promise.all(parts)).flat().join('\n');
}

async function readDatasets(graph: Graph): Promise<readonly string[]> {
  const datasets = await graph.read<{ id: string; title: string; access: string; patients: number }>(
    cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.id AS id, dataset.title AS title, dataset.accessRights AS access,
        COUNT { MATCH (patient:Patient WHERE dataset.id IN patient.datasets) RETURN patient } AS patients
      ORDER BY id`,
    { timeoutMs: 60_000 },
  );
  return [
    `${datasets.length} datasets`,
    ...datasets.map(
      ({ id, title, access, patients }) => `  ${id}: ${title}, ${access}, ${patients} patients`,
    ),
  ];
}

async function readLoads(graph: Graph): Promise<readonly string[]> {
  const loads = await graph.read<{ title: string; state: string; startedAt: string }>(cypher`
    MATCH (load:Load)
    RETURN load.title AS title, load.state AS state, load.startedAt AS startedAt
    ORDER BY startedAt`);
  return [
    `${loads.length} loads`,
    ...loads.map(({ title, state, startedAt }) => `  ${startedAt} ${state}: ${title}`),
  ];
}

async function readVocabularyLines(graph: Graph): Promise<readonly string[]> {
  const vocabularies = await graph.read<{ id: string; release: string | null; license: string }>(cypher`
    MATCH (vocabulary:Vocabulary)
    RETURN vocabulary.id AS id, vocabulary.release AS release, vocabulary.license AS license
    ORDER BY id`);
  return [
    `${vocabularies.length} vocabularies`,
    ...vocabularies.map(({ id, release, license }) => `  ${id} ${release ?? 'without release'}: ${license}`),
  ];
}

async function readMappings(graph: Graph): Promise<readonly string[]> {
  const { all } = await mappingFigures(graph);
  return [`${all.length} coded fields with values`, ...all.map(toMappingLine)];
}

function toMappingLine(figures: FieldMappingFigures): string {
  const { record, field, rows, mapped, retired, nonStandard } = figures;
  const parts = [
    `${((100 * mapped) / rows).toFixed(1)} % of ${rows} rows with a standard concept`,
    ...(retired > 0 ? [`${retired} of them retired`] : []),
    ...(nonStandard > 0 ? [`${nonStandard} of them not standard`] : []),
  ];
  return `  ${modelOf(record).type}.${field}: ${parts.join(', ')}`;
}
