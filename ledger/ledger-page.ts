import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Account, Remembered } from './wanted.ts';

/** Reads in a transaction or on their own. */
export type Read = <Row>(statement: Cypher) => Promise<readonly Row[]>;

/** How far the ledger has come. */
export type Place = {
  /** Number of the newest charge, 0 before the first. */
  readonly number: number;
  /** Time of the newest charge; no later one is earlier. */
  readonly at: string;
};

/** An answer that is kept, whether it is still valid or not, and the first charge for it. */
export type KeptAnswer = Remembered & { readonly draw: number };

/** A charge as far as it says who has paid for which answer. */
export type Paid = { readonly key: string; readonly draw: number } & {
  readonly [who in keyof Account]: string | null;
};

/** A charge as far as it counts in windows. */
export type Spent = Omit<Paid, 'key' | 'draw'> & {
  readonly population: string;
  readonly at: string;
  readonly rho: string;
  readonly drawn: boolean;
};

/** What is read of the ledger for one account. */
export type LedgerPage = {
  readonly place: Place;
  readonly answers: readonly KeptAnswer[];
  readonly paid: readonly Paid[];
  readonly spent: readonly Spent[];
  /** Times at which charges were given up. */
  readonly lost: readonly string[];
};

/** What is asked of it: answers by key, and what was spent of populations after a time. */
export type PageAsk = {
  readonly account: Account;
  readonly keys: readonly string[];
  readonly populations: readonly string[];
  readonly after: string;
};

const isWhose = ({ person, organisation }: Account) =>
  cypher`(charge.person = ${person} OR charge.organisation = ${organisation})`;

async function readPlace(read: Read): Promise<Place> {
  const [place] = await read<Place>(cypher`
    MATCH (ledger:Ledger {id: 'ledger'})
    RETURN ledger.number AS number, ledger.at AS at`);
  return place ?? { number: 0, at: '' };
}

/** What the ledger says of one account, the answers and the populations that are asked for. */
export async function readPage(read: Read, ask: PageAsk): Promise<LedgerPage> {
  const [place, answers, paid, spent, lost] = await Promise.all([
    readPlace(read),
    read<KeptAnswer>(cypher`
      MATCH (answer:Answer WHERE answer.id IN ${ask.keys})
      RETURN answer.id AS key, answer.values AS values, answer.asOf AS asOf, answer.draw AS draw`),
    read<Paid>(cypher`
      MATCH (charge:Charge WHERE charge.key IN ${ask.keys})
      WHERE ${isWhose(ask.account)}
      RETURN charge.key AS key, charge.draw AS draw, charge.person AS person, charge.organisation AS organisation`),
    readSpent(read, ask),
    read<{ at: string }>(cypher`MATCH (lost:LostCharges WHERE lost.at > ${ask.after}) RETURN lost.at AS at`),
  ]);
  return { place, answers, paid, spent, lost: lost.map(({ at }) => at) };
}

/** What the populations paid, and what the account paid of their shares. */
function readSpent(
  read: Read,
  { account, populations, after }: Omit<PageAsk, 'keys'>,
): Promise<readonly Spent[]> {
  if (populations.length === 0) return Promise.resolve([]);
  return read<Spent>(cypher`
    CALL () {
      MATCH (charge:Charge WHERE charge.drawnOf IN ${populations})
      RETURN charge
      UNION
      MATCH (charge:Charge WHERE charge.person = ${account.person})
      RETURN charge
      UNION
      MATCH (charge:Charge WHERE charge.organisation = ${account.organisation})
      RETURN charge
    }
    WITH charge WHERE charge.at > ${after} AND charge.population IN ${populations}
    RETURN charge.population AS population, charge.at AS at, charge.rho AS rho,
      charge.drawnOf IS NOT NULL AS drawn, charge.person AS person, charge.organisation AS organisation`);
}
