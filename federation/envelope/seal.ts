import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';
import { algorithms, type Keys, sealingKey } from './keys.ts';

/** What is sealed has a length that is a multiple of it, or of an eighth of what is long: how long it is tells nobody what it says. */
const step = 2_048;

/** What is said beside something to have such a length. */
export function blanksBeside(said: object): string {
  const bytes = Buffer.byteLength(JSON.stringify(said));
  const eighth = 2 ** (Math.ceil(Math.log2(bytes)) - 3);
  const whole = Math.max(step, eighth);
  return ' '.repeat(whole - (bytes % whole));
}

/** A signed text, sealed so that nobody reads it but who has the key. JWS in JWE, RFC 7516. */
export async function seal(signed: string, sealing: JWK): Promise<string> {
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({ alg: algorithms.sealing, enc: algorithms.content, cty: 'JWT' })
    .encrypt(await sealingKey(sealing));
}

/** The signed text that was sealed for this party. @throws what `jose` says */
export async function unseal(text: string, { secret }: Pick<Keys, 'secret'>): Promise<string> {
  const { plaintext } = await compactDecrypt(text, await sealingKey(secret.sealing), {
    keyManagementAlgorithms: [algorithms.sealing],
    contentEncryptionAlgorithms: [algorithms.content],
  });
  return Buffer.from(plaintext).toString();
}
