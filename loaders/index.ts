import type { CohortViewer } from '../cohort/saved/viewer.ts';
import { oncePerArguments } from '../graph/batch.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader, type Reader, type Reading } from '../graph/reader.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import { versionsByDataset } from './catalogue.ts';
import { conceptHierarchy } from './concept-hierarchy.ts';
import { rememberConcepts } from './concept-memory.ts';
import { conceptByCode, mappingsByCode, readToldVocabularies } from './concepts.ts';
import { countDatasets, datasetById, readDatasets } from './datasets.ts';
import { loadById } from './loads.ts';
import { panelById } from './panels.ts';
import { birthByRecord, patientById, patientsByAnyId } from './patients.ts';
import { countByReference, recordById, recordsByPatient, recordsByReference } from './records.ts';
import { storedCohorts } from './saved-cohorts.ts';
import { imagesByStudy, studiesByUid } from './studies.ts';
import { readTold } from './told-concepts.ts';
import { readToldVersion } from './told-version.ts';

/** Everything that resolvers read records, concepts and datasets with. */
export type Loaders = ReturnType<typeof createLoaders>;

/** Where loaders read. */
export type LoaderSources = { readonly graph: Graph; readonly terminology: CurrentTerminology };

/** Whose request it is: who may read the records of the datasets `records`, and count over those of `counts`. */
type LoadingFor = Reading & CohortViewer;

/** Loaders of one request. */
export function createLoaders(
  { graph, terminology }: LoaderSources,
  caller: LoadingFor,
  signal: AbortSignal,
) {
  const reader = createReader(graph, caller, signal);
  const concepts = rememberConcepts(conceptByCode(reader));
  const granted = [...new Set([...caller.records, ...caller.counts])];
  const told = oncePerArguments(() => readTold(graph, granted));
  const mappings = { from: mappingsByCode(reader, 'from', told), to: mappingsByCode(reader, 'to', told) };
  return {
    inTurn: reader.batching.inTurn,
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
    hierarchy: oncePerArguments(async () =>
      conceptHierarchy(concepts.of(await terminology()), (await told()).hidden),
    ),
    mappingsByCode: (end: 'from' | 'to') => mappings[end],
    vocabularies: oncePerArguments(() => readToldVocabularies(reader, told)),
    datasetById: datasetById(reader),
    versionsByDataset: versionsByDataset(reader),
    datasets: perArguments(reader, readDatasets),
    datasetCount: perArguments(reader, countDatasets),
    graphVersion: oncePerArguments(() => readToldVersion(reader, granted)),
    savedCohorts: storedCohorts(graph, reader, caller),
  };
}

function perArguments<Arguments extends readonly unknown[], Made>(
  reader: Reader,
  create: (reader: Reader, ...values: Arguments) => Made,
): (...values: Arguments) => Made {
  return oncePerArguments((...values: Arguments) => create(reader, ...values));
}
