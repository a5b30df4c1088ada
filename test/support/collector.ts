import { Writable } from 'node:stream';

/** A stream that keeps what is written to it, as text. */
export type Collector = Writable & { readonly text: () => string };

/** A new collector: give it to `main` in place of stdout or stderr. */
export function createCollector(): Collector {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(pieces).toString() });
}
