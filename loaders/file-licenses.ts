import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';

/** The licence that the last load of a file named, by population and file; a file without one is not in it. */
export async function readFileLicenses(
  reader: Pick<Reader, 'read'>,
): Promise<(population: string, file: string) => string | undefined> {
  const rows = await reader.read<{
    population: string;
    files: readonly string[];
    licenses: readonly (string | null)[];
  }>(cypher`
    MATCH (load:Load WHERE load.state <> 'RUNNING')
    RETURN load.population AS population, coalesce(load.files, []) AS files, coalesce(load.licenses, []) AS licenses
    ORDER BY coalesce(load.finishedAt, load.startedAt)`);
  const licenses = new Map<string, string>();
  for (const load of rows)
    load.files.forEach((file, at) => {
      const license = load.licenses[at];
      if (license) licenses.set(`${load.population}\n${file}`, license);
    });
  return (population, file) => licenses.get(`${population}\n${file}`);
}
