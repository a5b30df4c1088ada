import { KnownError } from '../../../ontology/errors.ts';

/** Views can be locked since PostgreSQL 11; products that call themselves an earlier one answer other questions. */
const oldest = 11;

/** @throws KnownError where a server is too old: `number` is its version as `server_version_num` has it, `name` as people do */
export function checkVersion(number: string, name: string): void {
  if (Number(number) >= oldest * 10_000) return;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The server says that it is PostgreSQL ${name}: ${oldest} or newer is needed. Write the tables to files (\\copy … to 'person.csv' with (format csv, header)) and load their folder.`,
  );
}
