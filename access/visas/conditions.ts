import { isObject } from '../fetch-json.ts';
import { isDecided, type Visa, VisaError } from './visa.ts';

/** What one other visa has to say: its type, and texts that its claims match. */
type Clause = { readonly type: string; readonly claims: readonly Claim[] };
type Claim = { readonly of: 'value' | 'source' | 'by'; readonly match: Match; readonly text: string };
type Match = 'const' | 'pattern' | 'split_pattern';

/** Real ones have two or three. */
const mostClauses = 20;
/** GA4GH Passport 1.2.1, "URL Claims": an address has no more. */
const mostCharacters = 255;

/**
 * Whether the conditions of a visa are met by the others, all of them verified and of the same person. GA4GH Passport 1.2.1,
 * "conditions": one of the outer list, and of that all. What has conditions itself meets none. @throws VisaError of conditions
 * that are not understood, in whichever place
 */
export function areMet(conditions: unknown, others: readonly Visa[]): boolean {
  const plain = others.filter((visa) => visa.conditions === undefined);
  return parse(conditions).some((clauses) =>
    clauses.every((clause) => plain.some((visa) => isMetBy(clause, visa))),
  );
}

function parse(conditions: unknown): readonly (readonly Clause[])[] {
  if (!Array.isArray(conditions)) throw notUnderstood();
  const alternatives = conditions.map((clauses: unknown) => {
    if (!Array.isArray(clauses) || clauses.length === 0) throw notUnderstood();
    return clauses.map(toClause);
  });
  if (alternatives.flat().length > mostClauses) throw notUnderstood();
  return alternatives;
}

function toClause(said: unknown): Clause {
  if (!isObject(said) || typeof said.type !== 'string') throw notUnderstood();
  const { type, ...rest } = said;
  const claims = Object.entries(rest).map(toClaim);
  if (claims.length === 0) throw notUnderstood();
  return { type, claims };
}

function toClaim([of, said]: readonly [string, unknown]): Claim {
  if (of !== 'value' && of !== 'source' && of !== 'by') throw notUnderstood();
  const [, match, text] =
    /^(const|pattern|split_pattern):(.*)$/s.exec(typeof said === 'string' ? said : '') ?? [];
  if (match === undefined || text === undefined || text.length > mostCharacters) throw notUnderstood();
  return { of, match: match as Match, text }; // one of the words of the expression
}

function notUnderstood(): VisaError {
  return new VisaError('with conditions that are not understood');
}

/** What people say of themselves meets what asks for their word (`by`), and nothing else. */
function isMetBy({ type, claims }: Clause, visa: Visa): boolean {
  const isWord = isDecided(visa) || claims.some(({ of }) => of === 'by');
  return (
    isWord && visa.type === type && claims.every(({ of, match, text }) => matches(match, text, visa[of]))
  );
}

function matches(match: Match, text: string, said: string | null): boolean {
  if (said === null) return false;
  switch (match) {
    case 'const':
      return said === text;
    case 'pattern':
      return isLike(said, text);
    case 'split_pattern':
      return said.split(';').some((part) => isLike(part, text));
  }
}

/**
 * "Pattern Matching": `?` is any one character, `*` any number of them. No expression is made of it, which somebody could make
 * slow: after a `*` the shortest that fits is taken, and only the last `*` is ever gone back to.
 */
function isLike(text: string, pattern: string): boolean {
  if (text.length > mostCharacters) return false;
  const at = { text: 0, pattern: 0, star: -1, from: 0 };
  while (at.text < text.length) {
    const wanted = pattern[at.pattern];
    if (wanted === '*') Object.assign(at, { star: at.pattern, pattern: at.pattern + 1, from: at.text });
    else if (wanted === '?' || wanted === text[at.text])
      Object.assign(at, { text: at.text + 1, pattern: at.pattern + 1 });
    else if (at.star >= 0) Object.assign(at, { pattern: at.star + 1, text: at.from + 1, from: at.from + 1 });
    else return false;
  }
  return /^\**$/.test(pattern.slice(at.pattern));
}
