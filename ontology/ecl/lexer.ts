/** A piece of an expression constraint. Keywords are symbols in upper case. */
export type Token =
  | {
      readonly kind: 'symbol' | 'number' | 'term' | 'other' | 'end';
      readonly text: string;
      readonly position: number;
    }
  | FaultToken;

/** A piece that no expression constraint may have here; the parser says why when it gets there. */
export type FaultToken = {
  readonly kind: 'fault';
  readonly fault: 'syntax' | 'unsupported';
  readonly text: string;
  readonly position: number;
  readonly reason: string;
};

/** The first alternative that fits wins; together they take any text. */
const alternatives = [
  /(?<space>[ \t\r\n]+|\/\*.*?\*\/)/,
  /(?<openComment>\/\*.*)/,
  /(?<term>\|[^|]*\|)/,
  /(?<openTerm>\|.*)/,
  /(?<alternate>"[A-Za-z][A-Za-z0-9-]{0,40}#[^"]*"|[A-Za-z][A-Za-z0-9-]{0,40}#(?:"[^"]*"|[\w.-]*))/,
  /(?<string>"(?:[^"\\]|\\.)*")/,
  /(?<openString>".*)/,
  /(?<numeric>[<>]=|[<>](?=[ \t\r\n]*#)|#[+-]?[\d.]*)/,
  /(?<history>\{\{[ \t\r\n]*\+)/,
  /(?<filter>\{\{)/,
  /(?<word>[A-Za-z]+|<>)/,
  /(?<number>\d+)/,
  /(?<symbol>!!>|!!<|<<!|>>!|<<|>>|<!|>!|!=|\.\.|[<>^*():,.=[\]{}])/,
  /(?<other>.)/,
];
const pattern = new RegExp(alternatives.map(({ source }) => source).join('|'), 'gsu');

const faults: Readonly<Record<string, readonly [fault: 'syntax' | 'unsupported', reason: string]>> = {
  openComment: ['syntax', 'the comment is not closed: */ is missing'],
  openTerm: ['syntax', 'the term is not closed: a second | is missing'],
  openString: ['syntax', 'the text is not closed: a second " is missing'],
  alternate: ['unsupported', 'alternate identifiers (scheme#code) are not supported'],
  string: ['unsupported', 'concrete values (text) are not supported'],
  numeric: ['unsupported', 'concrete values (numbers) are not supported'],
  boolean: ['unsupported', 'concrete values (true and false) are not supported'],
  history: ['unsupported', 'history supplements ({{ + HISTORY }}) are not supported'],
  filter: ['unsupported', 'filters ({{ … }}) are not supported'],
};

const keywords = new Set(['AND', 'OR', 'MINUS', 'R']);

/** Words of the long syntax, with what the brief syntax has for them. */
const longSyntax: Readonly<Record<string, string>> = {
  DESCENDANTOF: '<',
  DESCENDANTORSELFOF: '<<',
  CHILDOF: '<!',
  CHILDORSELFOF: '<<!',
  ANCESTOROF: '>',
  ANCESTORORSELFOF: '>>',
  PARENTOF: '>!',
  PARENTORSELFOF: '>>!',
  TOP: '!!>',
  BOTTOM: '!!<',
  MEMBEROF: '^',
  REFSETCONTAININGANY: '^R',
  REVERSEOF: 'R',
  ANY: '*',
  NOT: '!=',
  '<>': '!=',
  TO: '..',
  MANY: '*',
};

/** The pieces of an expression constraint without white space and comments; the last is the end. Never throws. */
export function tokensOf(text: string): readonly Token[] {
  const tokens = [...text.matchAll(pattern)].flatMap((match) => toTokens(match));
  return [...tokens, { kind: 'end', text: '', position: text.length }];
}

function toTokens({ 0: text, index: position, groups = {} }: RegExpExecArray): readonly Token[] {
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'other';
  switch (kind) {
    case 'space':
      return [];
    case 'word':
      return [toWord(text, position)];
    case 'symbol':
    case 'number':
    case 'term':
    case 'other':
      return [{ kind, text, position }];
    default:
      return [toFault(kind, text, position)];
  }
}

function toWord(text: string, position: number): Token {
  const word = text.toUpperCase();
  if (keywords.has(word)) return { kind: 'symbol', text: word, position };
  if (word === 'TRUE' || word === 'FALSE') return toFault('boolean', text, position);
  const brief = longSyntax[word];
  if (brief === undefined) return { kind: 'other', text, position };
  const reason = `the long syntax is not supported: write ${brief} for ${text}`;
  return { kind: 'fault', fault: 'unsupported', text, position, reason };
}

function toFault(name: string, text: string, position: number): FaultToken {
  const [fault, reason] = faults[name] ?? ['syntax', `${name} is not expected`];
  return { kind: 'fault', fault, text, position, reason };
}
