import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** File with the password of the database that is started from `dataDir`; only its owner can read it. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'neo4j', 'password');
}

/** The password of the database of `dataDir`; undefined before its first start. */
export async function readPassword(dataDir: string): Promise<string | undefined> {
  const file = passwordFile(dataDir);
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

/** The password of the database of `dataDir`, a new random one before its first start. */
export async function ensurePassword(dataDir: string): Promise<string> {
  const known = await readPassword(dataDir);
  if (known !== undefined) return known;
  const password = randomBytes(24).toString('hex');
  await mkdir(dirname(passwordFile(dataDir)), { recursive: true, mode: 0o700 });
  await writeFile(passwordFile(dataDir), password, { flag: 'wx', mode: 0o600 });
  return password;
}
