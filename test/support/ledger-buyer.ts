// A process that buys answers without an end, to be killed: `fork` it with a name; it is sent the address of a database, and sends each answer.
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { createClock } from '../../ledger/clock.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { aCopy, anAccount, aQuestion, aWindow } from './ledger-graph.ts';

const [, , name = ''] = process.argv;
process.once('message', async (address: GraphAddress) => {
  const limits = { windows: [aWindow(365, 100_000, 50_000, 50_000)] };
  const ledger = createLedger(new Graph(address), {
    limits,
    answerDays: 90,
    clock: createClock(),
    copy: aCopy([]),
  });
  for (let at = 0; ; at += 1) {
    const wanted = [aQuestion(`${name}-${at}`, ['north', 'south'], at), aQuestion(`${name}-${at}b`)];
    const { answers } = await ledger.buy(wanted, anAccount(name));
    process.send?.(answers.map(({ key, values }) => ({ key, value: values[0] })));
  }
});
