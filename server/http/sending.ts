import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { callerWentAway, KnownError } from '../../ontology/errors.ts';

/**
 * Lets an answer be sent, unless as many are being sent already, or nobody waits for it any more. @throws KnownError
 * GRAPH_UNAVAILABLE, DEADLINE_EXCEEDED
 */
export type SendingGate = (reply: FastifyReply) => void;

/** How much of an answer a client takes at least, in which time, while there is more. */
export type Pace = { readonly ms: number; readonly bytes: number };

/** Some 8 kB a second: a modem is as fast. */
const usualPace: Pace = { ms: 120_000, bytes: 1_000_000 };

/**
 * A gate for `most` answers at once of what is called `things`: each reads the database as fast as it can. Who takes less
 * than the pace is cut: others wait for the place.
 */
export function createSendingGate(most: number, things: string, pace = usualPace): SendingGate {
  let sending = 0;
  return (reply) => {
    if (isGone(reply)) throw callerWentAway();
    if (sending >= most)
      throw new KnownError('GRAPH_UNAVAILABLE', `${most} ${things} are being sent already: ask again later.`);
    sending += 1;
    const stop = watchPace(reply.raw, pace);
    reply.raw.once('close', () => {
      sending -= 1;
      stop();
    });
  };
}

/** Cuts a connection over which less goes than the pace while something waits to be taken; gives what ends the watch. */
function watchPace({ socket }: ServerResponse, { ms, bytes }: Pace): () => void {
  if (socket === null) return () => {};
  const taken = () => socket.bytesWritten - socket.writableLength;
  let before = taken();
  const watch = setInterval(() => {
    const now = taken();
    if (socket.writableLength > 0 && now - before < bytes) socket.destroy();
    before = now;
  }, ms);
  return () => clearInterval(watch);
}

/** Whether the client has left. Of a connection that is closed nothing more is heard: what is sent would never end. */
function isGone({ raw }: FastifyReply): boolean {
  return raw.destroyed;
}

/**
 * Pieces of text of which the first is taken before the answer begins: what goes wrong so far has a status of its own. A
 * failure later on destroys the stream, and with it the connection: no client takes a part for the whole. @throws KnownError
 * DEADLINE_EXCEEDED if the client has left meanwhile
 */
export async function beginPieces(
  pieces: AsyncGenerator<string>,
  reply: FastifyReply,
): Promise<AsyncGenerator<string>> {
  const first = await pieces.next();
  if (!isGone(reply)) return withFirst(first, pieces);
  await pieces.return(undefined);
  throw callerWentAway();
}

async function* withFirst(
  first: IteratorResult<string, unknown>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined); // also where the client has left before the first piece
  }
}
