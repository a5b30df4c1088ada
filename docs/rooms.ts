import { toCode, toTable } from './table.ts';

/** A room: a folder of files that other rooms take only what stands at its door. */
export type Room = {
  /** What it is, in one sentence. */
  readonly is: string;
  /** Rooms, rooms in rooms or single files that its files may import. */
  readonly takes: readonly string[];
  /** Files of it that other rooms may import, without their ending; all of them where it is not said. */
  readonly door?: readonly string[];
  /** Rooms in it, and of which others of them each takes; `.` are the files that stand in it directly. */
  readonly inside?: Readonly<Record<string, readonly string[]>>;
};

/** All rooms, each above those that it takes. `test/architecture` holds every import against this. */
export const rooms: Readonly<Record<string, Room>> = {
  ontology: {
    is: 'What the project knows without I/O: record types and their fields, vocabularies, units, time, the form of mappings, errors.',
    takes: [],
  },
  graph: {
    is: 'The way to Neo4j: the driver, the Cypher tag, batches and pages of reads, which version the graph has; and when work lets others go on.',
    takes: ['ontology'],
  },
  access: {
    is: 'Who asks: tokens, logins in the browser, grants, and what they allow.',
    takes: ['ontology', 'graph'],
    door: [
      'authenticate',
      'begun-logins',
      'brought/brings',
      'brought/entitlements',
      'browser-site',
      'code-flow',
      'cookie-in',
      'grant',
      'grants',
      'login',
      'own-tokens',
      'person',
      'personal-tokens',
      'safe-url',
      'same-origin',
      'sessions',
      'time',
      'visas/visa-issuer',
    ],
    inside: { visas: ['.'], brought: ['.', 'visas'], '.': ['brought'] },
  },
  audit: {
    is: 'What was asked, shown and changed, kept so that it can be proven: chains of lines, each naming the one before.',
    takes: ['ontology', 'graph'],
    door: [
      'asked',
      'audit',
      'event',
      'fhir',
      'files',
      'heads',
      'line',
      'patients',
      'read',
      'trail',
      'unavailable',
      'verify',
    ],
  },
  terminology: {
    is: 'Concepts, their hierarchy and mappings in memory, with concept sets, expression constraints and search.',
    takes: ['ontology', 'graph'],
    door: [
      'closure',
      'codes',
      'concept-set',
      'current',
      'ecl/evaluate',
      'hierarchy',
      'lists',
      'numbers',
      'read',
      'search/parse',
      'search/search',
      'search/used',
      'snomed',
      'terminology',
    ],
  },
  index: {
    is: 'The cohort index: each population as columns in memory, built from Neo4j or read from its file.',
    takes: ['ontology', 'graph', 'terminology'],
    door: [
      'cohort-index',
      'columns/bits',
      'columns/column',
      'columns/facet-lists',
      'columns/field-columns',
      'columns/number-column',
      'columns/segment',
      'columns/texts',
      'columns/value-column',
      'columns/value-order',
      'concept-numbers',
      'current',
      'keep',
      'part',
      'scope',
      'timelines',
      'view',
    ],
    inside: { columns: [], build: ['columns'], '.': ['columns', 'build'] },
  },
  cohort: {
    is: 'Questions about patients: read, resolved against what occurs, matched as sets, answered.',
    takes: ['ontology', 'graph', 'terminology', 'index'],
    door: [
      'answer/answers',
      'answer/ask',
      'answer/bins',
      'answer/coverage',
      'answer/crosstab',
      'answer/facets',
      'answer/histogram',
      'answer/imaging',
      'answer/overlap',
      'answer/series',
      'answer/undecided',
      'faults',
      'manifest/format',
      'manifest/series',
      'saved/change',
      'saved/definition',
      'saved/forget',
      'saved/opaque-input',
      'saved/store',
      'saved/stored-definitions',
      'saved/viewer',
    ],
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
    door: ['field-mappings', 'figures', 'graph-figures', 'mapping-figures', 'usage'],
  },
  loaders: {
    is: 'Reads of records, concepts and datasets that are known by key, in batches; nothing here counts patients.',
    takes: ['ontology', 'graph', 'terminology', 'cohort/saved'],
    door: [
      'catalogue',
      'concept-hierarchy',
      'concept-lists',
      'concept-memory',
      'concepts',
      'dataset-contact',
      'datasets',
      'described-datasets',
      'index',
      'loads',
      'mapping-pages',
      'open-datasets',
      'panels',
      'patients',
      'record-reads',
      'record-stream',
      'registered-datasets',
      'records',
      'saved-cohorts',
      'studies',
      'told-concepts',
      'told-version',
      'used-terminology',
    ],
  },
  disclosure: {
    is: 'The one gate: every number that leaves is asked for here and released here.',
    takes: ['ontology', 'graph', 'access', 'audit', 'terminology', 'index', 'cohort', 'figures', 'loaders'],
    door: [
      'asker',
      'caller',
      'cohort',
      'comparison',
      'concept-counts',
      'concept-search',
      'concept-use',
      'coverage',
      'crosstab',
      'dataset-counts',
      'described-values',
      'disclosure',
      'facet',
      'histogram',
      'holdings',
      'manifest',
      'mapping-quality',
      'names',
      'policy',
      'question',
      'release',
      'saved-cohort',
      'told',
    ],
  },
  resolvers: {
    is: 'GraphQL: an argument, one call, a value; and who may ask it.',
    takes: [
      ...['ontology', 'graph/breathe.ts', 'graph/page.ts', 'graph/remember-by.ts'],
      ...['access', 'loaders', 'disclosure'],
    ],
    door: ['context', 'index', 'permissions', 'shield'],
  },
  schema: {
    is: 'The GraphQL contract, a file a subject, and its assembly.',
    takes: ['ontology', 'resolvers'],
    door: ['index', 'model-faults', 'type-defs'],
  },
  fair: {
    is: 'Public documents: what is said of a thing, in which format, with which page.',
    takes: ['ontology', 'graph/remember-by.ts', 'loaders', 'disclosure'],
    door: [
      'catalogue/drafts',
      'catalogue/facts',
      'catalogue/routes',
      'catalogue/shortfalls',
      'catalogue/source',
      'catalogue/told',
      'catalogue/versioned',
      'dump/catalog',
      'dump/formats',
      'dump/records',
      'dump/terminology',
      'fdp/routes',
      'html/html',
      'html/shell',
      'http/answer',
      'http/choose',
      'http/conditional',
      'http/encoding',
      'http/format',
      'http/links',
      'http/preference',
      'http/refusal',
      'http/render',
      'ldes/routes',
      'linked/answer',
      'linked/context',
      'linked/plan',
      'rdf/context',
      'rdf/entity',
      'rdf/formats',
      'rdf/iris',
      'rdf/profiles',
      'rdf/resource',
      'rdf/suffix',
      'records/ontology',
      'records/routes',
      'shacl/check',
      'shacl/checker',
      'site/discovery',
      'site/root',
      'site/site',
      'skos/routes',
      'sparql/description',
      'sparql/engine',
      'sparql/formats',
      'sparql/page',
      'sparql/public-graph',
      'sparql/request',
      'sparql/words',
      'sssom/mappings',
      'sssom/routes',
      'void/routes',
    ],
  },
  import: {
    is: 'Everything that writes: releases of vocabularies, tables by a mapping, descriptions, removal and erasure.',
    takes: ['ontology', 'graph', 'terminology', 'cohort/saved'],
    door: [
      'concepts/candidates',
      'concepts/check-mapping',
      'concepts/restandardise',
      'describe/describe',
      'describe/description',
      'describe/versions',
      'forget/forget',
      'forget/remove',
      'load/dry-mapping',
      'load/load',
      'load/load-source',
      'load/rejects',
      'load/report',
      'mapping/nearest',
      'mapping/notes',
      'mapping/yaml',
      'store/software',
      'store/store',
      'vocabulary/athena/release',
      'vocabulary/chosen',
      'vocabulary/loinc',
      'vocabulary/obo/release',
      'vocabulary/release',
      'vocabulary/retired',
      'vocabulary/rf2/release',
      'vocabulary/sssom/predicate',
      'vocabulary/sssom/release',
      'vocabulary/sssom/write',
      'vocabulary/ucum',
      'vocabulary/write',
    ],
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
    takes: [
      ...['ontology', 'graph', 'access', 'audit', 'terminology', 'index', 'loaders', 'disclosure'],
      ...['resolvers', 'schema', 'fair', 'import'],
    ],
    door: [],
    inside: {
      neo4j: ['.'],
      http: ['.'],
      login: ['.', 'http'],
      backup: ['.', 'neo4j'],
      commands: ['.', 'backup', 'http', 'neo4j'],
      cli: ['.', 'commands', 'neo4j'],
      '.': ['http', 'login', 'neo4j', 'commands'],
    },
  },
};

/** The page of the rooms. */
export function toRoomsPage(): string {
  const all = Object.entries(rooms);
  const rows = all.map(([name, { is, takes }]) => [toCode(`${name}/`), is, takes.map(toCode).join(', ')]);
  const insides = all.flatMap(([name, { inside = {} }]) =>
    Object.entries(inside).map(([sub, takes]) => [
      placeIn(name, sub),
      takes.map((one) => placeIn(name, one)).join(', '),
    ]),
  );
  const doors = all.map(([name, { door }]) => [
    toCode(`${name}/`),
    door === undefined ? 'everything' : door.map(toCode).join(', '),
  ]);
  return `# Rooms

A room is a folder. Its files import each other, and of the rooms that it takes what stands at their door. No file leads back to itself
by its imports. A test reads all imports and fails on any that is not allowed here; this page is made from \`docs/rooms.ts\` by
\`npm run docs\`.

${toTable(['room', 'is', 'takes'], rows)}

## Rooms in rooms

${toTable(['room', 'takes, of its neighbours'], insides)}

## Doors

${toTable(['room', 'what others may import'], doors)}
`;
}

function placeIn(room: string, sub: string): string {
  return toCode(sub === '.' ? `${room}/*.ts` : `${room}/${sub}/`);
}
