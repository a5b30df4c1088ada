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
  for (const text of gathered(textsOf(answer))) {
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

/** Texts as long as are written at once, of shorter ones. */
function* gathered(texts: Iterable<string>): Generator<string> {
  let whole = '';
  for (const text of texts) {
    whole += text;
    if (whole.length < atOnce) continue;
    yield whole;
    whole = '';
  }
  yield whole;
}

/** The text of a value as `JSON.stringify` writes it, in parts. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* partsOfText(value);
  else if (Array.isArray(value)) yield* partsOfList(value);
  else if (typeof value === 'object' && value !== null) yield* partsOfFields(value);
  else yield JSON.stringify(value) ?? 'null';
}

function* partsOfFields(fields: object): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* textsOf(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Members that are short together are written at once. */
function* partsOfList(members: readonly unknown[]): Generator<string> {
  let before = '[';
  for (let from = 0; from < members.length; ) {
    const to = endOfShort(members, from);
    yield before;
    if (to === from) yield* textsOf(members[from]);
    else yield JSON.stringify(members.slice(from, to)).slice(1, -1);
    from = Math.max(to, from + 1);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

/** A long text in parts: a pair of surrogates that is cut is written as two escapes, which mean the same. */
function* partsOfText(text: string): Generator<string> {
  yield '"';
  for (let from = 0; from < text.length; from += atOnce)
    yield JSON.stringify(text.slice(from, from + atOnce)).slice(1, -1);
  yield '"';
}

/** Behind the last member, from one on, that can be written at once with those before it. */
function endOfShort(members: readonly unknown[], from: number): number {
  let left = atOnce;
  let to = from;
  while (to < members.length) {
    left = leftAfter(members[to], left);
    if (left < 0) return to;
    to += 1;
  }
  return to;
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

/** Nearly all of an answer is looked at here: a list of its fields would take twice as long. */
function leftAfterFields(fields: object, before: number): number {
  let left = before;
  for (const name in fields) {
    if (left < 0) return left;
    left = leftAfter((fields as Record<string, unknown>)[name], left); // it is one of their own names
  }
  return left;
}
