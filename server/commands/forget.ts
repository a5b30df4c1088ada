import { forgetPatient } from '../../import/forget/remove.ts';
import { forgetRejects } from '../../import/load/rejects.ts';
import { keepIndex, trimVersions } from '../keep.ts';
import { alone, createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';

/** Erases a patient and says how many records that were. */
export async function forget(surroundings: Surroundings, patient: string): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const { patients, records } = await withGraph(session, (graph) =>
    alone(config, async () => {
      const erased = await forgetPatient(graph, patient, config.identitySecret);
      await forgetRejects(config.dataDir, erased.words);
      await keepIndex(graph, config);
      await trimVersions(graph);
      return erased;
    }),
  );
  surroundings.stdout.write(
    `Forgot ${patients} patient(s) with ${records} records; later loads leave them out.\n`,
  );
}
