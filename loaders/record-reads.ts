import type DataLoader from 'dataloader';
import type { Graph } from '../graph/graph.ts';
import { createReader } from '../graph/reader.ts';
import { readVocabularies, type StoredVocabulary } from './concepts.ts';
import { datasetById, type StoredDataset } from './datasets.ts';
import { type DumpState, readDumpState } from './dump-state.ts';
import { readLoads, type StoredLoad } from './loads.ts';
import { panelById, type StoredPanel } from './panels.ts';
import { type PatientRow, type StreamColumns, streamPatients } from './record-stream.ts';

/** What everything that is stored of some datasets is read with. */
export type RecordReads = {
  /** What the graph is now, as far as the records depend on it. */
  readonly state: () => Promise<DumpState>;
  /** Those of the datasets that there are, in order of their ids. */
  readonly datasets: () => Promise<readonly StoredDataset[]>;
  readonly loads: (populations: readonly string[]) => Promise<readonly StoredLoad[]>;
  readonly vocabularies: () => Promise<readonly StoredVocabulary[]>;
  readonly panels: (ids: readonly string[]) => Promise<readonly StoredPanel[]>;
  /** Every patient with the records, as they are taken. */
  readonly patients: (columns: StreamColumns, timeoutMs: number) => AsyncGenerator<PatientRow>;
};

/** Opens the records of datasets for who may read them, and may use `usable`: what patients are follows from these. */
export type OpenRecords = (datasets: readonly string[], usable?: readonly string[]) => RecordReads;

/** The records of the graph. */
export function recordReads(graph: Graph): OpenRecords {
  return (datasets, usable = datasets) => {
    const reader = createReader(graph, { records: [...datasets].sort() }, new AbortController().signal);
    return {
      state: () => readDumpState(reader),
      datasets: () => loadAll(datasetById(reader), reader.datasets),
      loads: (populations) => readLoads(reader, populations),
      vocabularies: () => readVocabularies(reader),
      panels: (ids) => loadAll(panelById(reader), ids),
      patients: (columns, timeoutMs) =>
        streamPatients(graph, { datasets: reader.datasets, usable, columns }, timeoutMs),
    };
  };
}

/** What there is of what the ids name. */
async function loadAll<Thing>(
  loader: DataLoader<string, Thing | null>,
  ids: readonly string[],
): Promise<readonly Thing[]> {
  const found = await Promise.all(ids.map((id) => loader.load(id)));
  return found.filter((one) => one !== null);
}
