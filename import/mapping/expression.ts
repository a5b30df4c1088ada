import type { Condition, Conditions, Expression, ExpressionForm } from '../../ontology/mapping.ts';
import type { Row } from '../source/row.ts';
import { fitsIndex, tooLong } from '../store/index-key.ts';

/** Rows of a lookup by key: the row found, or none where the key is unknown or ambiguous. */
export type Lookup = {
  readonly find: (key: string) => Readonly<Record<string, string>> | undefined;
  /** Whether any row has the key. */
  readonly has: (key: string) => boolean;
};

/** Text of a row; '' where the row says nothing. @throws ValueError */
export type Evaluate = (cells: Readonly<Record<string, string>>) => string;

/** A value that cannot be used: becomes a reject line. */
export class ValueError extends Error {
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.name = 'ValueError';
    this.column = column;
    this.value = value;
  }
}

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const digitsAndMarks = /^[+-]?\d[\d\s.,']*\d$/;
const marks = /[\s,']/;
const manyPoints = /^[+-]?\d+(?:\.\d+){2,}$/;

/** Whether `text` is a number as programs write it. */
export function isPlainNumber(text: string): boolean {
  return plainNumber.test(text);
}

/** Whether `text` is a number that people write and programs misread: `12,5`, `4 500`, `1.200.000`. */
export function isGarbledNumber(text: string): boolean {
  return (digitsAndMarks.test(text) && marks.test(text)) || manyPoints.test(text);
}

/** A number that its field cannot mean, whatever it is the number of. */
export class RangeFault extends ValueError {}

/** `text`, by which the store finds what is named so. @throws ValueError where it is too long for that */
export function requireIndexable(column: string, text: string): string {
  if (fitsIndex(text)) return text;
  throw new ValueError(column, text, tooLong(text));
}

/** One text for a compound key; parts cannot run into each other. */
export function toKey(parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** An expression of a mapping as a function of the row. */
export function compileExpression(expression: Expression, lookups: ReadonlyMap<string, Lookup>): Evaluate {
  if (typeof expression === 'string') return (cells) => cells[expression] ?? '';
  const read = compileForm(expression, lookups);
  const steps = compileSteps(expression);
  return (cells) => {
    const came = read(cells);
    return steps.reduce((text, step) => (text === '' ? '' : step(text, came)), came);
  };
}

/** Conditions of a mapping as a test of the row; all must hold. */
export function compileConditions(
  conditions: Conditions | undefined,
  lookups: ReadonlyMap<string, Lookup>,
): (cells: Row['cells']) => boolean {
  const tests = [conditions ?? []].flat().map((condition) => compileCondition(condition, lookups));
  return (cells) => tests.every((test) => test(cells));
}

/** Names of the columns that an expression reads from its own row. */
export function columnsOf(expression: Expression): readonly string[] {
  if (typeof expression === 'string') return [expression];
  if ('lookup' in expression || 'found' in expression) return expression.by.flatMap(columnsOf);
  if ('first' in expression) return expression.first.flatMap(columnsOf);
  if ('text' in expression)
    return [...expression.text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
  return 'column' in expression ? [expression.column] : [];
}

function compileForm(form: ExpressionForm, lookups: ReadonlyMap<string, Lookup>): Evaluate {
  if ('const' in form) return () => form.const;
  if ('text' in form) return (cells) => form.text.replaceAll(/\{([^{}]+)\}/g, (_, name) => cells[name] ?? '');
  if ('first' in form) {
    const members = form.first.map((member) => compileExpression(member, lookups));
    return (cells) => members.reduce((found, member) => found || member(cells), '');
  }
  if ('lookup' in form || 'found' in form) return compileLookup(form, lookups);
  return (cells) => cells[form.column] ?? '';
}

function compileLookup(
  form: Extract<ExpressionForm, { by: unknown }>,
  lookups: ReadonlyMap<string, Lookup>,
): Evaluate {
  const name = 'lookup' in form ? form.lookup : form.found;
  const lookup = lookups.get(name);
  if (lookup === undefined) throw new TypeError(`lookup ${name} was not read`);
  const by = form.by.map((part) => compileExpression(part, lookups));
  const keyOf = (cells: Row['cells']) => toKey(by.map((part) => part(cells)));
  if ('found' in form) return (cells) => (lookup.has(keyOf(cells)) ? 'yes' : '');
  return (cells) => lookup.find(keyOf(cells))?.[form.column] ?? '';
}

/** One step: what it makes of `text`. A fault names the value as it came. */
type Step = (text: string, came: string) => string;

function compileSteps(form: ExpressionForm): readonly Step[] {
  const { match, take, map, only } = form;
  const column = columnsOf(form).join(', ');
  const pattern = match === undefined ? undefined : new RegExp(match);
  return [
    ...(pattern
      ? [
          (text: string) => {
            const found = pattern.exec(text);
            return found?.[1] ?? found?.[0] ?? '';
          },
        ]
      : []),
    ...(take === undefined ? [] : [(text: string) => text.slice(0, take)]),
    ...(form.case === undefined
      ? []
      : [(text: string) => (form.case === 'upper' ? text.toUpperCase() : text.toLowerCase())]),
    ...(map === undefined
      ? []
      : [(text: string, came: string) => mapped(text, came, { map, other: form.else, column })]),
    ...(only === undefined
      ? []
      : [(text: string, came: string) => onlyKind(text, came, { kind: only, column })]),
  ];
}

type MapStep = {
  readonly map: Readonly<Record<string, string>>;
  readonly other: string | undefined;
  readonly column: string;
};

function mapped(text: string, came: string, { map, other, column }: MapStep): string {
  const value = Object.hasOwn(map, text) ? map[text] : other;
  if (value === undefined) {
    const expected = Object.keys(map);
    const more = expected.length === 0 ? '' : `; expected one of ${expected.join(', ')}`;
    throw new ValueError(column, came, `unexpected value${more}`);
  }
  return value;
}

type KindStep = { readonly kind: 'number' | 'words'; readonly column: string };

function onlyKind(text: string, came: string, { kind, column }: KindStep): string {
  if (isGarbledNumber(text))
    throw new ValueError(column, came, 'not a plain number; write 1234.5 without commas or blanks');
  return isPlainNumber(text) === (kind === 'number') ? text : '';
}

function compileCondition(condition: Condition, lookups: ReadonlyMap<string, Lookup>) {
  const value = compileExpression(condition.value, lookups);
  if ('in' in condition) return (cells: Row['cells']) => condition.in.includes(value(cells));
  if ('notIn' in condition) return (cells: Row['cells']) => !condition.notIn.includes(value(cells));
  return (cells: Row['cells']) => (value(cells) !== '') === condition.present;
}
