import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Graph } from '../../graph/graph.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { readReviewed } from '../concepts/read-reviewed.ts';
import { readMappedTerminology } from '../concepts/read-terminology.ts';
import { deliveryOf } from '../delivery.ts';
import { descriptionFiles, readDescriptions } from '../describe/describe.ts';
import { namesIn } from '../mapping/codes.ts';
import { readDatasetTable } from '../mapping/dataset-table.ts';
import { filesAside } from '../mapping/files-aside.ts';
import { readMapping } from '../mapping/mapping.ts';
import { absentFiles, type Folders, filesOf, openTables } from '../mapping/open-tables.ts';
import { readPanels } from '../mapping/panel.ts';
import { readCompilation, toCompilation } from '../mapping/read-compilation.ts';
import { readTable } from '../mapping/table.ts';
import { type Digests, digestOf } from '../source/digest.ts';
import type { Identity } from '../store/identity.ts';
import type { FileFacts } from './ledger.ts';
import { type Loaded, loadSource, type SourceOptions } from './load-source.ts';
import type { Contents, Source } from './source.ts';

/** What `load tables` is told. */
export type LoadOptions = SourceOptions & { readonly folder: string; readonly mapping: string };

/** Loads a folder of tables by a mapping. @throws KnownError before anything is written where the input cannot be used */
export async function loadTables(graph: Graph, options: LoadOptions): Promise<Loaded> {
  return loadSource(graph, await readTables(options), options);
}

/** A folder of tables with the mapping that says what their rows become. */
export async function readTables({
  folder,
  mapping: path,
}: Pick<LoadOptions, 'folder' | 'mapping'>): Promise<Source> {
  const mapping = await readMapping(path);
  const text = await readFile(path, 'utf8');
  const folders = { folder, home: dirname(path) };
  return { delivery: deliveryOf(mapping), open: () => openContents(folders, mapping, text) };
}

async function openContents(folders: Folders, mapping: Mapping, text: string): Promise<Contents> {
  const { folder, home } = folders;
  const tables = await openTables(folder, mapping);
  const read = await readCompilation(folders, mapping);
  const datasets = await readDatasetTable(folder, mapping);
  const paths = [...filesOf(folders, mapping), ...(await descriptionFiles(folder, mapping))];
  return {
    files: [
      ...filesAside(mapping, read, datasets),
      ...tables.map((table) => ({
        file: table.model.file,
        read: (identity: Identity) => readTable(table, toCompilation(read, mapping, identity)),
      })),
    ],
    absent: await absentFiles(folder, mapping),
    digest: async ({ dataset, replace }) => {
      const { fingerprint, files } = await digestOf(paths, [text, dataset, replace]);
      return { fingerprint, files: fileFacts(folder, mapping, files) };
    },
    titles: datasets.entries,
    descriptions: await readDescriptions(folder, mapping),
    panels: await readPanels(home, mapping),
    terminology: await readMappedTerminology(home, mapping),
    reviewed: await readReviewed(home, mapping, read.codes),
    names: namesIn(read.codes.values()),
  };
}

/** What the ledger notes of the tables of a mapping: each comes with its licence. */
function fileFacts(
  folder: string,
  { tables }: Mapping,
  digests: Digests['files'],
): ReadonlyMap<string, FileFacts> {
  return new Map(
    tables.map(({ file, license = '' }) => [
      file,
      { license, digest: digests.get(resolve(folder, file)) ?? '' },
    ]),
  );
}
