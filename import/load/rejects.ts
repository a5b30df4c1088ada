import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './report.ts';

/**
 * Writes what a load rejected, a line of JSON each, readable by the owner alone; gives the path, or undefined where
 * nothing was rejected. `patient` is the keyed hash by which `forget` finds the line again.
 */
export async function writeRejects(
  dataDir: string,
  name: string,
  { rejects }: Report,
): Promise<string | undefined> {
  if (rejects.length === 0) return undefined;
  const folder = join(dataDir, 'rejects');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.jsonl`);
  const lines = rejects.map(({ file, row, record, column, value, reason, kept, patient }) =>
    JSON.stringify({ file, row, record, column, value, reason, recordLoaded: kept, patient }),
  );
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return path;
}

/** Takes every line that names one of `words` out of the reject files. */
export async function forgetRejects(dataDir: string, words: readonly string[]): Promise<void> {
  const folder = join(dataDir, 'rejects');
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.jsonl'))) {
    const path = join(folder, name);
    const lines = (await readFile(path, 'utf8')).split('\n');
    const kept = lines.filter((line) => line === '' || !namesOne(JSON.parse(line), words));
    if (kept.length < lines.length) await writeFile(path, kept.join('\n'), { mode: 0o600 });
  }
}

/** Whether any text of a line is or holds one of `words`, not as a part of a longer word: P1 is not P12. */
function namesOne(line: object, words: readonly string[]): boolean {
  const texts = Object.values(line).filter((value): value is string => typeof value === 'string');
  return words.some((word) => texts.some((text) => holdsWord(text, word)));
}

function holdsWord(text: string, word: string): boolean {
  const inWord = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!inWord.test(text[at - 1] ?? '') && !inWord.test(text[at + word.length] ?? '')) return true;
  return false;
}
