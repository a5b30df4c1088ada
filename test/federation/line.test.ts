import { importJWK, SignJWT } from 'jose';
import { expect, it, vi } from 'vitest';
import { createKeys } from '../../federation/envelope/keys.ts';
import { seal } from '../../federation/envelope/seal.ts';
import { openLine } from '../../federation/hub/line.ts';
import { createNatsSite } from '../../federation/hub/nats-site.ts';
import { subjects } from '../../federation/subjects.ts';
import { createMemoryBus } from '../support/memory-bus.ts';

const [hub, north] = await Promise.all([createKeys(), createKeys()]);
const key = await importJWK(north.secret.signing, 'Ed25519');

/** A hello that was signed so many seconds ago. */
async function helloOf(seconds: number): Promise<string> {
  const holding = { software: 'oncograph 1.2.3', datasets: [], vocabularies: {} };
  const hello = await new SignJWT({ signing: north.signing, holding })
    .setProtectedHeader({ alg: 'Ed25519', typ: 'oncograph-hello+jwt' })
    .setIssuer('north')
    .setAudience('hub')
    .setIssuedAt(Math.floor(Date.now() / 1_000) - seconds)
    .sign(key);
  return seal(hello, hub.sealing);
}

/** A site whose hello was signed so many seconds ago, by the clock of the hub. */
async function heardAfter(seconds: number) {
  const bus = createMemoryBus();
  const line = openLine(bus, {
    ...{ hub: { id: 'hub', keys: hub }, pins: { of: () => north.signing, pin: async () => {} } },
    ...{ log: { warn: vi.fn(), error: vi.fn() }, onReturn: () => {} },
  });
  bus.publish(subjects.hello('north'), await helloOf(seconds));
  await vi.waitUntil(() => line.heard('north') !== undefined || line.isOfAnotherTime('north'));
  return createNatsSite({ id: 'north', origin: 'key', name: 'North', country: 'NL' }, line);
}

const signal = new AbortController().signal;

it('a site is there that was heard now', async () => {
  expect(await (await heardAfter(80)).look(signal)).toMatchObject({ datasets: 0 });
});

it.each([300, -300])('a site whose clock is %i s off is told so', async (seconds) => {
  const site = await heardAfter(seconds);
  await expect(site.look(signal)).rejects.toMatchObject({
    ...{ status: 'UNREACHABLE', message: 'Its clock and that of this server differ by more than a minute.' },
  });
});

it('a site that was invited anew is not there before it was heard by its new key', async () => {
  const bus = createMemoryBus();
  let pinned: typeof north.signing | undefined = north.signing;
  const line = openLine(bus, {
    ...{ hub: { id: 'hub', keys: hub }, pins: { of: () => pinned, pin: async () => {} } },
    ...{ log: { warn: vi.fn(), error: vi.fn() }, onReturn: () => {} },
  });
  bus.publish(subjects.hello('north'), await helloOf(0));
  await vi.waitUntil(() => line.heard('north') !== undefined);
  pinned = undefined;
  expect(line.heard('north')).toBeUndefined();
  pinned = hub.signing;
  expect(line.heard('north')).toBeUndefined();
});
