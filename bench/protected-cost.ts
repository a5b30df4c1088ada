import { parseArgs } from 'node:util';
import { graphql } from 'graphql';
import type { Caller } from '../disclosure/caller.ts';
import type { Graph } from '../graph/graph.ts';
import { applyConstraints } from '../import/store/constraints.ts';
import { bindConcepts } from '../index/concept-numbers.ts';
import { createContext } from '../resolvers/context.ts';
import { createSchema } from '../schema/index.ts';
import { createServices } from '../server/services.ts';
import { seedGraph } from '../test/support/graph-fixture.ts';
import { protectionOf } from '../test/support/protection.ts';
import { everybody } from '../test/support/years-graph.ts';
import { printTable, shown, spreadOf } from './measure.ts';
import { measureAlone } from './own-graph.ts';
import { chooseConcepts } from './population-concepts.ts';
import { codeOf, population, sites } from './population-records.ts';
import { buildSegment, drawnState } from './population-segment.ts';
import { buildTerminology } from './population-terminology.ts';

/** What protected numbers cost beside exact ones, without their fixed time. Exit code 1 above the bars. See README.md. */
const { values: options } = parseArgs({
  options: { patients: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '30' } },
});
const rounds = Number(options.rounds);

/** More work than for exact numbers, in ms of the processor of the server: of a count, and of 16 facets. */
const bars = { count: 10, facets: 30 };

const mallory = { subject: 'mallory', records: [], counts: [], registered: sites };
const reader: Caller = { subject: 'reader', records: sites, counts: sites };

/** Facets that the model names the values of, and others of which `named` are asked. */
const whole = ['SEX', 'AGE_AT_DIAGNOSIS', 'VITAL_STATUS'];
const coded = [
  ...['RACE', 'ETHNICITY', 'CONDITION', 'MORPHOLOGY', 'TOPOGRAPHY', 'STAGE', 'GRADE'],
  ...['MODALITY', 'BODY_PART', 'SPECIMEN_TYPE', 'TEST', 'TREATMENT'],
];

function facetsOf(named: number): string {
  const codes = JSON.stringify(Array.from({ length: named }, (_, n) => codeOf(n)));
  const values = coded.map((field) => `{ field: ${field}, values: ${codes} }`);
  const of = [...whole, ...coded, 'DATASET'];
  const dataset = `{ field: DATASET, values: ${JSON.stringify(sites.slice(0, named))} }`;
  return `facets(of: [${of.join()}], values: [${[...values, dataset].join()}]) { values { value count { value } } }`;
}

/** Asks in the process, over an index that no graph is read for; gives milliseconds of the clock and of the processor. */
async function createTimed(graph: Graph) {
  await applyConstraints(graph);
  const Dataset = sites.map((id) => ({ id, population, accessRights: 'NON_PUBLIC' }));
  await seedGraph(graph, {
    patients: [],
    records: [],
    others: { Dataset, Population: [{ id: population }] },
  });
  const segment = buildSegment(Number(options.patients));
  const terminology = buildTerminology();
  await bindConcepts(segment, terminology);
  const state = { populations: [drawnState], terminology: terminology.state, vocabularies: [] };
  const index = async () => ({ state, segments: [segment], terminology });
  const protection = protectionOf(graph);
  const services = createServices(
    { graph, terminology: async () => terminology, index },
    { access: 'tiered', version: '0.0.0', protection },
  );
  const schema = createSchema();
  return async (caller: Caller, where: string, fields: string) => {
    const contextValue = createContext(services, caller, new AbortController().signal);
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const { errors } = await graphql({
      schema,
      source: `{ cohort(where: ${where}) { ${fields} } }`,
      contextValue,
    });
    const { user, system } = process.cpuUsage(cpu);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return { wall: performance.now() - began, cpu: (user + system) / 1_000 };
  };
}

async function measure(graph: Graph): Promise<boolean> {
  const ask = await createTimed(graph);
  const { broad } = chooseConcepts(Number(options.patients));
  const disorder = `{ condition: { code: { codes: ["${codeOf(broad)}"] } } }`;
  const kinds = [
    ['count', 'count { value }', bars.count],
    ['16 facets, 5 values each', facetsOf(5), bars.facets],
    ['16 facets, 20 values each', facetsOf(20), bars.facets],
  ] as const;
  const rows: (readonly string[])[] = [];
  let hold = true;
  for (const [name, fields, bar] of kinds) {
    const times = { exact: [] as Spent[], drawn: [] as Spent[], remembered: [] as Spent[] };
    for (let round = -5; round < rounds; round += 1) {
      const where = `{ all: [${disorder}, ${everybody(round + 5)}] }`;
      const exact = await ask(reader, where, fields);
      const drawn = await ask(mallory, where, fields);
      const remembered = await ask(mallory, where, fields);
      if (round < 0) continue; // warm
      times.exact.push(exact);
      times.drawn.push(drawn);
      times.remembered.push(remembered);
    }
    const p50 = (kind: keyof typeof times, what: keyof Spent) =>
      spreadOf(times[kind].map((one) => one[what])).p50;
    const more = p50('drawn', 'cpu') - p50('exact', 'cpu');
    if (more > bar) hold = false;
    process.stderr.write(`${name}: ${shown(more)} ms more of the processor\n`);
    const cells = (['exact', 'drawn', 'remembered'] as const).flatMap((kind) => [
      p50(kind, 'wall'),
      p50(kind, 'cpu'),
    ]);
    rows.push([name, ...cells.map(shown), shown(more), `${bar}`, more > bar ? 'NO' : 'yes']);
  }
  printTable('ms, the median', [
    ['asked', 'exact', 'CPU', 'drawn', 'CPU', 'remembered', 'CPU', 'more CPU', 'bar', 'holds'],
    ...rows,
  ]);
  return hold;
}

type Spent = { readonly wall: number; readonly cpu: number };

await measureAlone(measure);
