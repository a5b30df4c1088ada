import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { contactIn } from '../ontology/description.ts';

/** Tells whom to ask for the data of datasets, in words, by their ids; of what the catalogue does not have, nothing. */
export type ContactsOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Whom descriptions name, as they are now, and where requests are negotiated for all of them, if anywhere. */
export function datasetContacts(reader: Pick<Reader, 'read'>, negotiator: string | undefined): ContactsOf {
  return async (ids) => {
    const rows = await reader.read<{ id: string; stated: string | null }>(cypher`
      MATCH (dataset:Dataset WHERE dataset.id IN ${ids})
      RETURN dataset.id AS id, dataset.stated AS stated`);
    return new Map(
      rows.map(({ id, stated }) => {
        const contact = contactIn(JSON.parse(stated ?? 'null')) ?? 'its publisher'; // checked when it was written
        return [id, negotiator === undefined ? contact : `${contact}; or ask at ${negotiator}`];
      }),
    );
  };
}
