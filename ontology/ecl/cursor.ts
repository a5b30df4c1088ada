import { EclError } from './error.ts';
import { type Token, tokensOf } from './lexer.ts';

/** Deepest nesting of brackets and braces, so that no text can overflow the stack. */
const deepest = 50;

/** The place that a parser has reached in the tokens of an expression constraint. */
export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #index = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
    this.#end = { kind: 'end', text: '', position: text.length };
  }

  /** The token that comes next. */
  get token(): Token {
    return this.#tokens[this.#index] ?? this.#end;
  }

  /** Whether the symbol `text` comes next. */
  isAt(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  /** The next token, passing it. */
  take(): Token {
    const { token } = this;
    this.#index += 1;
    return token;
  }

  /** Passes the symbol `text`; @throws {EclError} where something else comes. */
  expect(text: string): void {
    if (!this.isAt(text)) throw this.unexpected(text);
    this.take();
  }

  /** What `parse` makes of the part between `open` and `close`. */
  between<Part>(open: string, close: string, parse: (cursor: Cursor) => Part): Part {
    if (this.#depth === deepest)
      throw new EclError('syntax', this.token.position, `brackets may be nested ${deepest} deep`);
    this.expect(open);
    this.#depth += 1;
    const part = parse(this);
    this.#depth -= 1;
    this.expect(close);
    return part;
  }

  /** The token after the bracket that closes the one which comes next; the end where none does. */
  afterBrackets(): Token {
    let depth = 0;
    for (let index = this.#index; index < this.#tokens.length; index += 1) {
      const { kind, text } = this.#tokens[index] ?? this.#end;
      if (kind === 'symbol' && text === '(') depth += 1;
      if (kind === 'symbol' && text === ')') depth -= 1;
      if (depth === 0) return this.#tokens[index + 1] ?? this.#end;
    }
    return this.#end;
  }

  /** The error that something else than `expected` comes next. */
  unexpected(expected: string): EclError {
    const { token } = this;
    if (token.kind === 'fault') return new EclError(token.fault, token.position, token.reason);
    return new EclError('syntax', token.position, `expected ${expected}, came ${shown(token)}`);
  }
}

/** A token in an error; a character that is no ASCII also by its number, as a no-break space looks like a space. */
function shown({ kind, text }: Token): string {
  if (kind === 'end') return 'the end';
  const point = text.codePointAt(0) ?? 0;
  const number = point > 0x7e ? ` (U+${point.toString(16).toUpperCase().padStart(4, '0')})` : '';
  return text.length > 40 ? `${text.slice(0, 40)}…` : `${text}${number}`;
}
