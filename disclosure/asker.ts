import type DataLoader from 'dataloader';
import type { Setting } from '../cohort/answer/ask.ts';
import { type ManifestSeries, readSeries, type SeriesAsk } from '../cohort/manifest/series.ts';
import type { StoredDefinition } from '../cohort/saved/definition.ts';
import { type SavedCohort, savedCohortById } from '../cohort/saved/store.ts';
import { savedDefinitionById, savedDefinitions } from '../cohort/saved/stored-definitions.ts';
import type { GraphFigures } from '../figures/figures.ts';
import { graphFigures } from '../figures/graph-figures.ts';
import { type MappingFigures, mappingFigures } from '../figures/mapping-figures.ts';
import { conceptUsage, type Usage } from '../figures/usage.ts';
import { oncePerArguments } from '../graph/batch.ts';
import { type Breathe, createBreathe } from '../graph/breathe.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader } from '../graph/reader.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import { prepareParts } from '../index/part.ts';
import { rememberConcepts } from '../loaders/concept-memory.ts';
import { conceptByCode } from '../loaders/concepts.ts';
import type { ContactsOf } from '../loaders/dataset-contact.ts';
import { readDatasetAccess } from '../loaders/open-datasets.ts';
import { readTold, type ToldConcepts } from '../loaders/told-concepts.ts';
import { publishesExact } from '../ontology/access.ts';
import { type UsedConcepts, usedConcepts } from '../terminology/search/used.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { Caller } from './caller.ts';
import type { Disclosure } from './disclosure.ts';
import { createPace, type Pace } from './pace.ts';
import type { Protection } from './protection.ts';
import type { Audience } from './release.ts';
import { Sealed } from './sealed.ts';

/** Who asks under which policy, and what the answers are counted from; read once, when it is first needed. */
export type Asking = Audience & {
  readonly graph: Graph;
  readonly breathe: Breathe;
  readonly contactsOf: ContactsOf | undefined;
  /** By what protected numbers are told, where any are. */
  readonly protection: Protection | undefined;
  readonly pace: Pace;
  readonly terminology: () => Promise<Terminology>;
  readonly index: () => Promise<CohortIndex>;
  readonly figures: () => Promise<GraphFigures>;
  readonly mapping: () => Promise<MappingFigures>;
  readonly usage: () => Promise<Usage>;
  readonly usedConcepts: () => Promise<UsedConcepts>;
  /** Of which datasets the caller may be told what they hold: those that publish exact numbers, and those that were granted. */
  readonly told: () => Promise<ReadonlySet<string>>;
  readonly toldConcepts: () => Promise<ToldConcepts>;
  readonly nameOf: (code: string) => Promise<string | null>;
  readonly readSaved: Setting['readSaved'];
  readonly savedById: DataLoader<string, SavedCohort | null>;
  readonly definitionById: DataLoader<string, StoredDefinition | null>;
  readonly readSeries: (ask: SeriesAsk) => Promise<readonly ManifestSeries[]>;
};

/** Somebody who asks, for one request. What is counted for the answers does not show. */
export type Asker = Sealed<Asking>;

/** `caller` as who asks; `signal` ends what is read and counted when the caller goes away. */
export function toAsker(
  disclosure: Disclosure,
  caller: Caller,
  signal: AbortSignal = new AbortController().signal,
): Asker {
  const { graph, terminology, index: currentIndex, policy, contactsOf, protection } = Sealed.open(disclosure);
  const reader = createReader(graph, caller, signal);
  const definitionById = savedDefinitionById(reader, caller);
  const concepts = rememberConcepts(conceptByCode(reader));
  const index = oncePerArguments(async () => {
    const now = await currentIndex();
    concepts.of(now.terminology);
    await prepareParts(now, caller.counts);
    return now;
  });
  const told = oncePerArguments(async () => {
    const open = (await readDatasetAccess(reader)).filter(publishesExact);
    return new Set([...caller.counts, ...caller.records, ...open.map(({ id }) => id)]);
  });
  return new Sealed({
    caller,
    policy,
    graph,
    contactsOf,
    protection,
    pace: createPace(),
    breathe: createBreathe(signal),
    terminology: oncePerArguments(async () => concepts.of(await terminology())),
    index,
    figures: oncePerArguments(async () => graphFigures(await index(), await told())),
    mapping: oncePerArguments(() => mappingFigures(graph)),
    usage: oncePerArguments(() => conceptUsage(graph)),
    usedConcepts: oncePerArguments(() => usedConcepts(graph)),
    told,
    toldConcepts: oncePerArguments(() => readTold(graph, [...caller.counts, ...caller.records])),
    nameOf: async (code) => (await concepts.byCode(code))?.name ?? null,
    readSaved: savedDefinitions(definitionById),
    savedById: savedCohortById(reader, caller),
    definitionById,
    readSeries: readSeries(reader),
  });
}

/** When the answer of the request may leave. */
export function paceOf(asker: Asker): Pace {
  return Sealed.open(asker).pace;
}
