import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../federation/envelope/keys.ts';
import { createNkey } from '../../../federation/members/nkey.ts';
import { readInvited } from '../../../server/federation/invitation.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-invitation-'));
afterAll(() => rm(folder, { recursive: true }));

const { signing, sealing, secret } = await createKeys();
const invitation = {
  ...{ oncographInvitation: 1, servers: ['tls://nats.example.org:4222'], seed: createNkey().seed },
  hub: { id: 'the-hub', name: 'The hub', signing, sealing },
  site: { id: 'north', name: 'Hospital North', country: 'NL' },
};

async function read(content: unknown) {
  const invitationFile = join(folder, 'invitation.json');
  await writeFile(invitationFile, typeof content === 'string' ? content : JSON.stringify(content));
  return readInvited({ invitationFile, dataDir: join(folder, 'data') });
}

describe('an invitation', () => {
  it('is read with the keys of the site, which are made once', async () => {
    const [first, again] = [await read(invitation), await read(invitation)];
    expect(first?.invitation).toEqual(invitation);
    expect(again?.keys).toEqual(first?.keys);
  });

  it('is none where the settings name none', async () => {
    expect(await readInvited({ invitationFile: undefined, dataDir: folder })).toBeUndefined();
  });

  it.each([
    ['cut', JSON.stringify(invitation).slice(0, -20)],
    ['empty', ''],
    ['a list', [invitation]],
    ['of another version', { ...invitation, oncographInvitation: 2 }],
    ['without servers', { ...invitation, servers: [] }],
    ['with a login in an address', { ...invitation, servers: ['nats://u:pass@nats.example.org'] }],
    ['with another scheme', { ...invitation, servers: ['http://nats.example.org'] }],
    ['without a seed', { ...invitation, seed: 'UABC' }],
    ['with a secret key of the hub', { ...invitation, hub: { ...invitation.hub, signing: secret.signing } }],
    ['with half a key', { ...invitation, hub: { ...invitation.hub, sealing: { ...sealing, x: 'AAAA' } } }],
    ['with a name that ends a line', { ...invitation, hub: { ...invitation.hub, name: 'Net\nOK' } }],
    [
      'with a name that steers a terminal',
      { ...invitation, site: { ...invitation.site, name: '\u001b[2J' } },
    ],
    ['with an id that is no word of a subject', { ...invitation, site: { ...invitation.site, id: 'a.b' } }],
  ])('is refused where it is %s, and its seed is not shown', async (_what, content) => {
    const refused = read(content);
    await expect(refused).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    await expect(refused).rejects.toThrow(/INVITATION: .*invitation\.json is not what a hub writes/);
    await expect(refused).rejects.not.toThrow(invitation.seed);
  });

  it('is refused where it is not there', async () => {
    const missing = { invitationFile: join(folder, 'none.json'), dataDir: folder };
    await expect(readInvited(missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
