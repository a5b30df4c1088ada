/** With a certificate chain for each of twenty keys. */
const mostBytes = 500_000;
const timeoutMs = 5_000;

/**
 * What an address answers as JSON: within 5 s and 500 kB, and from this address alone. @throws Error of whatever is not so;
 * its text may hold words of the answer
 */
export async function fetchJson(url: URL): Promise<unknown> {
  const headers = { accept: 'application/json, application/jwk-set+json' };
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { headers, signal, redirect: 'error' });
  if (answer.status !== 200) throw new TypeError(`${url.origin} answered with ${answer.status}`);
  return JSON.parse((await readAll(answer)).toString());
}

/** The bytes of an answer, 500 kB at most. @throws TypeError */
export async function readAll({ body, url }: Response): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new TypeError(`${url} answered with more than ${mostBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
