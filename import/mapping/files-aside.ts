import type { Mapping } from '../../ontology/mapping.ts';
import type { Reading, Reject } from '../delivery.ts';
import type { DatasetTable } from './dataset-table.ts';
import type { ReadCompilation } from './read-compilation.ts';

/** A file without records of its own, with the rows of it that could not be read. */
export type FileAside = { readonly file: string; readonly read: () => Reading };

/**
 * Lookups and table of datasets that have rejects as files of a load: each row is told once, however often its file is
 * read. Tables leave to them what both read.
 */
export function filesAside(
  { lookups = {}, datasets }: Mapping,
  read: Pick<ReadCompilation, 'lookups'>,
  { rejects }: Pick<DatasetTable, 'rejects'>,
): readonly FileAside[] {
  const byFile = new Map<string, Map<string, Reject>>();
  const tell = (file: string, some: readonly Reject[]) => {
    const known = byFile.get(file) ?? new Map<string, Reject>();
    byFile.set(file, known);
    for (const reject of some) {
      const key = `${reject.row} ${reject.reason}`;
      known.set(key, known.get(key) ?? reject);
    }
  };
  for (const [name, { file }] of Object.entries(lookups)) tell(file, read.lookups.get(name)?.rejects ?? []);
  if (datasets.catalogue !== undefined) tell(datasets.catalogue.file, rejects);
  return [...byFile]
    .filter(([, some]) => some.size > 0)
    .map(([file, some]) => ({ file, read: () => readingOf([...some.values()]) }));
}

function readingOf(rejects: readonly Reject[]): Reading {
  return {
    rows: async function* () {
      for (const reject of rejects)
        yield { origin: undefined, build: () => ({ records: [], rejects: [reject] }) };
    },
    rest: () => [],
  };
}
