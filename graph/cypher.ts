/** Cypher text with bound parameters; made by `cypher` and `name` only. */
export class Cypher {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

/**
 * Cypher from a template: an embedded `Cypher` is spliced in, any other value is bound as `$p0`, `$p1`, …
 * Text of a request therefore never becomes Cypher text.
 */
export function cypher(strings: TemplateStringsArray, ...values: readonly unknown[]): Cypher {
  return new Cypher(strings, values);
}

const identifier = /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/;

/** A label, relationship type or property name of the model as Cypher. Never takes text of a request. */
export function name(word: string): Cypher {
  if (!identifier.test(word)) throw new TypeError(`not a name of the model: ${JSON.stringify(word)}`);
  return new Cypher([word], []);
}

/** Fragments with `separator` between them. */
export function join(fragments: readonly Cypher[], separator: ' AND ' | ' OR ' | ', ' | '\n'): Cypher {
  const [first, ...rest] = fragments;
  if (first === undefined) throw new TypeError('join of no fragments');
  return rest.reduce((whole, next) => new Cypher(['', separator, ''], [whole, next]), first);
}

/** Stored properties as one list: a map of each record would repeat its keys. */
export function boundValues(node: Cypher, properties: readonly string[]): Cypher {
  return cypher`[${join(
    properties.map((property) => cypher`${node}.${name(property)}`),
    ', ',
  )}]`;
}

/** Text and parameters as the driver takes them. */
export function toStatement(fragment: Cypher): {
  readonly text: string;
  readonly parameters: Record<string, unknown>;
} {
  const parameters: Record<string, unknown> = {};
  const write = (part: Cypher): string =>
    part.strings.reduce((text, piece, at) => {
      if (at === 0) return piece;
      const value = part.values[at - 1];
      if (value instanceof Cypher) return text + write(value) + piece;
      const key = `p${Object.keys(parameters).length}`;
      parameters[key] = value;
      return `${text}$${key}${piece}`;
    }, '');
  return { text: write(fragment), parameters };
}
