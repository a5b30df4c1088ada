import { parseArgs } from 'node:util';
import { Fraction } from 'fraction.js';
import type { Graph } from '../graph/graph.ts';
import { applyConstraints } from '../import/store/constraints.ts';
import { accuracyOf, rhoOfCount } from '../noise/guarantee.ts';
import { seedGraph } from '../test/support/graph-fixture.ts';
import { aWindow } from '../test/support/ledger-graph.ts';
import { protectionOf, seededNoise } from '../test/support/protection.ts';
import { createAsking } from './attacks/asking.ts';
import {
  cloning,
  differencing,
  type Guesses,
  membership,
  threshold,
  wholeBudget,
} from './attacks/guesses.ts';
import { timeSite } from './attacks/times.ts';
import { worldsGraph } from './attacks/worlds.ts';
import { createChance } from './chance.ts';
import { printTable } from './measure.ts';
import { measureAlone } from './own-graph.ts';

/** Attacks protected numbers, and holds what was guessed right against what may be. Exit code 1 above it. See README.md. */
const { values: options } = parseArgs({
  options: {
    tries: { type: 'string', default: '300' },
    targets: { type: 'string', default: '2000' },
    timings: { type: 'string', default: '500' },
    seed: { type: 'string', default: '15' },
  },
});
const [tries, targets, timings] = [options.tries, options.targets, options.timings].map(Number) as [
  number,
  number,
  number,
];
const sigma = new Fraction(10);

/** What one guess may be right at most, and by how much the share of some guesses may lie above it. */
function toRow({ name, units, tries: made, right }: Guesses) {
  const accuracy = right / made;
  const bound = accuracyOf(rhoOfCount(sigma).mul(units), sigma);
  const error = Math.sqrt((bound * (1 - bound)) / made);
  const holds = accuracy <= bound + 3 * error;
  process.stderr.write(`${name}: ${accuracy.toFixed(3)}, bound ${bound.toFixed(3)}\n`);
  const cells = [
    name,
    units,
    made,
    ...[accuracy, bound, error].map((one) => one.toFixed(3)),
    holds ? 'yes' : 'NO',
  ];
  return { cells, holds };
}

async function attack(graph: Graph): Promise<boolean> {
  await applyConstraints(graph);
  await seedGraph(graph, worldsGraph);
  const limits = { windows: [aWindow(365, 240, 120, 60)] };
  const protection = protectionOf(graph, { limits, draw: seededNoise(options.seed) });
  const means = {
    graph,
    asking: createAsking(graph, protection),
    chance: createChance(Number(options.seed)),
  };
  const rows = [
    toRow(await differencing(targets, means)),
    toRow(await threshold(targets, means)),
    toRow(await cloning(tries, means)),
    toRow(await membership(tries, means)),
    ...(await wholeBudget(tries, means)).map(toRow),
  ];
  printTable('Guesses', [
    ['attack', 'units', 'guesses', 'right', 'bound', 'standard error', 'holds'],
    ...rows.map(({ cells }) => cells),
  ]);
  const times = timings === 0 ? [] : await timeSite(graph, timings);
  if (times.length > 0)
    printTable('Time', [
      ['connection', 'told apart', 'p50 ms', 'right', 'bar', 'holds'],
      ...times.map(({ cells }) => cells),
    ]);
  return [...rows, ...times].every(({ holds }) => holds);
}

await measureAlone(attack);
