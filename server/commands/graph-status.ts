import { type Asker, toAsker } from '../../disclosure/asker.ts';
import { patientsByDataset } from '../../disclosure/dataset-counts.ts';
import { type FieldMappingCounts, graphMapping } from '../../disclosure/mapping-quality.ts';
import type { Count } from '../../disclosure/release.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { discloseFrom, type FollowedGraph } from '../services.ts';

/** What the graph holds, as text for the operator. */
export async function statusOf(followed: FollowedGraph): Promise<string> {
  const { graph } = followed;
  const datasets = await graph.read<Dataset>(cypher`
    MATCH (dataset:Dataset)
    RETURN dataset.id AS id, dataset.title AS title, dataset.accessRights AS access
    ORDER BY id`);
  const ids = datasets.map(({ id }) => id);
  const asker = toAsker(discloseFrom(followed), { subject: 'operator', records: [], counts: ids });
  const parts = [
    toDatasetLines(datasets, asker),
    readLoads(graph),
    readVocabularyLines(graph),
    toMappingLines(asker),
  ];
  return (await Promise.all(parts)).flat().join('\n');
}

type Dataset = { readonly id: string; readonly title: string; readonly access: string };

async function toDatasetLines(datasets: readonly Dataset[], asker: Asker): Promise<readonly string[]> {
  const patients = await patientsByDataset(asker);
  return [
    `${datasets.length} datasets`,
    ...datasets.map(
      ({ id, title, access }) => `  ${id}: ${title}, ${access}, ${shown(patients[id])} patients`,
    ),
  ];
}

/** A dataset that has no patient is in no population. */
function shown(count: Count | undefined): string {
  return count === undefined ? '0' : String(count.value ?? 'some');
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

async function toMappingLines(asker: Asker): Promise<readonly string[]> {
  const fields = await graphMapping(asker);
  return [`${fields.length} coded fields with values`, ...fields.map(toMappingLine)];
}

function toMappingLine({
  record,
  field,
  rows,
  mappedShare,
  retired,
  nonStandard,
}: FieldMappingCounts): string {
  const parts = [
    `${mappedShare === null ? 'some' : (100 * mappedShare).toFixed(1)} % of ${shown(rows)} rows with a standard concept`,
    ...(retired.value === 0 ? [] : [`${shown(retired)} of them retired`]),
    ...(nonStandard.value === 0 ? [] : [`${shown(nonStandard)} of them not standard`]),
  ];
  return `  ${record}.${field}: ${parts.join(', ')}`;
}
