/** With a certificate chain for each of twenty keys, or a hundred visas. */
const mostBytes = 500_000;
const timeoutMs = 5_000;

/** Somebody answers with more than is read. */
export class TooLong extends TypeError {}

/**
 * What an address answers as JSON: within 5 s and 500 kB, and from this address alone. @throws Error of whatever is not so;
 * its text may hold words of the answer
 */
export async function fetchJson(url: URL): Promise<unknown> {
  const answer = await ask(url, { accept: 'application/json, application/jwk-set+json' });
  if (answer.status !== 200) throw new TypeError(`${url.origin} answered with ${answer.status}`);
  return readJson(answer);
}

/** What an address answers, from this address alone; within 5 s, or until `signal` ends it. */
export function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal = AbortSignal.timeout(timeoutMs),
): Promise<Response> {
  return fetch(url, { headers, signal, redirect: 'error' });
}

/** An answer as JSON. @throws TooLong, SyntaxError */
export async function readJson(answer: Response): Promise<unknown> {
  return JSON.parse((await readAll(answer)).toString());
}

/** The bytes of an answer, 500 kB at most. @throws TooLong */
export async function readAll({ body, url }: Response): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new TooLong(`${url} answered with more than ${mostBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Whether something that was read as JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
