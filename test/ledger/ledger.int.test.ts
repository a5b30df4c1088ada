import { Fraction } from 'fraction.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { createLedger, type Ledger, type LedgerTerms } from '../../ledger/ledger.ts';
import { testDatabase } from '../support/database.ts';
import { aClock, aCopy, anAccount, aQuestion, aWindow, clearLedger, unit } from '../support/ledger-graph.ts';

const { address } = testDatabase();
const graph = new Graph(address);
const other = new Graph(address);
await applyConstraints(graph);

beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await clearLedger(graph);
  await Promise.all([graph.close(), other.close()]);
});

const ann = anAccount('ann');
const ben = anAccount('ben');
const eve = anAccount('eve', 'registry');

function aLedger(terms: Partial<LedgerTerms> = {}, at = graph): Ledger {
  const limits = { windows: [aWindow(365, 8, 4, 2)] };
  return createLedger(at, { limits, answerDays: 90, clock: aClock().now, copy: aCopy(), ...terms });
}

const exhausted = (share: string) => expect.objectContaining({ code: 'BUDGET_EXHAUSTED', share });

describe('a ledger', () => {
  it('charges the population, the organisation and the person for an answer that is drawn', async () => {
    const { answers, charges } = await aLedger().buy([aQuestion('q')], ann);
    expect(answers).toEqual([{ key: 'q', values: [12], asOf: '2026-01-01T00:00:00.000Z' }]);
    expect(charges).toEqual([
      {
        ...{
          kind: 'ANSWER',
          ledgerId: expect.any(String),
          number: 1,
          draw: 1,
          at: '2026-01-01T00:00:00.000Z',
          key: 'q',
        },
        ...{ population: 'north', rho: '1/200', drawn: true, organisation: 'hospital', person: 'ann' },
      },
    ]);
  });

  it('gives an answer again for nothing, as it was, to who has paid for it', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('q')], ann);
    const { answers, charges } = await ledger.buy([aQuestion('q', ['north'], 99)], ann);
    expect([answers[0]?.values, charges]).toEqual([[12], []]);
  });

  it('charges a colleague their own share alone, and another organisation its share, too', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('q')], ann);
    const bought = [await ledger.buy([aQuestion('q')], ben), await ledger.buy([aQuestion('q')], eve)];
    expect(
      bought.map(({ charges }) => charges.map((one) => [one.drawn, one.organisation, one.person, one.draw])),
    ).toEqual([[[false, null, 'ben', 1]], [[false, 'registry', 'eve', 1]]]);
  });

  it('charges every population that a question touches', async () => {
    const { charges } = await aLedger().buy([aQuestion('q', ['south', 'north'])], ann);
    expect(charges.map(({ population, number, draw }) => [population, number, draw])).toEqual([
      ['south', 1, 1],
      ['north', 2, 1],
    ]);
  });

  it('charges one answer once, however often a request asks for it', async () => {
    const { answers, charges } = await aLedger().buy(
      [aQuestion('q'), aQuestion('p', ['north'], -3), aQuestion('q', ['north'], 77)],
      ann,
    );
    expect(answers.map(({ values }) => values)).toEqual([[12], [-3], [12]]);
    expect(charges).toHaveLength(2);
  });

  it('refuses a request whole, and remembers nothing of it', async () => {
    const ledger = aLedger();
    await expect(
      ledger.buy(
        ['a', 'b', 'c'].map((key) => aQuestion(key)),
        ann,
      ),
    ).rejects.toEqual(exhausted('person'));
    const { seen } = await ledger.look([aQuestion('a')], ann);
    expect(seen).toEqual([{ key: 'a', remembered: null, isPaid: false }]);
    expect((await ledger.left(ann, ['north']))[0]?.own).toEqual(unit.mul(2));
  });

  it('says whose share is used up', async () => {
    const ledger = aLedger({ limits: { windows: [aWindow(365, 3, 2, 1)] } });
    await ledger.buy([aQuestion('a')], ann);
    await expect(ledger.buy([aQuestion('b')], ann)).rejects.toEqual(exhausted('person'));
    await ledger.buy([aQuestion('b')], ben);
    await expect(ledger.buy([aQuestion('c')], anAccount('cem'))).rejects.toEqual(exhausted('organisation'));
    await ledger.buy([aQuestion('c')], eve);
    await expect(ledger.buy([aQuestion('d')], anAccount('fay', 'third'))).rejects.toEqual(exhausted('all'));
  });

  it('sells nothing of one population because another one has some left', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('a'), aQuestion('b')], ann);
    await expect(ledger.buy([aQuestion('c', ['north', 'south'])], ann)).rejects.toEqual(exhausted('person'));
    await ledger.buy([aQuestion('c', ['south'])], ann);
  });

  it('adds exactly: ten tenths are one', async () => {
    const rho = new Fraction('0.1');
    const one = new Fraction(1);
    const limits = { windows: [{ days: 365, all: one, organisation: one, person: one }] };
    const ledger = aLedger({ limits });
    const keys = Array.from({ length: 10 }, (_, at) => `tenth-${at}`);
    for (const key of keys) await ledger.buy([{ ...aQuestion(key), rho }], ann);
    await expect(
      ledger.buy([{ ...aQuestion('more'), rho: new Fraction(1, 10n ** 30n) }], ann),
    ).rejects.toEqual(exhausted('person'));
  });

  it('looks without buying', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('q')], ann);
    const looked = await ledger.look([aQuestion('q'), aQuestion('p', ['south'])], ben);
    expect(looked.seen.map(({ key, remembered, isPaid }) => [key, remembered?.values, isPaid])).toEqual([
      ['q', [12], false],
      ['p', undefined, false],
    ]);
    expect(looked.refusal).toBe(null);
    expect((await ledger.look([aQuestion('q')], ann)).seen[0]?.isPaid).toBe(true);
  });

  it('says what would refuse a purchase, as that does', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('q')], ann);
    const more = ['r', 's'].map((key) => aQuestion(key));
    const { refusal } = await ledger.look(more, ann);
    expect(refusal?.code).toBe('BUDGET_EXHAUSTED');
    await expect(ledger.buy(more, ann)).rejects.toEqual(refusal);
  });

  it('tells what is left of others in quarters alone', async () => {
    const ledger = aLedger();
    await ledger.buy([aQuestion('a')], ann);
    expect(await ledger.left(ann, ['north', 'south'])).toEqual([
      { population: 'north', days: 365, own: unit, organisationQuarters: 3, allQuarters: 3 },
      { population: 'south', days: 365, own: unit.mul(2), organisationQuarters: 4, allQuarters: 4 },
    ]);
  });

  it('refuses nothing where there are no limits, and still charges', async () => {
    const ledger = aLedger({ limits: 'off' });
    const keys = Array.from({ length: 20 }, (_, at) => `q${at}`);
    expect(
      (
        await ledger.buy(
          keys.map((key) => aQuestion(key)),
          ann,
        )
      ).charges,
    ).toHaveLength(20);
  });

  it('takes no answer that would cost nothing, and none that is no whole number', async () => {
    const ledger = aLedger();
    await expect(ledger.buy([aQuestion('q', [])], ann)).rejects.toThrow(TypeError);
    await expect(ledger.buy([{ ...aQuestion('q'), rho: new Fraction(-1, 2) }], ann)).rejects.toThrow(
      TypeError,
    );
    await expect(ledger.buy([aQuestion('q', ['north'], 1.5)], ann)).rejects.toThrow(TypeError);
    await expect(ledger.buy([{ ...aQuestion('q'), values: undefined }], ann)).rejects.toEqual(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
  });
});

