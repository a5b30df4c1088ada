import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { KnownError } from '../../ontology/errors.ts';
import { nearestWord } from '../../ontology/nearest.ts';
import type { At } from './objects-in.ts';

/** Where in a file something is wrong. */
export type YamlFault = { readonly at: At; readonly what: string };

/** What a file must be: its JSON Schema, compiled with `verbose`, and what that cannot say. */
export type YamlForm<Value> = {
  /** What the file is, as an error says it. */
  readonly what: string;
  readonly validate: ValidateFunction<Value>;
  readonly faultsOf: (value: Value) => readonly YamlFault[];
};

/** A file of the right form, and what refuses it for faults that other files show. */
type ReadYaml<Value> = {
  readonly value: Value;
  readonly refusalOf: (faults: readonly YamlFault[]) => KnownError;
};

/**
 * Reads a file; `later` finds what only other files can show. @throws KnownError that names each fault with its line and key
 */
export async function readYaml<Value>(
  path: string,
  form: YamlForm<Value>,
  later?: (value: Value) => Promise<readonly YamlFault[]>,
): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KnownError('ARGUMENT_INVALID', `The ${form.what} file ${path} is missing or cannot be read.`, {
      cause,
    });
  });
  const { value, refusalOf } = openYaml(text, basename(path), form);
  const faults = (await later?.(value)) ?? [];
  if (faults.length > 0) throw refusalOf(faults);
  return value;
}

/** Parses the text of a file. @throws KnownError that names each fault with its line and key */
export function parseYaml<Value>(text: string, name: string, form: YamlForm<Value>): Value {
  return openYaml(text, name, form).value;
}

function openYaml<Value>(
  text: string,
  name: string,
  { what, validate, faultsOf }: YamlForm<Value>,
): ReadYaml<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text.normalize('NFC'), { lineCounter: lines, merge: true });
  const broken = document.errors.map((error) => error.message.split('\n')[0] ?? '');
  if (broken.length > 0) throw refusal(what, name, broken);
  const lineOf = (at: At) => {
    // What an alias or a merge brings in has no place of its own: the line is then that of the next thing around it.
    const around = at.map((_, depth) => document.getIn(at.slice(0, at.length - depth), true));
    const node = around.find(hasRange);
    return lines.linePos(node?.range[0] ?? 0).line;
  };
  const refusalOf = (faults: readonly YamlFault[]) =>
    refusal(
      what,
      name,
      faults.map(({ at, what }) => `line ${lineOf(at)}, ${at.join('.') || 'the whole file'}: ${what}`),
    );
  const value: unknown = document.toJS();
  const faults = validate(value) ? faultsOf(value) : nearest(validate.errors ?? []).map(toFault);
  if (faults.length > 0) throw refusalOf(faults);
  if (!validate(value)) throw new TypeError(`a ${what} without faults is valid`);
  return { value, refusalOf };
}

function refusal(what: string, name: string, faults: readonly string[]): KnownError {
  return new KnownError(
    'ARGUMENT_INVALID',
    faults.length === 1
      ? `The ${what} ${name} cannot be used: ${faults[0]}`
      : `The ${what} ${name} cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`,
  );
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
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

function toFault({ instancePath, keyword, message, params, parentSchema }: ErrorObject): YamlFault {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const meant = nearestWord(key, Object.keys(parentSchema?.properties ?? {}));
    return {
      at: [...at, key],
      what: meant === undefined ? 'unknown key' : `unknown key; did you mean ${meant}?`,
    };
  }
  if (keyword === 'enum') return { at, what: `expected one of ${params.allowedValues.join(', ')}` };
  if (keyword === 'pattern' && typeof parentSchema?.description === 'string')
    return { at, what: `expected ${parentSchema.description}` };
  return { at, what: message ?? keyword };
}
