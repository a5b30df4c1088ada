import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { contactIn } from '../ontology/description.ts';

/** Tells whom to ask for the data of a dataset: null where its description does not say, undefined where there is none. */
export type ContactOf = (dataset: string) => Promise<string | null | undefined>;

/** Whom descriptions name, as they are now. */
export function datasetContact(reader: Pick<Reader, 'read'>): ContactOf {
  return async (id) => {
    const [row] = await reader.read<{ stated: string | null }>(cypher`
      MATCH (dataset:Dataset {id: ${id}})
      RETURN dataset.stated AS stated`);
    if (row === undefined) return undefined;
    return contactIn(JSON.parse(row.stated ?? 'null')); // checked when it was written
  };
}