describe('two processes on one ledger', () => {
  it('sell the last unit once, to a hundred who ask at once', async () => {
    const limits = { windows: [aWindow(365, 100, 50, 7)] };
    const ledgers = [aLedger({ limits }), aLedger({ limits }, other)];
    const asked = Array.from({ length: 100 }, (_, at) =>
      (ledgers[at % 2] ?? aLedger()).buy([aQuestion(`q${at}`)], ann),
    );
    const done = await Promise.allSettled(asked);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(
      done
        .flatMap((one) => (one.status === 'rejected' ? [one.reason.share] : []))
        .filter((s) => s !== 'person'),
    ).toEqual([]);
  });

  it('give one answer to all who ask the same at once, and charge it once', async () => {
    const ledgers = [aLedger(), aLedger({}, other)];
    const bought = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (ledgers[at % 2] ?? aLedger()).buy([aQuestion('q', ['north'], at)], ann),
      ),
    );
    expect(new Set(bought.map(({ answers }) => answers[0]?.values[0])).size).toBe(1);
    expect(bought.flatMap(({ charges }) => charges)).toHaveLength(1);
  });

  it('number their charges without a gap', async () => {
    const limits = { windows: [aWindow(365, 100, 50, 50)] };
    const ledgers = [aLedger({ limits }), aLedger({ limits }, other)];
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (ledgers[at % 2] ?? aLedger()).buy([aQuestion(`q${at}`)], ann)),
    );
    const rows = await graph.read<{ number: number }>(
      cypher`MATCH (charge:Charge) RETURN charge.number AS number ORDER BY number`,
    );
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

