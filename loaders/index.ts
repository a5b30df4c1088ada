import { readSeries } from '../cohort/manifest/series.ts';
import { countSavedCohorts, readSavedCohorts, savedCohortById } from '../cohort/saved/store.ts';
import { savedDefinitionById, savedDefinitions } from '../cohort/saved/stored-definitions.ts';
import { graphFigures } from '../figures/graph-figures.ts';
import { mappingFigures } from '../figures/mapping-figures.ts';
import { conceptUsage } from '../figures/usage.ts';
import { oncePerArguments } from '../graph/batch.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader, type Reader } from '../graph/reader.ts';
import { readGraphVersion } from '../graph/version.ts';
import type { CurrentIndex } from '../index/current.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import { usedConcepts } from '../terminology/search/used.ts';
import { versionsByDataset } from './catalogue.ts';
import { rememberConcepts } from './concept-memory.ts';
import { conceptByCode, mappingsByCode, readVocabularies } from './concepts.ts';
import { countDatasets, datasetById, readDatasets } from './datasets.ts';
import { loadById } from './loads.ts';
import { panelById } from './panels.ts';
import { birthByRecord, patientById, patientsByAnyId } from './patients.ts';
import { countByReference, recordById, recordsByPatient, recordsByReference } from './records.ts';
import { imagesByStudy, studiesByUid } from './studies.ts';

/** Everything that resolvers read records, concepts and datasets with. */
export type Loaders = ReturnType<typeof createLoaders>;

/** Where loaders read. */
export type Sources = {
  readonly graph: Graph;
  readonly terminology: CurrentTerminology;
  readonly index: CurrentIndex;
};

/** Loaders of one request, for a caller who may read the records of the datasets `records`. */
export function createLoaders(
  { graph, terminology, index }: Sources,
  caller: { readonly records: readonly string[] },
  signal: AbortSignal,
) {
  const reader = createReader(graph, caller.records, signal);
  const definitionById = savedDefinitionById(reader);
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
    series: readSeries(reader),
    panelById: panelById(reader),
    loadById: loadById(reader),
    concept: concepts.byCode,
    mappingsByCode: perArguments(reader, mappingsByCode),
    usedConcepts: oncePerArguments(() => usedConcepts(graph)),
    usage: oncePerArguments(() => conceptUsage(graph)),
    vocabularies: perArguments(reader, readVocabularies),
    datasetById: datasetById(reader),
    versionsByDataset: versionsByDataset(reader),
    datasets: perArguments(reader, readDatasets),
    datasetCount: perArguments(reader, countDatasets),
    figures: oncePerArguments(async () => graphFigures(await index())),
    mapping: oncePerArguments(() => mappingFigures(graph)),
    graphVersion: perArguments(reader, readGraphVersion),
    terminology: oncePerArguments(async () => concepts.of(await terminology())),
    index: oncePerArguments(async () => {
      const now = await index();
      concepts.of(now.terminology);
      return now;
    }),
    savedCohortById: savedCohortById(reader),
    savedCohorts: perArguments(reader, readSavedCohorts),
    savedCohortCount: perArguments(reader, countSavedCohorts),
    savedDefinitionById: definitionById,
    savedDefinitions: savedDefinitions(definitionById),
  };
}

function perArguments<Arguments extends readonly unknown[], Made>(
  reader: Reader,
  create: (reader: Reader, ...values: Arguments) => Made,
): (...values: Arguments) => Made {
  return oncePerArguments((...values: Arguments) => create(reader, ...values));
}
