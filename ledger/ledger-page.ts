import { type Cypher, cypher } from '../graph/cypher.ts';
import { daysAfter } from './clock.ts';
import type { Account, Remembered } from './wanted.ts';

/** Reads in a transaction or on their own. */
export type Read = <Row>(statement: Cypher) => Promise<readonly Row[]>;

/** How far the ledger has come. */
export type Place = {
  /** Random, once; null before the first charge, and of a ledger from before ledgers had one. */
  readonly ledgerId: string | null;
  /** Number of the newest charge, 0 before the first. */
  readonly number: number;
  /** Time of the newest charge; no later one is earlier. */
  readonly at: string;
  /** Why nothing is sold, and since when; null where it is. */
  readonly doubt: string | null;
  readonly doubtAt: string | null;
};

/** An answer that is kept, whether it is still valid or not, and the first charge for it. */
export type KeptAnswer = Remembered & { readonly draw: number };

/** A charge as far as it says who has paid for which answer. */
export type Paid = { readonly key: string; readonly draw: number } & {
  readonly [who in keyof Account]: string | null;
};

/** Charges of one cost in one population: who paid, and how many of them count in how many windows. */
export type Spent = {
  readonly population: string;
  readonly rho: string;
  readonly drawn: boolean;
  readonly organisation: boolean;
  readonly person: boolean;
  /** In the longest ones: what is in a window is in every longer one, too. */
  readonly windows: number;
  readonly charges: number;
};

/** What is read of the ledger for one account. */
export type LedgerPage = {
  readonly place: Place;
  /** The time, but none before the newest charge: windows end here. */
  readonly now: string;
  readonly answers: readonly KeptAnswer[];
  readonly paid: readonly Paid[];
  readonly spent: readonly Spent[];
  /** Times at which charges were given up. */
  readonly lost: readonly string[];
  /** The time by the clock of the database, in milliseconds since 1970. */
  readonly databaseMs: number;
};

/** What is asked of it: answers by key, and what was spent of populations in windows, the longest first. */
export type PageAsk = {
  readonly account: Account;
  readonly keys: readonly string[];
  readonly populations: readonly string[];
  readonly days: readonly number[];
  readonly now: string;
};

const notBegun: Place = { ledgerId: null, number: 0, at: '', doubt: null, doubtAt: null };

/** How far the ledger has come; not at all where there is none. */
export async function readPlace(read: Read): Promise<Place> {
  const [row] = await read<{ place: Place | null }>(cypher`RETURN ${thePlace} AS place`);
  return row?.place ?? notBegun;
}

/** Times at which charges were given up. */
export async function readLost(read: Read): Promise<readonly string[]> {
  const [row] = await read<Pick<LedgerPage, 'lost'>>(cypher`RETURN ${allLost} AS lost`);
  return row?.lost ?? [];
}

/** What the ledger says of one account, the answers and the populations that are asked for, in one statement. */
export async function readPage(read: Read, ask: PageAsk): Promise<LedgerPage> {
  const [row] = await read<Omit<LedgerPage, 'now' | 'place'> & { readonly place: Place | null }>(cypher`
    RETURN ${thePlace} AS place, ${answersFor(ask)} AS answers, ${paidBy(ask)} AS paid,
      ${spentOf(ask)} AS spent, ${allLost} AS lost, timestamp() AS databaseMs`);
  if (row === undefined) throw new TypeError('a ledger has one page');
  const { place, ...page } = { ...row, place: row.place ?? notBegun };
  if (place.at > ask.now) return readPage(read, { ...ask, now: place.at }); // the clock is behind that of another process
  return { ...page, place, now: ask.now };
}

const thePlace = cypher`
  COLLECT { MATCH (ledger:Ledger {id: 'ledger'}) RETURN ledger {.ledgerId, .number, .at, .doubt, .doubtAt} }[0]`;

const allLost = cypher`COLLECT { MATCH (lost:LostCharges) RETURN lost.at }`;

function answersFor({ keys }: PageAsk): Cypher {
  return cypher`
    COLLECT {
      MATCH (answer:Answer WHERE answer.id IN ${keys})
      RETURN {key: answer.id, values: answer.values, asOf: answer.asOf, draw: answer.draw}
    }`;
}

function paidBy({ keys, account: { person, organisation } }: PageAsk): Cypher {
  return cypher`
    COLLECT {
      MATCH (charge:Charge WHERE charge.key IN ${keys})
      WHERE charge.person = ${person} OR charge.organisation = ${organisation}
      RETURN DISTINCT charge {.key, .draw, .person, .organisation}
    }`;
}

/** What the populations paid, and what the account paid of their shares. */
function spentOf({ account: { person, organisation }, populations, days, now }: PageAsk): Cypher {
  const begins = days.map((length) => daysAfter(now, -length));
  const [earliest] = begins;
  if (populations.length === 0 || earliest === undefined) return cypher`[]`;
  return cypher`
    COLLECT {
      ${chargesIn({ account: { person, organisation }, populations, after: earliest })}
      WITH charge.population AS population, charge.rho AS rho, charge.drawnOf IS NOT NULL AS drawn,
        coalesce(charge.organisation = ${organisation}, false) AS organisation,
        coalesce(charge.person = ${person}, false) AS person,
        size([begin IN ${begins} WHERE charge.at > begin]) AS windows, count(*) AS charges
      RETURN {population: population, rho: rho, drawn: drawn, organisation: organisation, person: person,
        windows: windows, charges: charges}
    }`;
}

/** A charge as far as it says when what it took is given back. */
export type SpentOnce = Omit<Spent, 'windows' | 'charges'> & { readonly at: string };

/** The same charge by charge, the oldest first. */
export function readCharges(
  read: Read,
  { account, populations, after }: ChargesAsk,
): Promise<readonly SpentOnce[]> {
  return read<SpentOnce>(cypher`
    ${chargesIn({ account, populations, after })}
    RETURN charge.population AS population, charge.rho AS rho, charge.drawnOf IS NOT NULL AS drawn,
      coalesce(charge.organisation = ${account.organisation}, false) AS organisation,
      coalesce(charge.person = ${account.person}, false) AS person, charge.at AS at
    ORDER BY at`);
}

type ChargesAsk = Pick<PageAsk, 'account' | 'populations'> & { readonly after: string };

/** Charges after a time: of the populations, whoever asked, and of the account in these. */
function chargesIn({ account: { person, organisation }, populations, after }: ChargesAsk): Cypher {
  return cypher`
    CALL () {
      MATCH (charge:Charge WHERE charge.drawnOf IN ${populations})
      RETURN charge
      UNION
      MATCH (charge:Charge WHERE charge.person = ${person})
      RETURN charge
      UNION
      MATCH (charge:Charge WHERE charge.organisation = ${organisation})
      RETURN charge
    }
    WITH charge WHERE charge.at > ${after} AND charge.population IN ${populations}`;
}