describe('time', () => {
  it('gives back what is older than a window, and not a moment before', async () => {
    const clock = aClock();
    const ledger = aLedger({ clock: clock.now, limits: { windows: [aWindow(30, 4, 2, 1)] } });
    await ledger.buy([aQuestion('a')], ann);
    clock.go(29.999);
    await expect(ledger.buy([aQuestion('b')], ann)).rejects.toEqual(
      expect.objectContaining({ renewsAt: '2026-01-31T00:00:00.000Z' }),
    );
    clock.go(0.001);
    expect((await ledger.buy([aQuestion('b')], ann)).charges).toHaveLength(1);
  });

  it('tells of others only the week in which enough is left again', async () => {
    const ledger = aLedger({ limits: { windows: [aWindow(30, 2, 1, 1)] } });
    await ledger.buy([aQuestion('a')], ann);
    await expect(ledger.buy([aQuestion('b')], ben)).rejects.toEqual(
      expect.objectContaining({ share: 'organisation', renewsAt: '2026-02-02T00:00:00.000Z' }),
    );
  });

  it('never renews what is more than the whole', async () => {
    await expect(
      aLedger().buy(
        ['a', 'b', 'c'].map((key) => aQuestion(key)),
        ann,
      ),
    ).rejects.toEqual(expect.objectContaining({ renewsAt: null }));
  });

  it('ends an answer after 90 days: it is drawn and charged anew', async () => {
    const clock = aClock();
    const ledger = aLedger({ clock: clock.now });
    await ledger.buy([aQuestion('q')], ann);
    clock.go(89.9);
    expect((await ledger.buy([aQuestion('q', ['north'], 13)], ann)).answers[0]?.values).toEqual([12]);
    clock.go(0.1);
    const { answers, charges } = await ledger.buy([aQuestion('q', ['north'], 13)], ann);
    expect([answers[0]?.values, charges.map(({ drawn, person }) => [drawn, person])]).toEqual([
      [13],
      [[true, 'ann']],
    ]);
  });

  it('gives nothing back to who sets the clock back', async () => {
    const clock = aClock();
    const ledger = aLedger({ clock: clock.now, limits: { windows: [aWindow(30, 4, 2, 1)] } });
    await ledger.buy([aQuestion('a')], ann);
    clock.go(-400);
    await expect(ledger.buy([aQuestion('b')], ann)).rejects.toEqual(exhausted('person'));
    const { charges } = await ledger.buy([aQuestion('b')], eve);
    expect(charges[0]?.at).toBe('2026-01-01T00:00:00.000Z');
  });
});

describe('a ledger with a clock that is far from that of the database', () => {
  const minutes = 60_000;
  const apart = (ms: number, terms: Partial<LedgerTerms> = {}) =>
    aLedger({ clock: () => Date.now() + ms, apartMs: 10 * minutes, ...terms });

  it.each([
    ['ahead', 400 * 24 * 60 * minutes],
    ['ahead by a little more than it may be', 11 * minutes],
    ['behind', -11 * minutes],
  ])('buys nothing, names both times and gives back what was paid: %s', async (_what, ms) => {
    const paid = await apart(0).buy([aQuestion('q')], ann);
    const ledger = apart(ms);
    await expect(ledger.buy([aQuestion('r')], ann)).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
      message: expect.stringMatching(/clock of this server says \d{4}-.*Z, that of the database \d{4}-.*Z/),
    });
    expect((await ledger.left(ann, ['north'])).map(({ own }) => own.valueOf())).toEqual([0]);
    expect(await apart(0).buy([aQuestion('q')], ann)).toMatchObject({ answers: paid.answers, charges: [] });
  });

  it('says so at its start', async () => {
    const found: unknown[] = [];
    await apart(11 * minutes, { told: ({ apart: said }) => found.push(said) }).reconcile();
    expect(found).toEqual([{ own: expect.any(String), database: expect.any(String) }]);
  });

  it('buys again as soon as the clock is right, and with one that is a few minutes off', async () => {
    const now = { ms: 11 * minutes };
    const ledger = apart(0, { clock: () => Date.now() + now.ms });
    await expect(ledger.buy([aQuestion('q')], ann)).rejects.toThrow('clock');
    now.ms = 9 * minutes;
    expect((await ledger.buy([aQuestion('q')], ann)).charges).toHaveLength(1);
  });
});
