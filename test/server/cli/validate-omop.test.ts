import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../server/cli/cli.ts';
import { createCollector } from '../../support/collector.ts';

const state = { folder: '' };
beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-omop-cli-'));
  await writeFile(join(state.folder, 'PERSON.csv'), 'person_id\n1\n1\n');
});
afterAll(() => rm(state.folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [createCollector(), createCollector()];
  const code = await main(['validate', 'omop', ...args], {}, { stdout, stderr });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

describe('validate omop', () => {
  it('ends with 0 whatever it finds', async () =>
    expect(await run(state.folder)).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^PERSON\.csv: 2 rows\n[\s\S]+FAIL {2}isPrimaryKey .+ row 3\n[\s\S]+ do not apply\.\n$/,
      ),
      stderr: '',
    }));
  it('gives every check as JSON', async () => {
    const { checks, failed } = JSON.parse((await run(state.folder, '--json')).stdout);
    expect(checks.filter((one: { readonly failed: boolean }) => one.failed)).toHaveLength(failed);
  });
  it('ends with 1 where the folder cannot be read', async () =>
    expect(await run(join(state.folder, 'none'))).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/none cannot be read\.\n$/),
    }));
  it('tells wrong use with 2', async () => expect(await run()).toMatchObject({ code: 2, stdout: '' }));
});
