import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTypeDefs } from '../schema/type-defs.ts';
import { resolverTypesFile, toResolverTypes } from './resolver-types.ts';

try {
  const text = await toResolverTypes(readTypeDefs());
  await writeFile(join(import.meta.dirname, '..', resolverTypesFile), text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
