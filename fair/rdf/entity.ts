import { isName, type Name } from './prefixes.ts';

/** A thing of a document with what is said of it. Everything has an IRI: there are no blank nodes. */
export type Entity = {
  readonly kind: 'entity';
  readonly iri: string;
  readonly types: readonly Name[];
  readonly properties: EntityProperties;
};

/** Values by predicate; a predicate without values says nothing. */
export type EntityProperties = { readonly [Predicate in Name]?: readonly Value[] };

/** What is said: a reference, a literal, or another thing with what is said of it. */
export type Value = IriReference | Literal | Entity;

/** An IRI, written out or as a prefixed name. */
export type IriReference =
  | { readonly kind: 'iri'; readonly iri: string }
  | { readonly kind: 'name'; readonly name: Name };

/** A text in a language, or a value of a datatype; `xsd:string` where it has neither. */
export type Literal = {
  readonly kind: 'literal';
  readonly text: string;
  readonly language?: string;
  readonly datatype?: Name;
};

/** Whether a value is a text, or one of a datatype. */
export function isLiteral(value: Value): value is Literal {
  return value.kind === 'literal';
}

/** Of texts the one in English, else the first. */
export function inEnglish(texts: readonly Literal[]): Literal | undefined {
  return texts.find(({ language }) => language?.toLowerCase().startsWith('en')) ?? texts[0];
}

/** What one address answers with: things in the order in which they stand, each once. */
export type Document = readonly Entity[];

export function entity(iri: string, types: readonly Name[], properties: EntityProperties): Entity {
  return { kind: 'entity', iri, types, properties };
}

/** What is said of a thing, predicate by predicate. */
export function statementsOf(properties: EntityProperties): readonly (readonly [Name, readonly Value[]])[] {
  return Object.entries(properties).flatMap(([predicate, values]) =>
    isName(predicate) && values !== undefined && values.length > 0 ? [[predicate, values] as const] : [],
  );
}

export function iri(value: string): IriReference {
  return { kind: 'iri', iri: value };
}

export function named(name: Name): IriReference {
  return { kind: 'name', name };
}

export function literal(text: string, datatype?: Name): Literal {
  return datatype === undefined ? { kind: 'literal', text } : { kind: 'literal', text, datatype };
}

export function inLanguage(text: string, language: string): Literal {
  return { kind: 'literal', text, language };
}

/** Counts and ages: DCAT profiles refuse xsd:integer for them. */
export function count(n: number): Literal {
  return literal(String(n), 'xsd:nonNegativeInteger');
}
