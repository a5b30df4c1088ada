import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { FieldForm, Mapping } from '../../ontology/mapping.ts';
import { modelOf } from '../../ontology/records.ts';
import { type CodedValue, type CodeMap, readCodeMap } from '../mapping/codes.ts';
import { toFieldForm } from '../mapping/field-form.ts';

/** What a value map says of one value of one coded field: its code with the citation, or the reason for having none. */
export type ReviewedValue = {
  /** GraphQL type of the records. */
  readonly record: string;
  readonly field: string;
  /** In lower case. */
  readonly value: string;
  /** File of the value map, as the mapping names it. */
  readonly map: string;
  readonly code: string | null;
  readonly citation: string | null;
  readonly reason: string | null;
};

/** A value map, and for which fields it speaks. */
type Use = { readonly file: string; readonly map: CodeMap; readonly isOf: (form: FieldForm) => boolean };

const atOnce = 5_000;

/**
 * What the value maps of `mapping` say of the values of every field that uses them. Of the mappings of a vocabulary
 * only the codes that they leave out: the others become relationships between concepts.
 */
export async function readReviewed(
  home: string,
  mapping: Mapping,
  codes: ReadonlyMap<string, CodeMap>,
): Promise<readonly ReviewedValue[]> {
  const maps = [...codes].map(
    ([name, map]): Use => ({ file: mapping.codes?.[name] ?? name, map, isOf: (form) => form.map === name }),
  );
  const uses = [...maps, ...(await readVocabularyMaps(home, mapping))];
  const values = codedForms(mapping).flatMap(({ record, field, form }) =>
    uses
      .filter(({ isOf }) => isOf(form))
      .flatMap(({ file, map }) =>
        [...map].map(([value, meaning]) => ({ record, field, value, map: file, ...toFacts(meaning) })),
      ),
  );
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

async function readVocabularyMaps(home: string, { terminology = [] }: Mapping): Promise<readonly Use[]> {
  return Promise.all(
    terminology
      .filter(({ format }) => format === 'mappings')
      .map(async ({ file, vocabulary }) => {
        const values = await readCodeMap(join(home, file), file);
        const map = new Map([...values].filter(([, { kind }]) => kind === 'unmapped'));
        return { file, map, isOf: (form: FieldForm) => form.vocabulary === vocabulary };
      }),
  );
}

function codedForms({ tables }: Mapping) {
  return tables
    .flatMap(({ records }) => records)
    .flatMap(({ record, fields }) =>
      Object.entries(fields).map(([field, template]) => ({
        record: modelOf(record).type,
        field,
        form: toFieldForm(template),
      })),
    );
}

function toFacts(meaning: CodedValue): Pick<ReviewedValue, 'code' | 'citation' | 'reason'> {
  switch (meaning.kind) {
    case 'mapped':
      return { code: meaning.code, citation: meaning.citation, reason: null };
    case 'unmapped':
      return { code: null, citation: null, reason: meaning.reason };
  }
}

function keyOf({ record, field, map, value }: ReviewedValue): string {
  return JSON.stringify([record, field, map, value]);
}

function lineOf(value: ReviewedValue): string {
  return JSON.stringify([keyOf(value), value.code, value.citation, value.reason]);
}

/**
 * Keeps what was reviewed with the population, in place of what an earlier load by a mapping of this title kept;
 * false where that is the same.
 */
export async function keepReviewed(
  graph: Graph,
  { population, title }: Pick<Mapping, 'population' | 'title'>,
  values: readonly ReviewedValue[],
): Promise<boolean> {
  const kept = await graph.read<{ value: ReviewedValue }>(cypher`
    MATCH (value:ReviewedValue {population: ${population}, mapping: ${title}})
    RETURN value {.record, .field, .value, .map, .code, .citation, .reason} AS value`);
  const known = new Set(kept.map(({ value }) => lineOf(value)));
  if (known.size === values.length && values.every((value) => known.has(lineOf(value)))) return false;
  const rows = values.map((value) => ({ ...value, id: JSON.stringify([population, title, keyOf(value)]) }));
  await graph.write(async (run) => {
    await run(cypher`
      MATCH (value:ReviewedValue {population: ${population}, mapping: ${title}})
      DELETE value`);
    for (let start = 0; start < rows.length; start += atOnce)
      await run(cypher`
        UNWIND ${rows.slice(start, start + atOnce)} AS row
        CREATE (value:ReviewedValue {population: ${population}, mapping: ${title}})
        SET value += row`);
  });
  return true;
}
