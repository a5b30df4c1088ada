import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openPins } from '../../federation/hub/pins.ts';
import { inviteMember } from '../../federation/members/members.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-pins-'));
afterAll(() => rm(folder, { recursive: true }));

it('all sites that are heard at once are known by their keys after the hub was started anew', async () => {
  const ids = Array.from({ length: 60 }, (_, n) => `hospital-${n}`);
  for (const id of ids)
    await inviteMember(folder, {
      site: { id, name: id, country: null },
      ...{ hubName: 'Network', servers: ['nats://nats.example.org:4222'], now: '2026-11-30T10:00:00.000Z' },
      again: false,
    });
  const pins = await openPins(folder);
  await pins.refresh();
  const keyOf = (id: string) => ({ kty: 'OKP', crv: 'Ed25519', x: id });
  await Promise.all(ids.map((id) => pins.pin(id, keyOf(id))));
  const anew = await openPins(folder);
  await anew.refresh();
  expect(ids.map((id) => anew.of(id))).toEqual(ids.map(keyOf));
});
