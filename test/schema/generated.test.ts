import { readFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import config from '../../codegen.ts';

it('resolver types are those of the schema as it stands: else run `npm run generate`', async () => {
  const files: readonly { filename: string; content: string }[] = await generate(
    { ...config, silent: true },
    false,
  );
  const stale = await Promise.all(
    files.map(async ({ filename, content }) => (await readFile(filename, 'utf8')) !== content),
  );
  expect(stale).toEqual([false]);
});
