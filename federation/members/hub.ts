import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeys, type Keys } from '../envelope/keys.ts';
import { readMarked, toText, writeOnce } from './files.ts';
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
export async function openHub(folder: string): Promise<Hub> {
  const path = join(folder, 'hub.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readMarked<Hub>(path, 'oncographHub');
  if (kept !== undefined) return kept;
  const hub: Hub = { id: randomUUID(), keys: await createKeys(), nkey: createNkey() };
  await writeOnce(path, toText({ oncographHub: 1, ...hub }));
  return openHub(folder); // another process may have been quicker
}
