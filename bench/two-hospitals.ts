import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, type Server, type Settings, startServer } from './process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/oncograph.js');
const example = join(root, 'docs/examples/hospital');

/** Two hospitals with the same four patients, neither of which is open; each has somebody who was granted it, known by a token. */
export const hospitals = ['hospital-oncology', 'clinic-oncology'] as const;

export type TwoHospitals = {
  readonly server: Server;
  readonly tokens: Readonly<Record<(typeof hospitals)[number], string>>;
};

/** Starts a server under tiered access over both, of a folder of its own that is made once. */
export async function serveTwoHospitals(
  further: Readonly<Record<string, string>> = {},
): Promise<TwoHospitals> {
  const folder = join(root, '.bench', 'two-hospitals');
  const settings = {
    ...{ DATA_DIR: join(folder, 'data'), SEED: 'none', ACCESS: 'tiered', NEO4J_MEMORY: '800m' },
    ...{ REQUESTS_A_MINUTE: '1000000', COST_A_MINUTE: '100000000', REQUESTS_AT_ONCE: '64' },
    ...further,
  };
  const isNew = !existsSync(settings.DATA_DIR);
  const server = await startServer(settings);
  if (isNew) await fill(folder, settings);
  const made = hospitals.map((dataset) => [dataset, tokenOf(dataset, settings)]);
  return { server, tokens: Object.fromEntries(made) as TwoHospitals['tokens'] }; // of every hospital
}

/** Loads the example, and again under other names, into the database of the server; who reads a hospital is called as it. */
async function fill(folder: string, settings: Settings): Promise<void> {
  for (const dataset of hospitals) {
    const copy = join(folder, dataset);
    mkdirSync(copy, { recursive: true });
    cpSync(example, copy, { recursive: true });
    const mapping = join(copy, 'mapping.yaml');
    const [name = ''] = dataset.split('-');
    const text = readFileSync(mapping, 'utf8')
      .replaceAll('hospital-oncology', dataset)
      .replace('population: hospital', `population: ${name}`);
    writeFileSync(mapping, text);
    await runCommand(settings, ['load', 'tables', join(copy, 'tables'), '--mapping', mapping]);
    await runCommand(settings, ['grant', 'add', dataset, '--to', dataset, '--reason', 'a benchmark']);
  }
}

/** A personal token of who reads a hospital. @throws Error where there is none to be had */
function tokenOf(subject: string, settings: Settings): string {
  const asked = ['token', 'create', '--for', subject, '--name', 'a benchmark', '--until', '2090-01-01'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...asked], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...settings },
    encoding: 'utf8',
  });
  const token = /onc_\S+/.exec(stdout)?.[0];
  if (token === undefined) throw new Error(stderr);
  return token;
}
