import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Fraction } from 'fraction.js';
import { drawDiscreteGaussian } from '../noise/gaussian.ts';

/**
 * Draws noise from the random source of the system, and has it compared with that of OpenDP. Exit code 1 where both do not look
 * alike. See README.md.
 */
const { values: options } = parseArgs({ options: { draws: { type: 'string', default: '50000' } } });

/** Of PyPI; it is put into a folder of its own, with Python 3 and its `venv`. */
const opendp = 'opendp==0.16.0';
const folder = fileURLToPath(new URL('../.bench/noise', import.meta.url));
const python = join(folder, 'python');
const script = fileURLToPath(new URL('noise_against_opendp.py', import.meta.url));

/** Of which both draw; those that doubles hold exactly, as OpenDP takes one. */
const sigmas = ['0.5', '2.5', '5', '10', '20'];

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}

mkdirSync(folder, { recursive: true });
const installed =
  run('python3', '-m', 'venv', python) && run(join(python, 'bin/pip'), 'install', '--quiet', opendp);
if (!installed) throw new Error(`${opendp} could not be installed`);

const draws = sigmas.map((sigma) => {
  const variance = new Fraction(sigma).pow(2);
  return [sigma, Array.from({ length: Number(options.draws) }, () => Number(drawDiscreteGaussian(variance)))];
});
const file = join(folder, 'draws.json');
writeFileSync(file, JSON.stringify(draws));
if (!run(join(python, 'bin/python'), script, file)) process.exitCode = 1;
