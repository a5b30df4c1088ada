import { toPlainLines } from '../../ontology/plain-line.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import type { VocabularyFormat } from './formats.ts';
import { loadVocabulary } from './load-vocabulary.ts';

/** Loads a release of vocabularies and says what is new in it. */
export async function loadRelease(
  surroundings: Surroundings,
  format: VocabularyFormat,
  path: string,
): Promise<void> {
  const session = createSession(surroundings);
  const { config, log } = session;
  const summary = await withGraph(session, (graph) =>
    loadVocabulary(graph, config, { format, path, onStep: (step) => log.info(step) }),
  );
  surroundings.stdout.write(`${toPlainLines(summary)}\n`);
}
