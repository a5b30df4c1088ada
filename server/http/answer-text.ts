import { unhurried } from '../../graph/breathe.ts';
import { KnownError } from '../../ontology/errors.ts';
import { wholeAnswer } from './graphql-errors.ts';

/** Bytes of one answer: a manifest of 200,000 series has some 70 million. */
const mostBytes = 100_000_000;

/** Characters that are written at once. */
const atOnce = 65_536;

/** The JSON text of an answer, which others do not have to wait for. @throws GraphQLError QUERY_TOO_EXPENSIVE */
export async function toAnswerText(answer: object, most = mostBytes): Promise<string> {
  const texts: string[] = [];
  let bytes = 0;
  for (const text of textsOf(answer)) {
    bytes += Buffer.byteLength(text);
    if (bytes > most) throw tooLarge(most);
    texts.push(text);
    await unhurried();
  }
  return texts.join('');
}

function tooLarge(most: number) {
  const reason = `The answer has more than ${most} bytes: ask for fewer fields, smaller pages or a smaller top.`;
  return wholeAnswer(new KnownError('QUERY_TOO_EXPENSIVE', reason));
}

/** The text of a value as `JSON.stringify` writes it, in parts. */
function* textsOf(value: unknown): Generator<string> {
  if (isShort(value)) yield JSON.stringify(value) ?? 'null';
  else if (typeof value === 'string') yield* partsOfText(value);
  else if (Array.isArray(value))
    yield* enclosed(
      '[]',
      value.map((member) => ['', member] as const),
    );
  else
    yield* enclosed(
      '{}',
      Object.entries(value ?? {})
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => [`${JSON.stringify(name)}:`, part] as const),
    );
}

function* enclosed(brackets: string, members: readonly (readonly [string, unknown])[]): Generator<string> {
  let before = brackets.charAt(0);
  for (const [name, member] of members) {
    yield `${before}${name}`;
    yield* textsOf(member);
    before = ',';
  }
  yield members.length === 0 ? brackets : brackets.charAt(1);
}

/** A long text in parts: a pair of surrogates that is cut is written as two escapes, which mean the same. */
function* partsOfText(text: string): Generator<string> {
  yield '"';
  for (let from = 0; from < text.length; from += atOnce)
    yield JSON.stringify(text.slice(from, from + atOnce)).slice(1, -1);
  yield '"';
}

/** Whether a value can be written at once. */
function isShort(value: unknown): boolean {
  return leftAfter(value, atOnce) >= 0;
}

/** How many characters are left after a value, below 0 once it has more; it is looked at no further. */
function leftAfter(value: unknown, left: number): number {
  if (typeof value === 'string') return left - value.length;
  if (typeof value !== 'object' || value === null) return left - 8;
  return Array.isArray(value) ? leftAfterMembers(value, left - 8) : leftAfterFields(value, left - 8);
}

function leftAfterMembers(members: readonly unknown[], before: number): number {
  let left = before;
  for (let at = 0; left >= 0 && at < members.length; at += 1) left = leftAfter(members[at], left);
  return left;
}

/** Every answer is looked at here: a list of its fields would take twice as long. */
function leftAfterFields(fields: object, before: number): number {
  let left = before;
  for (const name in fields) {
    if (left < 0) return left;
    left = leftAfter((fields as Record<string, unknown>)[name], left); // it is one of their own names
  }
  return left;
}
