import { cypher } from '../graph/cypher.ts';
import { KnownError } from '../ontology/errors.ts';
import { toTime } from './clock.ts';
import type { Read } from './ledger-page.ts';

/** The time by the clock of a process and by that of the database, where they lie further apart than clocks may. */
export type ClocksApart = { readonly own: string; readonly database: string };

/** The time by the clock of the database, in milliseconds since 1970. */
export async function readDatabaseMs(read: Read): Promise<number> {
  const [row] = await read<{ ms: number }>(cypher`RETURN timestamp() AS ms`);
  if (row === undefined) throw new TypeError('a database has a clock');
  return row.ms;
}

/** Both times, where they lie further apart than `apartMs`; undefined where they do not, or may. */
export function clocksApart(
  own: number,
  database: number,
  apartMs: number | undefined,
): ClocksApart | undefined {
  const isApart = apartMs !== undefined && Math.abs(own - database) > apartMs;
  return isApart ? { own: toTime(own), database: toTime(database) } : undefined;
}

/** What is told where nothing is sold because of it: by a clock that is ahead, windows would end early for everybody. */
export function refusedByClock(apart: ClocksApart): KnownError {
  return new KnownError('AUDIT_UNAVAILABLE', `No protected numbers are told: ${inWordsOf(apart)}`);
}

/** Which clocks, and what to do. */
export function inWordsOf({ own, database }: ClocksApart): string {
  return `the clock of this server says ${own}, that of the database ${database}. Set the one that is wrong; if it is that of this server, start it again, as it takes the time when it starts. Until they agree this server sells nothing: by a clock that is ahead budgets would be free again too early.`;
}
