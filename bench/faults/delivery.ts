import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { mapping, population, tables } from '../../test/import/hospital.ts';
import { clearPopulation, hashPopulation } from '../../test/support/population.ts';
import { type Check, checkOf } from './check.ts';
import { mustSucceed, type Site } from './site.ts';

/** Measurements for a dozen batches, of which some rows are malformed. */
const rows = 24_000;

/** Rows whose number is no multiple of it are well; the others have no date, no number or no patient. */
const every = 2_000;

/** A folder of tables that takes a dozen batches to load. */
export type Delivery = {
  /** Arguments of the command that loads it. */
  readonly load: readonly string[];
  /** Digest of the graph after a load. */
  readonly hash: (site: Site) => Promise<string>;
  /** Takes all of it out of the graph. */
  readonly clear: (site: Site) => Promise<void>;
};

/** Writes the tables to a new folder. */
export async function writeDelivery(folder: string): Promise<Delivery> {
  await mkdir(folder);
  const files = Object.entries({ ...tables, 'labs.tsv': manyLabs() });
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  return {
    load: ['load', 'tables', folder, '--mapping', mapping],
    hash: ({ withGraph }) => withGraph((graph) => hashPopulation(graph, population)),
    clear: ({ withGraph }) => withGraph((graph) => clearPopulation(graph, population)),
  };
}

function manyLabs(): string {
  const [header = ''] = tables['labs.tsv'].split('\n');
  return `${[header, ...Array.from({ length: rows }, (_, n) => lab(n))].join('\n')}\n`;
}

function lab(n: number): string {
  const [patient, date, value] = n % every === 0 ? (malformed[(n / every) % malformed.length] ?? well) : well;
  const id = patient === '' ? '' : `ITP${1 + (n % 2)}`;
  return [`L${n}`, id, 'it-a', 'hb', date, value === '' ? `${n / 1_000}` : value, 'g/dL', 'blood', ''].join(
    '\t',
  );
}

const well = ['yes', '2010-04-20', ''] as const;
const malformed = [
  ['', '2010-04-20', ''],
  ['yes', '2010-13-45', ''],
  ['yes', '2010-04-20', 'much'],
] as const;

/** R5: what came in is loaded or refused with a reason. */
export async function reconciles(site: Site, { load }: Delivery): Promise<Check> {
  const ended = await site.command(...load).ended;
  mustSucceed(ended);
  const [read, loaded, refused] = countsIn(ended.stdout);
  const [, path = ''] = /\d+ rejects: (.*)$/m.exec(ended.stdout) ?? [];
  const rejects = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const stored = await site.withGraph(storedOf);
  const reasons = rejects.filter(({ reason, row }) => reason !== '' && row > 0).length;
  return checkOf(
    `R5 ${rows / every} malformed rows of ${rows}`,
    'in = loaded + refused; each refused one with its row and reason',
    {
      seen: `${read} = ${loaded} + ${refused}; ${stored} in the graph, ${reasons} reasons`,
      holds: read === rows && loaded === stored && stored + reasons === rows && reasons === refused,
    },
  );
}

/** Read, loaded and refused: rows that were refused before they became measurements have a line of their own. */
function countsIn(summary: string): readonly [read: number, loaded: number, refused: number] {
  const [measurement, row] = ['measurement', 'row'].map((type) =>
    (new RegExp(`^${type} .*$`, 'm').exec(summary)?.[0] ?? '').split(/\s+/).map(Number),
  );
  const sum = (at: number) => (measurement?.[at] ?? 0) + (row?.[at] ?? 0);
  return [sum(1), sum(2), sum(4)];
}

async function storedOf(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ stored: number }>(cypher`
    MATCH (:Patient {population: ${population}})-->(record:Measurement)
    RETURN count(record) AS stored`);
  return row?.stored ?? 0;
}
