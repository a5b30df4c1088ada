import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallExpression, type NewExpression, parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';

/** A regular expression as it stands in a file. */
export type Expression = { readonly place: string; readonly pattern: RegExp };

/** What a file says of regular expressions: those that it writes out, and itself where it makes others of text. */
export type Expressions = { readonly written: readonly Expression[]; readonly made: readonly string[] };

/** Regular expressions of the program text of a file. */
export function expressionsIn(file: string, text: string): Expressions {
  const written: Expression[] = [];
  const made: string[] = [];
  const placeOf = (start: number) => `${file}:${text.slice(0, start).split('\n').length}`;
  const note = ({ callee }: NewExpression | CallExpression) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(file);
  };
  new Visitor({
    Literal: (node) => {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      written.push({ place: placeOf(node.start), pattern: new RegExp(pattern, flags) });
    },
    NewExpression: note,
    CallExpression: note,
  }).visit(parseSync(file, text).program);
  return { written, made };
}

/** Regular expressions of a file of the project. */
export function expressionsOf(root: string, file: string): Expressions {
  return expressionsIn(file, readFileSync(join(root, file), 'utf8'));
}

/** Whether the work of an expression can grow faster than the text that it is tried on. */
export function isSuperlinear(pattern: RegExp): boolean {
  return analyse(pattern).reports.length > 0;
}
