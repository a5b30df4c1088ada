import { resolve } from 'node:path';
import type { Mapping } from '../../ontology/mapping.ts';
import { deliveryOf } from '../delivery.ts';
import { panelId } from '../store/gene-panels.ts';
import type { Identity } from '../store/identity.ts';
import { readCodeMap } from './codes.ts';
import type { Compilation } from './compilation.ts';
import { type ReadLookup, readLookup } from './lookup.ts';
import type { Folders } from './open-tables.ts';

/** What compiling needs, but for the ids. */
export type ReadCompilation = Pick<Compilation, 'codes'> & {
  readonly lookups: ReadonlyMap<string, ReadLookup>;
};

/** Reads the lookups and value maps of a mapping. @throws KnownError */
export async function readCompilation(
  { folder, home }: Folders,
  { codes, lookups }: Mapping,
): Promise<ReadCompilation> {
  return {
    codes: await readAll(codes, (file) => readCodeMap(resolve(home, file), file)),
    lookups: await readAll(lookups, (model) => readLookup(folder, model)),
  };
}

/** What was read, with ids by `identity`. */
export function toCompilation(read: ReadCompilation, mapping: Mapping, identity: Identity): Compilation {
  const keys = Object.keys(mapping.genePanels ?? {});
  const panels = new Map(keys.map((key) => [key, panelId(identity, key)]));
  return { ...read, identity, panels, timelines: deliveryOf(mapping).timelines };
}

async function readAll<Model, Value>(
  models: Readonly<Record<string, Model>> | undefined,
  read: (model: Model) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const entries = Object.entries(models ?? {}).map(async ([key, model]) => [key, await read(model)] as const);
  return new Map(await Promise.all(entries));
}
