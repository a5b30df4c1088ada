import { dirname, resolve } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { readCodeMap } from '../mapping/codes.ts';
import { readMapping } from '../mapping/mapping.ts';
import type { At } from '../mapping/objects-in.ts';
import { tableFaults } from '../mapping/open-tables.ts';
import { readPanels } from '../mapping/panel.ts';
import type { YamlFault } from '../mapping/yaml.ts';
import { readMappedTerminology } from './read-terminology.ts';

/**
 * Reads a mapping and every file that stands beside it (value maps, terminologies, gene lists) and, with a folder, every
 * table. @throws KnownError that names each fault with the line of the mapping and its key
 */
export function checkMapping(path: string, folder?: string): Promise<Mapping> {
  return readMapping(path, async (mapping) => [
    ...(await ownFileFaults(dirname(path), mapping)),
    ...(folder === undefined ? [] : await tableFaults(folder, mapping)),
  ]);
}

/** A file that a mapping names, by where it does. */
type OwnFile = { readonly at: At; readonly read: () => Promise<unknown> };

async function ownFileFaults(home: string, mapping: Mapping): Promise<readonly YamlFault[]> {
  const found = await Promise.all(ownFiles(home, mapping).map(faultOf));
  return found.flat();
}

function ownFiles(
  home: string,
  { title, codes = {}, terminology = [], genePanels = {} }: Mapping,
): OwnFile[] {
  return [
    ...terminology.map((source, index) => ({
      at: ['terminology', index, 'file'],
      read: () => readMappedTerminology(home, { title, terminology: [source] }),
    })),
    ...Object.entries(codes).map(([name, file]) => ({
      at: ['codes', name],
      read: () => readCodeMap(resolve(home, file), file),
    })),
    ...Object.entries(genePanels).map(([name, panel]) => ({
      at: ['genePanels', name, 'genes'],
      read: () => readPanels(home, { genePanels: { [name]: panel } }),
    })),
  ];
}

async function faultOf({ at, read }: OwnFile): Promise<readonly YamlFault[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof KnownError) return [{ at, what: error.message }];
    throw error;
  }
}
