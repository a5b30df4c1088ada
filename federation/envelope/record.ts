import type { JWK } from 'jose';
import { foreignOrThrow } from './envelope-error.ts';
import type { Invitation } from './invitation.ts';
import type { Keys } from './keys.ts';
import { unseal } from './seal.ts';
import { sealSaid, verifySaid } from './site-said.ts';

/** What a site publishes of a dataset, and when it said so. UTC. */
export type OpenedRecord = { readonly record: unknown; readonly saidAt: string };

const type = 'oncograph-record+jwt';

/** What a site publishes of a dataset, signed by it and sealed for the hub. */
export async function sealRecord(
  record: object,
  { site, hub }: { readonly site: string; readonly hub: Pick<Invitation['hub'], 'id' | 'sealing'> },
  { secret }: Pick<Keys, 'secret'>,
): Promise<string> {
  return sealSaid({ record }, { type, site, hub: hub.id }, { secret, sealing: hub.sealing });
}

/** From whom a record comes, for whom it has to be, and the key of the site. */
type RecordOf = {
  readonly site: string;
  readonly hub: string;
  readonly keys: Pick<Keys, 'secret'>;
  readonly signing: JWK;
};

const foreign = foreignOrThrow('it was not signed by the site, or not sealed for this hub');

/** What a site publishes of a dataset, as it came: whether it makes sense is for who reads it. @throws EnvelopeError */
export async function openRecord(
  text: string,
  { site, hub, keys, signing }: RecordOf,
): Promise<OpenedRecord> {
  const signed = await unseal(text, keys).catch(foreign);
  const { record, iat = 0 } = await verifySaid(signed, { type, site, hub }, { signing }).catch(foreign);
  return { record, saidAt: new Date(1_000 * iat).toISOString() };
}
