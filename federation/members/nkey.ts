import { createUser } from '@nats-io/nkeys';

/** By which a NATS server knows a user: the seed signs what the server asks, and is secret. */
export type Nkey = { readonly public: string; readonly seed: string };

/** A new nkey of a user. */
export function createNkey(): Nkey {
  const pair = createUser();
  return { public: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
}
