import type { Bus } from '../bus.ts';
import { EnvelopeError } from '../envelope/envelope-error.ts';
import { openRecord } from '../envelope/record.ts';
import type { PackedPublication } from '../publication.ts';
import { subjects } from '../subjects.ts';
import type { LineParts } from './line.ts';
import { MessageError, parsePublication } from './site-message.ts';

/** What a site publishes of a dataset, and when it said so. UTC. */
export type HeardPublication = PackedPublication & { readonly saidAt: string };

/** Takes what a site publishes of a dataset, one after another. @throws whatever keeps it from being kept */
export type TakePublication = (site: string, publication: HeardPublication) => Promise<void>;

/** Characters of one site that wait to be looked at: what is beyond is not taken, and said again in some minutes. */
const mostWaiting = 32_000_000;

/** Hears what sites publish. Each speaks for itself alone: NATS lets nobody say anything on the subject of another one, and it is signed. */
export function hearPublications(
  bus: Pick<Bus, 'hear'>,
  { hub, pins, log }: Pick<LineParts, 'hub' | 'pins' | 'log'>,
  take: TakePublication,
): void {
  const open = async (text: string, site: string): Promise<HeardPublication> => {
    const signing = pins.of(site);
    if (signing === undefined) throw new EnvelopeError('FOREIGN', 'it was never heard by which key it signs');
    const { record, saidAt } = await openRecord(text, { site, hub: hub.id, keys: hub.keys, signing });
    return { ...parsePublication(record), saidAt };
  };
  const inTurn = oneAfterAnother(async (site, text) => take(site, await open(text, site)));
  bus.hear(subjects.records, (text, subject) => {
    const site = subject.split('.').at(-1) ?? '';
    if (text === '') return; // a site looks whether it may say something
    inTurn(site, text).catch((error: unknown) => {
      if (error instanceof EnvelopeError || error instanceof MessageError)
        return log.warn({ site, reason: error.message }, 'what came is nothing that the site publishes');
      log.error({ err: error, site }, 'what a site publishes could not be kept');
    });
  });
}

/** Work of which that of one site is done one after another; what is too much is not done. @throws EnvelopeError */
function oneAfterAnother(work: (site: string, text: string) => Promise<void>) {
  const lines = new Map<string, { waiting: number; last: Promise<void> }>();
  return async (site: string, text: string): Promise<void> => {
    const line = lines.get(site) ?? { waiting: 0, last: Promise.resolve() };
    if (line.waiting + text.length > mostWaiting)
      throw new EnvelopeError('MALFORMED', 'the site says too much at once');
    lines.set(site, line);
    line.waiting += text.length;
    const done = line.last.then(() => work(site, text));
    line.last = done.catch(() => {}); // who waits is told
    await done.finally(() => {
      line.waiting -= text.length;
    });
  };
}
