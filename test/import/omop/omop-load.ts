import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../../graph/graph.ts';
import { type Loaded, loadSource } from '../../../import/load/load-source.ts';
import { openFolder } from '../../../import/omop/folder.ts';
import { type OmopOptions, omopSource } from '../../../import/omop/source.ts';

/** Loads a folder as a public dataset. */
export async function loadOmop(
  graph: Graph,
  {
    folder,
    ...options
  }: { readonly folder: string } & Pick<OmopOptions, 'dataset'> & Partial<Omit<OmopOptions, 'cdm'>>,
  replace = false,
): Promise<Loaded> {
  const cdm = await openFolder(folder, { texts: 'whole' });
  const source = omopSource({ accessRights: 'PUBLIC', license: [], withText: false, ...options, cdm });
  return loadSource(graph, source, { access: 'open', replace });
}

/** A folder for the time of `work`. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-omop-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
