import { CompactEncrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { openAnswer, sealAnswer } from '../../../federation/envelope/answer.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';

const [hub, north, south] = await Promise.all([createKeys(), createKeys(), createKeys()]);
const of = { question: 'q-1', site: 'north', hub: 'hub' };
const answer = { status: 'OK', count: { value: 120 } };
const sealed = await sealAnswer(answer, of, { ...north, sealing: hub.sealing });
const open = (text: string, wanted: Partial<typeof of> = {}, keys = { ...hub, signing: north.signing }) =>
  openAnswer(text, { ...of, ...wanted }, keys);
const foreign = expect.objectContaining({ kind: 'FOREIGN' });

describe('an answer', () => {
  it('is read by the hub', async () => {
    expect(await open(sealed)).toEqual(answer);
  });

  it('is read by nobody else', async () => {
    await expect(open(sealed, {}, { ...south, signing: north.signing })).rejects.toEqual(foreign);
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('120');
  });

  it.each([
    ['another question', { question: 'q-2' }],
    ['another site', { site: 'south' }],
    ['another hub', { hub: 'hub2' }],
  ])('is not that of %s', async (_what, wanted) => {
    await expect(open(sealed, wanted)).rejects.toEqual(foreign);
  });

  it('is signed by the site itself: another one cannot answer for it', async () => {
    const forged = await sealAnswer(answer, of, { ...south, sealing: hub.sealing });
    await expect(open(forged)).rejects.toEqual(foreign);
  });

  it('is signed, and not only sealed', async () => {
    const bare = await new CompactEncrypt(Buffer.from(JSON.stringify({ jti: 'q-1', iss: 'north', answer })))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
      .encrypt(await importJWK(hub.sealing, 'ECDH-ES'));
    await expect(open(bare)).rejects.toEqual(foreign);
  });

  it.each(['', '<html>', 'a.b.c.d.e', 'x'.repeat(1_000)])('is not %s', async (text) => {
    await expect(open(text)).rejects.toEqual(foreign);
  });

  it('has a length that says nothing of what is in it', async () => {
    const answers = [
      ...[{ status: 'SUPPRESSED' }, answer, { status: 'OK', count: { value: 1_000_000, low: 1, high: 2 } }],
      { status: 'REFUSED', reason: 'It costs more than your own share of protected numbers has left.' },
    ];
    const lengths = await Promise.all(
      answers.map(async (one) => (await sealAnswer(one, of, { ...north, sealing: hub.sealing })).length),
    );
    expect(new Set(lengths).size).toBe(1);
  });
});
