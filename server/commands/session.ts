import { inWords } from '../../access/person.ts';
import { endSessionById, readSessions, type Session } from '../../access/sessions.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';

/** Lists who is logged in in a browser. */
export async function list(surroundings: Surroundings): Promise<void> {
  const now = new Date().toISOString();
  const sessions = await withGraph(createSession(surroundings), (graph) => readSessions(graph, now));
  const lines = sessions.length === 0 ? ['No sessions.'] : sessions.map(toLine);
  surroundings.stdout.write(`${lines.join('\n')}\n`);
}

/** Ends a session. @throws KnownError */
export async function end(surroundings: Surroundings, id: string): Promise<void> {
  const own = createSession(surroundings);
  const session = await withGraph(own, (graph) =>
    auditChange(own, graph, {
      ...{ kind: 'LOGOUT', details: { id } },
      make: () => endSessionById(graph, id),
      told: (ended) => ended,
    }),
  );
  surroundings.stdout.write(`${toLine(session)}\tended\n`);
}

/** A session as a line, fields apart by tabs. */
function toLine({ id, name, from, until, issuer, subject }: Session): string {
  return [id, name ?? '', inWords({ issuer, subject }), `${from} to ${until}`].join('\t');
}
