import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts } from '../../server/commands/demo-accounts.ts';
import { freePort } from '../../server/free-port.ts';
import { type Browser, createBrowser } from '../support/browser.ts';
import { type Run, startCli } from '../support/cli.ts';
import { createDataDir } from '../support/neo4j.ts';

let dataDir: string;
let demo: Run;
let url: string;

beforeAll(async () => {
  dataDir = await createDataDir();
  const port = await freePort();
  url = `http://localhost:${port}`;
  const ownDatabase = { DOCKER_HOST: 'tcp://127.0.0.1:1', NEO4J_MEMORY: '600m' };
  demo = startCli(['demo', 'login'], { ...ownDatabase, PORT: String(port), DATA_DIR: dataDir });
  expect(await demo.says(`Log in at ${url}`), demo.said().stderr).toBe(true);
});
afterAll(async () => {
  demo.kill('SIGTERM');
  await demo.ended;
  await rm(dataDir, { recursive: true });
});

/** Logs in as an evaluator does; gives the page that is shown then. */
async function logIn(browser: Browser, subject: string): Promise<string> {
  const choice = await browser.visit(`${url}/login?returnTo=/account`);
  const [link = ''] = choice.text.match(new RegExp(`authorize\\?[^"]*account=${subject}(?=")`)) ?? [];
  return (await browser.visit(new URL(link.replaceAll('&amp;', '&'), choice.url).href)).text;
}

/** How many patients the browser may count, that it is not told, or the code of the refusal. */
async function count(browser: Browser): Promise<unknown> {
  const { text } = await browser.open(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ query: '{ cohort(where: { patient: {} }) { count { value precision } } }' }),
  });
  const { data, errors } = JSON.parse(text);
  const { value, precision } = data?.cohort.count ?? {};
  if (precision === 'NOISY') return precision;
  return value ?? precision ?? errors[0].extensions.code;
}

describe('demo login', () => {
  it('shows each tier to the account that it is of', async () => {
    const seen: unknown[] = [];
    for (const { subject, name } of demoAccounts) {
      const browser = createBrowser();
      const page = await logIn(browser, subject);
      seen.push([subject, page.includes(name), await count(browser)]);
    }
    expect(seen).toEqual([
      ['stranger', false, 'FORBIDDEN'],
      ['registered', true, 'NOISY'],
      ['reader', true, 4],
      ['steward', true, expect.any(Number)],
    ]);
  });
});
