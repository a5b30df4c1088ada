import type { PublicKeys } from './keys.ts';

/** What a hub gives to a site that is to join: one file, which is as secret as a password. */
export type Invitation = {
  readonly oncographInvitation: 1;
  /** Where both meet: addresses of NATS servers (nats://, tls://, ws:// or wss://). */
  readonly servers: readonly string[];
  /** Seed of the nkey by which the site is known to these servers. */
  readonly seed: string;
  readonly hub: PublicKeys & { readonly id: string; readonly name: string };
  readonly site: { readonly id: string; readonly name: string; readonly country: string | null };
};
