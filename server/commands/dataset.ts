import type { Profile } from '../../fair/rdf/profiles.ts';
import { readDescription } from '../../import/describe/description.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { keepIndex } from '../keep.ts';
import { alone, createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditData } from './audit-change.ts';
import { describe, validateDataset } from './dataset-description.ts';

/** Keeps what description files say, and says which datasets have a new version by it. */
export async function describeFiles(surroundings: Surroundings, files: readonly string[]): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const descriptions = await Promise.all(files.map(readDescription));
  const lines = await withGraph(session, (graph) =>
    alone(config, () =>
      auditData(session, graph, {
        kind: 'DATA_DESCRIBED',
        datasets: descriptions.map(({ id }) => id),
        details: {},
        make: () => describe(graph, config, descriptions),
      }),
    ),
  );
  surroundings.stdout.write(`${lines.join('\n')}\n`);
}

/** Removes a dataset and says with how many records. */
export async function remove(surroundings: Surroundings, id: string): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const removed = await withGraph(session, (graph) =>
    alone(config, () =>
      auditData(session, graph, {
        kind: 'DATA_REMOVED',
        datasets: [id],
        details: {},
        make: async () => {
          const records = await removeDataset(graph, id);
          await keepIndex(graph, config);
          return records;
        },
      }),
    ),
  );
  surroundings.stdout.write(`Removed the dataset ${id} with ${removed} records.\n`);
}

/** Checks a description file and says that it has no faults. @throws KnownError naming them */
export async function checkDescription(
  surroundings: Surroundings,
  file: string,
  profile: Profile | undefined,
): Promise<void> {
  const text = await validateDataset(file, profile, createSession(surroundings));
  surroundings.stdout.write(`${text}\n`);
}
