import type { Graph } from '../../graph/graph.ts';
import { openStore } from '../../import/store/store.ts';
import { readAthena } from '../../import/vocabulary/athena/release.ts';
import { markChosen } from '../../import/vocabulary/chosen.ts';
import { readLoinc } from '../../import/vocabulary/loinc.ts';
import { readOboRelease } from '../../import/vocabulary/obo/release.ts';
import type { Release } from '../../import/vocabulary/release.ts';
import { retiredInUse } from '../../import/vocabulary/retired.ts';
import { readRf2 } from '../../import/vocabulary/rf2/release.ts';
import { readSssom } from '../../import/vocabulary/sssom/release.ts';
import { readUcum } from '../../import/vocabulary/ucum.ts';
import { type ReleaseReport, writeRelease } from '../../import/vocabulary/write.ts';
import { vocabularyOf } from '../../ontology/curie.ts';
import type { Config } from '../config.ts';
import { keepIndex, keepTerminology } from '../keep.ts';
import { alone } from '../session.ts';
import type { VocabularyFormat } from './formats.ts';

/** A release and what a person who loads it should know. */
type NotedRelease = Release & { readonly notes?: readonly string[] };

/** How a release of each format is read. */
const readers: Readonly<Record<VocabularyFormat, (path: string) => Promise<NotedRelease>>> = {
  athena: readAthena,
  rf2: readRf2,
  obo: readOboRelease,
  sssom: readSssom,
  loinc: readLoinc,
  ucum: readUcum,
};

/** Loads a release of vocabularies; gives the summary as text. @throws KnownError before anything is seen of it */
export async function loadVocabulary(
  graph: Graph,
  config: Config,
  { format, path, onStep }: { format: VocabularyFormat; path: string; onStep: (step: string) => void },
): Promise<string> {
  return alone(config, async () => {
    await openStore(graph, config.identitySecret);
    onStep('reading');
    const release = await readers[format](path);
    const report = await writeRelease(graph, release, onStep);
    await markChosen(graph, report.vocabularies);
    onStep('index');
    await (report.renamed > 0 ? keepIndex : keepTerminology)(graph, config);
    const retired = await retiredInUse(graph, report.vocabularies);
    return [toText(report), ...(release.notes ?? []), ...noticesOf(report), ...retired].join('\n');
  });
}

function toText({ vocabularies, concepts, relationships, renamed }: ReleaseReport): string {
  const named = vocabularies.map(({ id, release }) => (release === null ? id : `${id} ${release}`));
  const { added, changed, unchanged, retired } = concepts;
  return [
    named.length === 0 ? 'Mappings' : named.join(', '),
    `concepts: ${added} new, ${changed} changed, ${unchanged} unchanged, ${retired} no longer in it`,
    `relationships: ${relationships.added} new, ${relationships.removed} removed`,
    ...(renamed === 0
      ? []
      : [`values of records that are known by the code of their concept now: ${renamed}`]),
  ].join('\n');
}

/** What the licences of the vocabularies ask to be shown. */
function noticesOf({ vocabularies }: ReleaseReport): readonly string[] {
  return vocabularies.flatMap(({ id }) => vocabularyOf(`${id}:`)?.notice ?? []);
}
