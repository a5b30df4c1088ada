import { parse } from 'csv-parse/sync';
import { KnownError } from '../../../ontology/errors.ts';
import { bytesOf, longestLine } from './bytes.ts';

/**
 * `tab`: separated by tabs, without quoting and escaping, dates yyyymmdd: the download itself.
 * `comma`: RFC 4180, dates yyyy-mm-dd: the form of demo sets.
 */
export type AthenaForm = 'tab' | 'comma';

/** Form and columns of a file, by its first line; the columns in lower case. @throws KnownError */
export async function readHeader(
  path: string,
  file: string,
): Promise<{ readonly form: AthenaForm; readonly header: readonly string[] }> {
  const line = await firstLine(path, file);
  if (line.includes('\t')) return { form: 'tab', header: line.split('\t').map(toName) };
  if (line.includes(',')) return { form: 'comma', header: cellsOf(line, file).map(toName) };
  throw fault(file, `a header separated by tabs or commas is expected, but it is "${line.slice(0, 80)}"`);
}

function toName(column: string): string {
  return column.trim().toLowerCase();
}

function cellsOf(line: string, file: string): readonly string[] {
  try {
    const [cells = []] = parse(line);
    return cells;
  } catch (error) {
    throw fault(file, 'the header is not RFC 4180', error);
  }
}

async function firstLine(path: string, file: string): Promise<string> {
  const read: Buffer[] = [];
  try {
    for await (const chunk of bytesOf(path)) {
      read.push(chunk);
      if (chunk.includes('\n') || read.length * chunk.length > longestLine) break;
    }
  } catch (error) {
    throw fault(file, 'it cannot be read', error);
  }
  const [line = ''] = Buffer.concat(read)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  if (line === '') throw fault(file, 'a header is expected, but there is nothing');
  return line;
}

function fault(file: string, what: string, cause?: unknown): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The file ${file}, line 1: ${what}.`, { cause });
}
