import type { ContactsOf } from '../../loaders/dataset-contact.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Access } from '../open-access.ts';

/** What somebody may read, where everybody may read everything or not, and whom to ask for more. */
export type Readable = {
  readonly records: readonly string[];
  readonly access: Access;
  /** Undefined where everybody may read everything. */
  readonly contactsOf: ContactsOf | undefined;
};

/**
 * The datasets whose records a request asks for by `dataset`, or all that may be read. @throws KnownError FORBIDDEN of one that
 * the catalogue has, with whom to ask; NOT_FOUND of any other, to who may read some
 */
export async function askedDatasets(query: unknown, readable: Readable): Promise<readonly string[]> {
  const { records, access } = readable;
  const asked = namedIn(query) ?? records;
  const other = asked.find((id) => !records.includes(id));
  if (other !== undefined) await refuseKnown(other, readable);
  if (access !== 'open' && records.length === 0)
    throw new KnownError('FORBIDDEN', 'You may not read records.');
  if (other === undefined) return [...new Set(asked)];
  throw new KnownError(
    'NOT_FOUND',
    `There is no dataset ${JSON.stringify(other)} whose records you may read.`,
  );
}

/** That a dataset is in the catalogue is known to everybody. */
async function refuseKnown(id: string, { contactsOf }: Readable): Promise<void> {
  const contact = (await contactsOf?.([id]))?.get(id);
  if (contact === undefined) return;
  throw new KnownError(
    'FORBIDDEN',
    `You may not read records of ${id}. Whom to ask for a grant: ${contact}.`,
  );
}

/** The datasets that a request names as `dataset`; undefined where it names none. @throws KnownError of any other parameter */
function namedIn(query: unknown): readonly string[] | undefined {
  const { dataset, ...others } = { dataset: undefined, ...Object(query) };
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `A dump of records takes "dataset", not ${JSON.stringify(other)}.`,
    );
  return dataset === undefined ? undefined : [dataset].flat().map(String);
}
