import { createHash } from 'node:crypto';
import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { type Event, eventsOf } from './events.ts';

/** Events that stand together. */
export type StreamPage = {
  /** Its name in its address. */
  readonly name: string;
  /** When its first event was; undefined where it has none yet. */
  readonly from: string | undefined;
  readonly events: readonly Event[];
  /** A full page never changes; the open one takes what comes. */
  readonly kind: 'full' | 'open';
};

/** What decides what a page looks like beside its events: whose IRIs stand in it, and which software wrote it. */
export type Edition = { readonly base: string; readonly version: string };

const pageSize = 20;

/**
 * The pages of the stream, oldest first, the open one last. The name of a full page holds a digest of everything in it:
 * where a removal or an erasure leaves less to say, its events stand in a page of another name, and what was kept of the
 * old address is still what that address had.
 */
export function streamPages(catalogue: StoredCatalogue, edition: Edition): readonly StreamPage[] {
  const events = eventsOf(catalogue);
  const full = Math.floor(events.length / pageSize);
  const pages = Array.from({ length: full }, (_, at) =>
    toFull(events.slice(at * pageSize, (at + 1) * pageSize), at, edition),
  );
  const rest = events.slice(full * pageSize);
  return [...pages, { name: 'open', from: rest[0]?.at ?? events.at(-1)?.at, events: rest, kind: 'open' }];
}

function toFull(events: readonly Event[], at: number, { base, version }: Edition): StreamPage {
  const content = JSON.stringify([base, version, events]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { name: `${at + 1}-${digest}`, from: events[0]?.at, events, kind: 'full' };
}
