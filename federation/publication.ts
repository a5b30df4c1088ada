import { createHash } from 'node:crypto';
import { pack, unpack } from './envelope/packed.ts';

/** The public record of a dataset, as everybody who harvests the site gets it there. */
export type Publication = {
  readonly dataset: string;
  /** Where IRIs of the site begin, without a slash at the end. */
  readonly base: string;
  /** N-Triples by the names of profiles. */
  readonly records: Readonly<Record<string, string>>;
};

/** A publication as it goes over the line. */
export type PackedPublication = Pick<Publication, 'dataset' | 'base'> & {
  /** Another one when anything of it changes. */
  readonly digest: string;
  readonly packed: string;
};

/** Which publication of a dataset stands now. */
export type Published = Pick<PackedPublication, 'dataset' | 'digest'>;

/** Characters of what is packed: signed and sealed it has less than 1,000,000, and a message of NATS 1,048,576 at most. */
export const mostPacked = 550_000;

/** Datasets of which a site publishes records at most. */
export const mostPublished = 500;

export function packPublication({ dataset, base, records }: Publication): PackedPublication {
  const sorted = Object.entries(records).sort(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([1, dataset, base, sorted]))
    .digest('base64url')
    .slice(0, 22);
  return { dataset, base, digest, packed: pack(Object.fromEntries(sorted)) };
}

/** The records that were packed, as they came. @throws EnvelopeError */
export const unpackRecords: (packed: string) => unknown = unpack;
