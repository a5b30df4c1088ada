import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printTable } from './measure.ts';

/** Takes out one part of the gate after another, in a copy, and looks which attacks notice. Exit code 1 where none does. See README.md. */
const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });

/** A text that stands once in a file, what stands there without one part of the gate, and the attacks that have to notice. */
type Mutation = {
  readonly without: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly attacks: string;
};

const mutations: readonly Mutation[] = [
  {
    ...{ without: 'the ledger', file: 'ledger/purchase.ts', attacks: 'accounts' },
    ...{ from: 'if (excesses.length === 0)', to: 'if (excesses.length >= 0)' },
  },
  {
    ...{ without: 'the canonical form', file: 'disclosure/protected/measure.ts', attacks: 'rewrites' },
    ...{ from: "keyOf(['count', form], frame)", to: "keyOf(['count', JSON.stringify(part)], frame)" },
  },
  {
    ...{ without: 'the remembered answer', file: 'ledger/bill.ts', attacks: 'averaging' },
    ...{ from: 'valid.get(one.key)', to: "valid.get('')" },
  },
  {
    ...{ without: 'the fixed time', file: 'disclosure/pace.ts', attacks: 'small-sets' },
    ...{ from: 'if (stepMs === 0) return;', to: 'if (stepMs >= 0) return;' },
  },
  {
    ...{ without: 'the fixed length', file: 'server/http/paced-answers.ts', attacks: 'small-sets' },
    ...{ from: 'Math.ceil(bytes / paddedTo) * paddedTo - bytes', to: '0 * paddedTo' },
  },
  {
    ...{ without: 'the threshold', file: 'noise/display.ts', attacks: 'small-sets' },
    ...{ from: 'noisy < BigInt(display.shownFrom)', to: 'noisy < 1n' },
  },
  {
    ...{ without: 'the noise', file: 'disclosure/bought-answers.ts', attacks: 'trackers' },
    ...{ from: 'n + Number(draw())', to: 'n + 0 * Number(draw())' },
  },
  {
    ...{ without: 'the time of a charge', file: 'disclosure/bought-answers.ts', attacks: 'small-sets' },
    ...{ from: 'ledger.buy(drawn, account, at)', to: 'ledger.buy(drawn, account)' },
  },
  {
    ...{ without: 'both locks of other numbers', file: 'disclosure/registered.ts', attacks: 'rewrites' },
    ...{
      from: 'policy: nothingLeaves, index: () => withoutData(asking)',
      to: 'policy: asking.policy, index: asking.index',
    },
  },
  {
    ...{ without: 'texts that are refused', file: 'disclosure/protected/refused-record.ts' },
    ...{ attacks: 'side-doors', from: 'source.length > 0', to: 'source.length < 0' },
  },
  {
    ...{ without: 'codes that are hidden', file: 'cohort/resolve/set.ts', attacks: 'side-doors' },
    ...{ from: 'if (hidden.size === 0) return found;', to: 'if (hidden.size >= 0) return found;' },
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));

/** The checkout without what it is not made of, to be spoilt. */
function copyOf(folder: string): void {
  const left = new Set(['node_modules', '.git', '.bench', 'data']);
  cpSync(root, folder, { recursive: true, filter: (path) => !left.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** The titles of the tests that fail. */
function failing(folder: string, attacks: string): readonly string[] {
  const isLong = existsSync(join(folder, `test/privacy/${attacks}.long.test.ts`));
  const project = isLong ? 'long' : 'integration';
  const args = ['vitest', 'run', '--project', project, `test/privacy/${attacks}.`, '--reporter=json'];
  const { stdout, stderr } = spawnSync('npx', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const start = stdout.indexOf('{"numTotalTestSuites"');
  if (start < 0 || stdout.includes('"numTotalTests":0'))
    throw new Error(`${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`);
  const { testResults } = JSON.parse(stdout.slice(start)) as Results; // the reporter's form
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
}

type Results = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

const folder = mkdtempSync(join(tmpdir(), 'oncograph-mutations-'));
const rows: (readonly (string | number)[])[] = [];
try {
  copyOf(folder);
  for (const { without, file, from, to, attacks } of mutations.filter((one) =>
    one.without.includes(options.only),
  )) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new TypeError(`${file} has not once: ${from}`);
    writeFileSync(path, text.replace(from, to));
    const noticed = failing(folder, attacks);
    writeFileSync(path, text);
    rows.push([without, attacks, noticed.length, noticed[0] ?? 'NONE']);
    process.stderr.write(`without ${without}: ${noticed.length}\n`);
    if (noticed.length === 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
printTable('Taken out, one at a time', [['without', 'attacks', 'that fail', 'the first'], ...rows]);
