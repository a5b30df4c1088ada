import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { KnownError } from '../ontology/errors.ts';
import schema from '../ontology/mapping.schema.json' with { type: 'json' };
import type { Mapping } from '../ontology/mapping.ts';
import { mappingFaults } from './mapping-faults.ts';
import type { At } from './walk.ts';

/** Where in the mapping something is wrong. */
export type MappingFault = { readonly at: At; readonly what: string };

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
    // What an alias or a merge brings in has no place of its own: the line is then that of the next thing around it.
    const around = at.map((_, depth) => document.getIn(at.slice(0, at.length - depth), true));
    const node = around.find(hasRange);
    return lines.linePos(node?.range[0] ?? 0).line;
  };
  const mapping: unknown = document.toJS();
  const faults = validate(mapping) ? mappingFaults(mapping) : nearest(validate.errors ?? []).map(toFault);
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
    faults.length === 1
      ? `The mapping ${name} cannot be used: ${faults[0]}`
      : `The mapping ${name} cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`,
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

/** Of the errors that lie deepest those of the alternative that came nearest: the one with the fewest. */
function nearest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf');
  const depth = Math.max(...telling.map(({ instancePath }) => instancePath.split('/').length));
  const deep = telling.filter(({ instancePath }) => instancePath.split('/').length === depth);
  const formed = deep.filter(({ keyword }) => keyword !== 'type');
  const left = formed.length > 0 ? formed : deep;
  const groupOf = ({ instancePath, schemaPath }: ErrorObject) =>
    `${instancePath} ${schemaPath.slice(0, schemaPath.lastIndexOf('/'))}`;
  const sizeOf = (error: ErrorObject) => left.filter((other) => groupOf(other) === groupOf(error)).length;
  const least = (error: ErrorObject) =>
    left
      .filter(({ instancePath }) => instancePath === error.instancePath)
      .every((other) => sizeOf(other) >= sizeOf(error));
  const kept = left.filter(least);
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
