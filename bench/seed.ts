import { readFileSync } from 'node:fs';

/** Times counts and nested pages over HTTP against a server that serves the shipped data; prints a table. */
const url = process.env.BENCH_URL ?? 'http://127.0.0.1:4000/graphql';
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);

type Answer = {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string }[];
};

async function ask(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ ms: number; bytes: number; data: unknown }> {
  const start = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const ms = performance.now() - start;
  const answer: Answer = JSON.parse(text);
  if (answer.errors !== undefined) throw new Error(answer.errors[0]?.message);
  return { ms, bytes: text.length, data: answer.data };
}

const radiology = { imaging: { modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'] } };

/** Questions of the kinds that people ask, from plain to many parts. */
const counts: Readonly<Record<string, unknown>> = {
  sex: { patient: { sex: ['FEMALE'] } },
  'disease and below': { condition: { code: { codes: ['DOID:263'] } } },
  modality: radiology,
  'lab above': { measurement: { test: { source: ['psa_preoperative'] }, value: { min: 10, unit: 'ng/mL' } } },
  gene: { variant: { gene: ['TP53'] } },
  'wild type': { variant: { gene: ['VHL'], status: ['WILD_TYPE'] } },
  'five linked kinds': {
    all: [
      radiology,
      { imaging: { modality: ['SM'] } },
      { imaging: { modality: ['SEG'] } },
      { assay: { kind: ['MUTATION'] } },
      { measurement: { method: ['blood'] } },
    ],
  },
};

const page = readFileSync(new URL('./page.graphql', import.meta.url), 'utf8');
const everything = readFileSync(new URL('./everything.graphql', import.meta.url), 'utf8');

async function timesOf(query: string, variables: readonly Record<string, unknown>[]) {
  const answers = [];
  for (const one of variables) answers.push(await ask(query, one));
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    first: Math.round(answers[0]?.ms ?? 0),
    min: at(0),
    p50: at(0.5),
    p95: at(0.95),
    bytes: answers[0]?.bytes ?? 0,
  };
}

/** Cursors of pages all over the data, so that no page was read before. */
async function cursors(n: number): Promise<readonly (string | null)[]> {
  const query =
    'query($after: String) { cohort(where: { patient: {} }) { patients(first: 100, after: $after) { pageInfo { endCursor } } } }';
  const found: (string | null)[] = [null];
  while (found.length < n) {
    const { data } = await ask(query, { after: found.at(-1) });
    found.push(JSON.parse(JSON.stringify(data)).cohort.patients.pageInfo.endCursor);
  }
  return found;
}

const row = (name: string, figures: Record<string, number>) =>
  console.log([name.padEnd(28), ...Object.values(figures).map((n) => String(n).padStart(9))].join(''));
console.log(
  `${'question'.padEnd(28)}${['first', 'min', 'p50', 'p95', 'bytes'].map((h) => h.padStart(9)).join('')}`,
);
for (const [name, where] of Object.entries(counts))
  row(
    `count: ${name}`,
    await timesOf(
      'query($where: CriterionInput!) { cohort(where: $where) { count { value } } }',
      Array.from({ length: rounds }, () => ({ where })),
    ),
  );
const starts = (await cursors(24)).slice(1).map((after) => ({ after }));
row('page of 50', await timesOf(page, starts.slice(0, 12)));
row('page of 50, everything', await timesOf(everything, starts.slice(12)));
