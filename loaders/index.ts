import { oncePerArguments } from '../graph/batch.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader, type Reader } from '../graph/reader.ts';
import { readGraphVersion } from '../graph/version.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import { versionsByDataset } from './catalogue.ts';
import { conceptHierarchy } from './concept-hierarchy.ts';
import { rememberConcepts } from './concept-memory.ts';
import { conceptByCode, mappingsByCode, readVocabularies } from './concepts.ts';
import { countDatasets, datasetById, readDatasets } from './datasets.ts';
import { loadById } from './loads.ts';
import { panelById } from './panels.ts';
import { birthByRecord, patientById, patientsByAnyId } from './patients.ts';
import { countByReference, recordById, recordsByPatient, recordsByReference } from './records.ts';
import { countStoredCohorts, readStoredCohorts, renameCohort, storedCohortById } from './saved-cohorts.ts';
import { imagesByStudy, studiesByUid } from './studies.ts';

/** Everything that resolvers read records, concepts and datasets with. */
export type Loaders = ReturnType<typeof createLoaders>;

/** Where loaders read. */
export type LoaderSources = { readonly graph: Graph; readonly terminology: CurrentTerminology };

/** Loaders of one request, for a caller who may read the records of the datasets `records`. */
export function createLoaders(
  { graph, terminology }: LoaderSources,
  caller: { readonly records: readonly string[] },
  signal: AbortSignal,
) {
  const reader = createReader(graph, caller.records, signal);
  const concepts = rememberConcepts(conceptByCode(reader));
  return {
    recordById: perArguments(reader, recordById),
    recordsByPatient: perArguments(reader, recordsByPatient),
    recordsByReference: perArguments(reader, recordsByReference),
    countByReference: perArguments(reader, countByReference),
    patientById: patientById(reader),
    patientsByAnyId: patientsByAnyId(reader),
    birthByRecord: perArguments(reader, birthByRecord),
    studiesByUid: studiesByUid(reader),
    imagesByStudy: perArguments(reader, imagesByStudy),
    panelById: panelById(reader),
    loadById: loadById(reader),
    concept: concepts.byCode,
    hierarchy: oncePerArguments(async () => conceptHierarchy(concepts.of(await terminology()))),
    mappingsByCode: perArguments(reader, mappingsByCode),
    vocabularies: perArguments(reader, readVocabularies),
    datasetById: datasetById(reader),
    versionsByDataset: versionsByDataset(reader),
    datasets: perArguments(reader, readDatasets),
    datasetCount: perArguments(reader, countDatasets),
    graphVersion: perArguments(reader, readGraphVersion),
    savedCohortById: storedCohortById(reader),
    savedCohorts: perArguments(reader, readStoredCohorts),
    savedCohortCount: perArguments(reader, countStoredCohorts),
    renameCohort: renameCohort(graph),
  };
}

function perArguments<Arguments extends readonly unknown[], Made>(
  reader: Reader,
  create: (reader: Reader, ...values: Arguments) => Made,
): (...values: Arguments) => Made {
  return oncePerArguments((...values: Arguments) => create(reader, ...values));
}
