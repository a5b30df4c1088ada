#!/usr/bin/env node
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [major, minor] = engines.node.match(/\d+/g).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(`oncograph needs Node.js ${engines.node}; this is ${process.versions.node}.\n`);
  process.exit(1);
}
// Whoever stops reading what is told ends no server by it; what a command could not write decides its exit code.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../server/cli/cli.ts');
process.exit(await main(process.argv.slice(2), process.env, process));
