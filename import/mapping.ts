import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { KnownError } from '../ontology/errors.ts';
import schema from '../ontology/mapping.schema.json' with { type: 'json' };
import type { Mapping } from '../ontology/mapping.ts';
import { mappingFaults } from './mapping-faults.ts';

/** Where in the mapping something is wrong, by keys and positions. */
export type MappingFault = { readonly at: readonly (string | number)[]; readonly what: string };

const validate = new Ajv2020({
  allErrors: true,
  strict: false,
  formats: { regex: isPattern },
}).compile<Mapping>(schema);

/** Reads a mapping file. @throws KnownError that names each fault with its line and key */
export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The mapping file ${basename(path)} is missing or cannot be read.`,
      { cause },
    );
  });
  return parseMapping(text, basename(path));
}

/** Parses a mapping. @throws KnownError that names each fault with its line and key */
export function parseMapping(text: string, name: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const broken = document.errors.map((error) => error.message.split('\n')[0] ?? '');
  if (broken.length > 0) throw fault(name, broken);
  const lineOf = (at: MappingFault['at']) => {
    const node = document.getIn(at, true) ?? document.getIn(at.slice(0, -1), true);
    const offset = hasRange(node) ? node.range[0] : 0;
    return lines.linePos(offset).line;
  };
  const mapping: unknown = document.toJS();
  const faults = validate(mapping) ? mappingFaults(mapping) : deepest(validate.errors ?? []).map(toFault);
  if (faults.length > 0)
    throw fault(
      name,
      faults.map(({ at, what }) => `line ${lineOf(at)}, ${at.join('.') || 'the whole file'}: ${what}`),
    );
  if (!validate(mapping)) throw new TypeError('a mapping without faults is valid');
  return mapping;
}

function fault(name: string, faults: readonly string[]): KnownError {
  return new KnownError(
    'ARGUMENT_INVALID',
    `The mapping ${name} cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`,
  );
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

/** The errors that lie deepest: those of the alternative that came nearest. */
function deepest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf');
  const depth = Math.max(...telling.map(({ instancePath }) => instancePath.split('/').length));
  const kept = telling.filter(({ instancePath }) => instancePath.split('/').length === depth);
  return [...new Map(kept.map((error) => [JSON.stringify(toFault(error)), error])).values()].slice(0, 10);
}

function toFault({ instancePath, keyword, message, params }: ErrorObject): MappingFault {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (keyword === 'additionalProperties')
    return { at: [...at, String(params.additionalProperty)], what: 'unknown key' };
  if (keyword === 'enum') return { at, what: `expected one of ${params.allowedValues.join(', ')}` };
  return { at, what: message ?? keyword };
}
