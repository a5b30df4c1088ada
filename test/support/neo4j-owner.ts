// A process that owns a Neo4j, to be killed: `fork` it with a data folder; it sends what it found.
import { readConfig } from '../../server/config.ts';
import { findOrStartNeo4j } from '../../server/neo4j/index.ts';
import { silent, testEnv } from './neo4j.ts';

const config = readConfig({ DATA_DIR: process.argv[2], NEO4J_MEMORY: '600m' });
const { kind, address } = await findOrStartNeo4j(config, silent, { env: testEnv });
process.send?.({ kind, address });
