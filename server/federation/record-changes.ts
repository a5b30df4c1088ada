import type { Logger } from 'pino';
import { checkRecords } from '../../fair/network/check.ts';
import { RecordFault } from '../../fair/network/fault.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import type { HeardPublication } from '../../federation/hub/publications.ts';
import { parseHolding, recordsIn } from '../../federation/hub/site-message.ts';
import { keyOf } from '../../federation/site.ts';
import type { Graph } from '../../graph/graph.ts';
import {
  forgetRecords,
  hearOfRecords,
  keepRecord,
  recordId,
  withdrawRecords,
} from '../../questions/published.ts';
import type { Kept, Member } from './kept-records.ts';

/** Datasets of a site that are kept, those that it took back among them, and characters of all of their records. */
const most = { datasets: 1_000, characters: 16_000_000 };

/** What is changed: rows of the graph, and the same in memory. */
export type Change = { readonly graph: Graph; readonly all: Map<string, Kept> };

/** Takes what a site publishes of a dataset, unless it is what is known, or older; gives whether something is another now. */
export async function takeRecord(
  { graph, iris, log, all }: Change & { readonly iris: Iris; readonly log: Pick<Logger, 'warn'> },
  { id: site, origin }: Pick<Member, 'id' | 'origin'>,
  { dataset, base, digest, packed, saidAt }: HeardPublication,
): Promise<boolean> {
  const before = all.get(recordId({ site, dataset }));
  const known = before?.origin === origin ? before : undefined; // else it was another site of this id
  if (known !== undefined && (known.digest === digest || known.saidAt > saidAt)) return false;
  try {
    requireRoom(
      [...all.values()].filter((one) => one !== before && one.site === site),
      packed.length,
    );
    const others = [...all.values()].filter((one) => one.site !== site).map((one) => one.base);
    const summary = checkRecords({ dataset, base, records: recordsIn({ packed }) }, { site, iris, others });
    const now = new Date().toISOString();
    const record: Kept = {
      ...{ site, origin, dataset, base, digest, summary, saidAt, size: packed.length, withdrawnAt: null },
      ...{ firstAt: known?.firstAt ?? now, changedAt: now, heardOn: dayOf(now) },
    };
    await keepRecord(graph, record, packed);
    all.set(recordId(record), record);
    return true;
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    log.warn({ site, dataset, reason: error.message }, 'what a site publishes of a dataset is not shown');
    return false;
  }
}

/** @throws RecordFault */
function requireRoom(others: readonly Kept[], characters: number): void {
  const sum = others.reduce((all, { size }) => all + size, characters);
  if (others.length >= most.datasets || sum > most.characters)
    throw new RecordFault(
      `a site may publish ${most.datasets} datasets and ${most.characters} characters, and what it took back counts`,
    );
}

/** What a site says that it does not publish any more is taken back, and the day is kept on which it was heard. @throws MessageError */
export async function heed({ graph, all }: Change, site: string, holding: unknown): Promise<boolean> {
  const mine = [...all.values()].filter((one) => one.site === site);
  if (mine.length === 0) return false;
  const published = new Set((parseHolding(holding).published ?? []).map(({ dataset }) => dataset));
  const now = new Date().toISOString();
  const gone = mine.filter(({ dataset, withdrawnAt }) => withdrawnAt === null && !published.has(dataset));
  const isNewDay = mine.some(({ heardOn }) => heardOn !== dayOf(now));
  if (gone.length > 0)
    await withdrawRecords(graph, { site, datasets: gone.map(({ dataset }) => dataset) }, now);
  if (isNewDay) await hearOfRecords(graph, site, dayOf(now));
  for (const one of mine) {
    const left = gone.includes(one) ? { withdrawnAt: now, size: 0, digest: '' } : {};
    all.set(recordId(one), { ...one, ...left, heardOn: dayOf(now) });
  }
  return gone.length > 0 || isNewDay;
}

/** What sites published that may not take part any more goes with them, also where another one has the id of one. */
export async function forgetOthers({ graph, all }: Change, members: readonly Member[]): Promise<boolean> {
  const left = new Set(members.map(keyOf));
  const gone = [...all.values()].filter(({ site: id, origin }) => !left.has(keyOf({ id, origin })));
  if (gone.length === 0) return false;
  await forgetRecords(graph, gone);
  for (const one of gone) all.delete(recordId(one));
  return true;
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
