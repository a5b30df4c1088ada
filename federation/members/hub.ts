import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createKeys, type Keys } from '../envelope/keys.ts';
import { openMarked } from './marked-file.ts';
import { createNkey, type Nkey } from './nkey.ts';

/** A hub, as its folder keeps it: as secret as a password. */
export type Hub = {
  /** No other hub has it. */
  readonly id: string;
  readonly keys: Keys;
  /** By which NATS servers know it. */
  readonly nkey: Nkey;
};

/** The hub of a folder, which is made with its keys when there is none. @throws KnownError CONFLICT where its file is damaged */
export function openHub(folder: string): Promise<Hub> {
  const file = { path: join(folder, 'hub.json'), mark: 'oncographHub' };
  return openMarked(file, async () => ({ id: randomUUID(), keys: await createKeys(), nkey: createNkey() }));
}
