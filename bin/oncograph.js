#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../server/cli/cli.ts');
// Whoever stops reading what is told ends no server by it.
process.stderr.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exit(await main(process.argv.slice(2), process.env, process));
