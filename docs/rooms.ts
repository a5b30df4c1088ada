import { toCode, toTable } from './table.ts';

/** A room: a folder of files that other rooms take only what stands at its door. */
export type Room = {
  /** What it is, in one sentence. */
  readonly is: string;
  /** Rooms, rooms in rooms or single files that its files may import. */
  readonly takes: readonly string[];
  /** Files and folders of it that other rooms may import. */
  readonly door: readonly string[];
  /** Rooms in it, and of which others of them each takes; `.` are the files that stand in it directly. */
  readonly inside?: Readonly<Record<string, readonly string[]>>;
};

const engine = ['ontology', 'graph', 'terminology', 'index', 'cohort', 'figures'];

/** All rooms, each above those that it takes. `test/architecture` holds every import against this. */
export const rooms: Readonly<Record<string, Room>> = {
  ontology: {
    is: 'What the project knows without I/O: record types and their fields, vocabularies, units, time, the form of mappings, errors.',
    takes: [],
    door: [],
  },
  graph: {
    is: 'The way to Neo4j: the driver, the Cypher tag, batches and pages of reads, and which version the graph has.',
    takes: ['ontology'],
    door: [],
  },
  terminology: {
    is: 'Concepts, their hierarchy and mappings in memory, with concept sets, expression constraints and search.',
    takes: ['ontology', 'graph'],
    door: [],
  },
  index: {
    is: 'The cohort index: each population as columns in memory, built from Neo4j or read from its file.',
    takes: ['ontology', 'graph', 'terminology'],
    door: [],
    inside: { columns: [], build: ['columns'], '.': ['columns', 'build'] },
  },
  cohort: {
    is: 'Questions about patients: read, resolved against what occurs, matched as sets, answered.',
    takes: ['ontology', 'graph', 'terminology', 'index'],
    door: [],
    inside: {
      '.': [],
      parse: ['.'],
      match: ['.'],
      cypher: ['.'],
      words: ['.'],
      saved: ['.', 'parse', 'match'],
      resolve: ['.', 'match', 'saved'],
      manifest: ['.', 'cypher'],
      answer: ['.', 'parse', 'match', 'cypher', 'words', 'saved', 'resolve'],
    },
  },
  figures: {
    is: 'True numbers of whole datasets and of concepts, counted once per version.',
    takes: ['ontology', 'graph', 'terminology', 'index', 'cohort'],
    door: [],
  },
  loaders: {
    is: 'Reads of records, concepts and datasets that are known by key, in batches; nothing here counts patients.',
    takes: ['ontology', 'graph', 'terminology', 'cohort/saved'],
    door: [],
  },
  disclosure: {
    is: 'The one gate: every number that leaves is asked for here and released here.',
    takes: [...engine, 'loaders'],
    door: [],
  },
  resolvers: {
    is: 'GraphQL: an argument, one call, a value; and who may ask it.',
    takes: ['ontology', 'graph/page.ts', 'loaders', 'disclosure'],
    door: [],
  },
  schema: {
    is: 'The GraphQL contract, a file a subject, and its assembly.',
    takes: ['ontology', 'resolvers'],
    door: [],
  },
  fair: {
    is: 'Public documents: what is said of a thing, in which format, with which page.',
    takes: ['ontology', 'loaders', 'disclosure'],
    door: [],
  },
  import: {
    is: 'Everything that writes: releases of vocabularies, tables by a mapping, descriptions, removal and erasure.',
    takes: ['ontology', 'graph', 'terminology', 'cohort/saved'],
    door: [],
    inside: {
      source: [],
      store: [],
      vocabulary: ['source', 'store'],
      '.': ['store'],
      mapping: ['.', 'source', 'store'],
      concepts: ['.', 'store', 'vocabulary', 'mapping'],
      describe: ['mapping', 'store'],
      load: ['.', 'source', 'store', 'vocabulary', 'mapping', 'concepts', 'describe'],
      forget: ['store', 'describe', 'load'],
    },
  },
  server: {
    is: 'Settings, wiring, HTTP, the command line, and the Neo4j that is started here.',
    takes: [...engine, 'loaders', 'disclosure', 'resolvers', 'schema', 'fair', 'import'],
    door: ['config.ts'],
    inside: {
      neo4j: ['.'],
      http: ['.'],
      commands: ['.', 'http', 'neo4j'],
      cli: ['.', 'commands', 'neo4j'],
      '.': ['http', 'neo4j', 'commands'],
    },
  },
};

/** The page of the rooms. */
export function toRoomsPage(): string {
  const rows = Object.entries(rooms).map(([name, { is, takes }]) => [
    toCode(`${name}/`),
    is,
    takes.map(toCode).join(', '),
  ]);
  const insides = Object.entries(rooms).flatMap(([name, { inside = {} }]) =>
    Object.entries(inside).map(([sub, takes]) => [
      toCode(sub === '.' ? `${name}/*.ts` : `${name}/${sub}/`),
      takes.map((one) => toCode(one === '.' ? '*.ts' : `${one}/`)).join(', '),
    ]),
  );
  const doors = Object.entries(rooms).map(([name, { door }]) => [
    toCode(`${name}/`),
    door.map(toCode).join(', '),
  ]);
  return `# Rooms

A room is a folder. Its files import each other, and of other rooms only what stands at their door. No file leads back to
itself by its imports. \`npm test\` reads all imports and fails on any that is not allowed here; this page is made from
\`docs/rooms.ts\` by \`npm run docs\`.

${toTable(['room', 'is', 'takes'], rows)}

## Rooms in rooms

${toTable(['room', 'takes, of its neighbours'], insides)}

## Doors

${toTable(['room', 'what others may import'], doors)}
`;
}
