import { type Cypher, cypher, join } from '../graph/cypher.ts';
import type { Write } from '../graph/graph.ts';
import type { AnswerCharge, Charge, DescriptionCharge, LostCharges } from '../ontology/charge.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import type { KeptAnswer } from './ledger-page.ts';

/** Holds the ledger until the transaction ends: who buys at once comes one after the other. */
export async function holdLedger(run: Write): Promise<void> {
  await run(cypher`
    MERGE (ledger:Ledger {id: 'ledger'})
    ON CREATE SET ledger.number = toInteger(0), ledger.at = ''
    SET ledger.id = ledger.id`);
}

/** Writes charges that the ledger lacks, how far it has come by them, and the answers that they pay for, in one statement. */
export async function writeCharges(
  run: Write,
  charges: readonly Charge[],
  drawn: readonly KeptAnswer[] = [],
): Promise<void> {
  if (charges.length === 0) return;
  const parts = [
    createAnswers(charges.filter((charge) => charge.kind === 'ANSWER')),
    createDescribed(charges.filter((charge) => charge.kind === 'DESCRIPTION')),
    createLost(charges.filter((charge) => charge.kind === 'LOST')),
    ...[moveOn(charges), remember(drawn)],
  ];
  const statement = join(
    parts.map((part) => cypher`CALL () { ${part} }`),
    '\n',
  );
  await run(statement);
}

function createAnswers(charges: readonly AnswerCharge[]): Cypher {
  return cypher`
    UNWIND ${charges.map(toRow)} AS row
    CREATE (charge:Charge {number: toInteger(row.number)})
    SET charge.draw = toInteger(row.draw), charge += row.said`;
}

function createDescribed(charges: readonly DescriptionCharge[]): Cypher {
  return cypher`
    UNWIND ${charges} AS row
    CREATE (charge:Charge:DescriptionCharge {number: toInteger(row.number)})
    SET charge.at = row.at, charge.dataset = row.dataset, charge.describedOf = row.population,
      charge.rho = row.rho`;
}

function createLost(charges: readonly LostCharges[]): Cypher {
  return cypher`
    UNWIND ${charges} AS row
    CREATE (lost:Charge:LostCharges {number: toInteger(row.number)})
    SET lost.at = row.at, lost.reason = row.reason`;
}

function moveOn(charges: readonly Charge[]): Cypher {
  const ends = charges.map(({ ledgerId = null, number, at }) => ({ ledgerId, number, at }));
  return cypher`
    MATCH (ledger:Ledger {id: 'ledger'})
    UNWIND ${ends} AS row
    WITH ledger, max(row.number) AS number, max(row.at) AS at, max(row.ledgerId) AS ledgerId
    SET ledger.ledgerId = coalesce(ledger.ledgerId, ledgerId),
      ledger.number = CASE WHEN number > ledger.number THEN toInteger(number) ELSE ledger.number END,
      ledger.at = CASE WHEN at > ledger.at THEN at ELSE ledger.at END`;
}

/** An answer that is not valid any more is replaced. */
function remember(answers: readonly KeptAnswer[]): Cypher {
  return cypher`
    UNWIND ${answers} AS row
    MERGE (answer:Answer {id: row.key})
    SET answer.values = [value IN row.values | toInteger(value)], answer.asOf = row.asOf,
      answer.draw = toInteger(row.draw)`;
}

/** A population is found by what was drawn of it: of most charges it does not pay. */
function toRow({ number, draw, at, key, population, rho, drawn, organisation, person }: AnswerCharge) {
  const drawnOf = drawn ? population : null;
  return { number, draw, said: { at, key, population, rho, drawnOf, organisation, person } };
}

/** Gives a ledger that has none its id. */
export async function writeLedgerId(run: Write, ledgerId: string): Promise<void> {
  await run(cypher`
    MATCH (ledger:Ledger {id: 'ledger'})
    SET ledger.ledgerId = coalesce(ledger.ledgerId, ${ledgerId})`);
}

/** Removes what stands among the charges and is none. */
export async function removeNone(run: Write, numbers: readonly unknown[]): Promise<void> {
  await run(cypher`MATCH (charge:Charge WHERE charge.number IN ${numbers}) DELETE charge`);
}

/** Sells nothing until somebody confirms. Charges up to a number were given once: no later one has it. */
export async function writeDoubt(
  run: Write,
  doubt: string,
  given: { readonly number: number; readonly at: string },
): Promise<void> {
  await run(cypher`
    MATCH (ledger:Ledger {id: 'ledger'})
    SET ledger.doubt = ${doubt}, ledger.doubtAt = ${given.at}, ledger.number = toInteger(${given.number})`);
}

/** Sells again. */
export async function clearDoubt(run: Write): Promise<void> {
  await run(cypher`MATCH (ledger:Ledger {id: 'ledger'}) REMOVE ledger.doubt, ledger.doubtAt`);
}

/** Keeps what was released of datasets in the place of what was released before; it stays when the dataset is removed. */
export async function writeReleased(
  run: Write,
  released: readonly {
    readonly dataset: string;
    readonly population: string;
    readonly said: ReleasedDescription;
  }[],
): Promise<void> {
  const rows = released.map(({ said, ...of }) => ({ ...of, said: JSON.stringify(said) }));
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (description:ReleasedDescription {id: row.dataset})
    SET description.population = row.population, description.said = row.said`);
}
