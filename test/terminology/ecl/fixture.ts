import { parseEcl } from '../../../ontology/ecl/parse.ts';
import { evaluateEcl } from '../../../terminology/ecl/evaluate.ts';
import type { EclAttribute, EclTerminology } from '../../../terminology/ecl/terminology.ts';

type Row = {
  readonly name: string;
  readonly sctid: string;
  readonly parents: readonly string[];
  readonly attributes: readonly string[];
};

/** A terminology written by hand, whose concepts have names. */
export type Fixture = { readonly rows: readonly Row[]; readonly terminology: EclTerminology };

/**
 * A terminology from lines `name | SCTID | parents | attributes`; an attribute is `group:name=value`.
 * Members of reference sets are given by name.
 */
export function fixtureOf(table: string, members: Readonly<Record<string, readonly string[]>> = {}): Fixture {
  const rows = table.trim().split('\n').map(toRow);
  const number = (name = '') => {
    const at = rows.findIndex((row) => row.name === name);
    if (at === -1) throw new TypeError(`no concept ${name}`);
    return at;
  };
  const row = (concept: number): Row => {
    const found = rows[concept];
    if (found === undefined) throw new TypeError(`no concept ${concept}`);
    return found;
  };
  const children = (concept: number) =>
    rows.flatMap(({ parents }, child) => (parents.includes(row(concept).name) ? [child] : []));
  const parents = (concept: number) => row(concept).parents.map(number);
  const attribute = (text: string): EclAttribute => {
    const [group, type, value] = text.split(/[:=]/);
    return { group: Number(group), type: number(type), value: number(value) };
  };
  const terminology: EclTerminology = {
    all: () => ascending(rows.keys()),
    numberOf: (sctid) => {
      const at = rows.findIndex((known) => known.sctid === sctid);
      return at === -1 ? undefined : at;
    },
    children: (concept) => ascending(children(concept)),
    parents: (concept) => ascending(parents(concept)),
    descendants: (concept) => ascending(closure(concept, children)),
    ancestors: (concept) => ascending(closure(concept, parents)),
    members: (concept) => ascending((members[row(concept).name] ?? []).map(number)),
    attributes: (concept) => row(concept).attributes.map(attribute),
    hasAttributes: rows.some(({ attributes }) => attributes.length > 0),
  };
  return { rows, terminology };
}

/** Names of the concepts that satisfy `text`, in the order of the table; in `text` names stand for identifiers. */
export function find({ rows, terminology }: Fixture, text: string): readonly (string | undefined)[] {
  const withSctids = text.replaceAll(
    /[a-z]\w+/g,
    (name) => rows.find((row) => row.name === name)?.sctid ?? name,
  );
  return Array.from(evaluateEcl(parseEcl(withSctids), terminology), (concept) => rows[concept]?.name);
}

function toRow(line: string): Row {
  const [name = '', sctid = '', parents = '', attributes = ''] = line.split('|').map((cell) => cell.trim());
  return { name, sctid, parents: wordsOf(parents), attributes: wordsOf(attributes) };
}

function wordsOf(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(/\s+/);
}

function ascending(numbers: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(numbers)).sort();
}

function closure(concept: number, step: (concept: number) => readonly number[]): readonly number[] {
  return [concept, ...step(concept).flatMap((next) => closure(next, step))];
}
