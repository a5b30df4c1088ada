import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printSchema } from 'graphql';
import { createSchema } from '../schema/index.ts';
import { serveTwoHospitals } from './two-hospitals.ts';

/**
 * Asks every operation of the schema with arguments that schemathesis makes up, as nobody and as somebody who was granted a
 * dataset. Exit code 1 where an answer is a fault of the server. See README.md.
 */
const { values: options } = parseArgs({
  options: { examples: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});

/** Of PyPI; it is put into a folder of its own, with Python 3 and its `venv`. */
const schemathesis = 'schemathesis==4.32.5';
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../.bench/fuzz', import.meta.url));
const python = join(folder, 'python');

/** Runs a program with its output on ours; schemathesis reads what it is told of this API by a variable. */
function run(program: string, args: readonly string[]): boolean {
  const hooks = { PYTHONPATH: here, SCHEMATHESIS_HOOKS: 'fuzz_hooks' };
  return (
    spawnSync(program, args, { stdio: 'inherit', cwd: folder, env: { ...process.env, ...hooks } }).status ===
    0
  );
}

mkdirSync(folder, { recursive: true });
const installed =
  existsSync(join(python, 'bin/schemathesis')) ||
  (run('python3', ['-m', 'venv', python]) &&
    run(join(python, 'bin/pip'), ['install', '--quiet', schemathesis]));
if (!installed) throw new Error(`${schemathesis} could not be installed`);

const contract = join(folder, 'schema.graphql');
writeFileSync(contract, printSchema(createSchema()));
const { server, tokens } = await serveTwoHospitals();

/** Whether no answer to a caller with these headers is a fault of the server. */
function fuzz(...headers: readonly string[]): boolean {
  return run(join(python, 'bin/schemathesis'), [
    ...['run', contract, '--url', server.url, '--checks', 'no_fault', '--no-color'],
    ...['--max-examples', `${options.examples}`, '--seed', `${options.seed}`, '--workers', '1'],
    ...headers.flatMap((header) => ['-H', header]),
  ]);
}

const [own] = Object.values(tokens);
const held = [fuzz(), fuzz(`Authorization: Bearer ${own}`)];
await server.stop();
if (!held.every((one) => one)) process.exitCode = 1;
