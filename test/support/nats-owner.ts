// A process that owns a NATS server, to be killed: `fork` it with a folder and a file of users; it sends what it started.
import { findOrStartNats } from '../../server/nats/index.ts';
import { silent } from './neo4j.ts';

const [folder = '', users = ''] = process.argv.slice(2);
const { servers, pidFile } = await findOrStartNats({ given: [], folder, users }, silent, {
  env: process.env,
});
process.send?.({ servers, pidFile });
