import { endGrant } from '../../access/grants/grants.ts';
import { readGrantsOf } from '../../access/grants/held-grants.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Check, checkOf } from './check.ts';
import { ada, count, grantAll, page, type Server, type Site } from './site.ts';

const tries = 1_000;

type Saved = { readonly saveCohort?: { readonly id?: string } } | undefined;

/** Saves a cohort and asks for it at once. */
async function saves({ ask }: Server): Promise<boolean> {
  const saved = await ask('mutation { saveCohort(name: "r8", where: { patient: {} }) { id } }');
  const id = (saved.data as Saved)?.saveCohort?.id; // as the schema says
  const found = await ask(
    `{ savedCohort(id: "${id}") { id } cohort(where: { cohort: "${id}" }) { count { value } } }`,
  );
  await ask(`mutation { deleteCohort(id: "${id}") }`);
  const gone = await ask(`{ savedCohort(id: "${id}") { id } }`);
  return (
    JSON.stringify(found.data) === JSON.stringify({ savedCohort: { id }, cohort: { count: { value: 4 } } }) &&
    JSON.stringify(gone.data) === '{"savedCohort":null}'
  );
}

/** Grants and asks at once, takes it away and asks at once. */
async function grants({ ask }: Server, graph: Graph): Promise<boolean> {
  const id = await grantAll(graph);
  const granted = await ask(count);
  const end = { reason: 'faults', by: 'bench', at: new Date().toISOString() };
  await endGrant(graph, { id, ...end });
  const ended = await Promise.all([ask(count), ask(page)]);
  return granted.codes.length === 0 && ended.every(({ codes }) => codes[0] === 'FORBIDDEN');
}

/** How many of a thousand tries saw something stale. */
async function staleOf(isFresh: () => Promise<boolean>): Promise<number> {
  let stale = 0;
  for (let n = 0; n < tries; n += 1) if (!(await isFresh())) stale += 1;
  return stale;
}

/** R8: what was written is read at once. */
export async function readsOfWrites(site: Site, server: Server): Promise<readonly Check[]> {
  const check = (what: string, stale: number) =>
    checkOf(`R8 ${what}, ${tries} times`, '0 stale answers', { seen: `${stale}`, holds: stale === 0 });
  const cohorts = await staleOf(() => saves(server));
  const rights = await site.withGraph(async (graph) => {
    await endAll(graph);
    const stale = await staleOf(() => grants(server, graph));
    await grantAll(graph);
    return stale;
  });
  return [
    check('a cohort saved, asked, deleted, asked', cohorts),
    check('a grant given, asked, ended, asked', rights),
  ];
}

/** Ends the grants that hold. */
async function endAll(graph: Graph): Promise<void> {
  for (const { id } of await readGrantsOf(graph, ada))
    await endGrant(graph, { id, reason: 'faults', by: 'bench', at: new Date().toISOString() });
}
