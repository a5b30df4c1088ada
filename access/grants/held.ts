import { type Cypher, cypher } from '../../graph/cypher.ts';
import type { Reader } from '../../graph/reader.ts';
import type { Person } from '../person.ts';
import type { BroughtGrant, GrantedDataset } from './grant.ts';
import { grantsHeldBy, readBrought } from './held-grants.ts';
import {
  type AdmittingDataset,
  admittingOf,
  datasetsThatState,
  type StatedDataset,
} from './registered-datasets.ts';

/** What decides what somebody may: grants that are kept here, and what datasets say of whoever is logged in. */
export type Held = {
  readonly grants: readonly GrantedDataset[];
  readonly stated: readonly StatedDataset[];
};

/** The same with what the login brings. */
export type Holding = Pick<Held, 'grants'> & { readonly admitting: readonly AdmittingDataset[] };

/** Who is logged in, with what was read with the login. */
type Holder = {
  readonly person: Person;
  readonly held?: Held;
  readonly brought?: { readonly grants: readonly BroughtGrant[] };
};

/** A `Held` of whom a statement knows by these: the database is asked once for who it is and what they may. */
export function heldBy(person: Readonly<Record<'issuer' | 'subject', Cypher>>): Cypher {
  return cypher`{grants: ${grantsHeldBy(person)}, stated: ${datasetsThatState}}`;
}

/** What somebody who is logged in holds now, in the order in which it was given. */
export async function readHolding(
  reader: Pick<Reader, 'read'>,
  { person, held, brought }: Holder,
): Promise<Holding> {
  const [{ grants, stated }, more] = await Promise.all([
    held ?? readHeld(reader, person),
    readBrought(reader, brought?.grants ?? []),
  ]);
  return { grants: [...grants, ...more], admitting: admittingOf(stated) };
}

async function readHeld(reader: Pick<Reader, 'read'>, { issuer, subject }: Person): Promise<Held> {
  const of = { issuer: cypher`${issuer}`, subject: cypher`${subject}` };
  const [row] = await reader.read<{ held: Held }>(cypher`RETURN ${heldBy(of)} AS held`);
  return row?.held ?? { grants: [], stated: [] };
}
