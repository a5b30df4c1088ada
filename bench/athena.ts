import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inverse, linkTable } from './athena-links.ts';
import { chance, closureOf, createModel, type Model, mixed } from './athena-model.ts';
import {
  clinicalKinds,
  codeOf,
  conceptId,
  drugKinds,
  ends,
  invalidOf,
  kindOf,
  nameOf,
  sources,
} from './athena-names.ts';

/** What was written. `large` is the code of a concept with many descendants: `below` of them, itself not among them. */
export type Generated = {
  readonly rows: Readonly<Record<string, number>>;
  readonly large: { readonly code: string; readonly below: number };
};

/** Writes a vocabulary download of any size; the same size gives the same files. Names are made of syllables. */
export async function writeDownload(folder: string, concepts: number): Promise<Generated> {
  const model = createModel(concepts);
  await mkdir(folder, { recursive: true });
  const rows: Record<string, number> = {};
  for (const [name, table] of Object.entries(tablesOf(model)))
    rows[name] = await writeTable(join(folder, `${name}.csv`), table);
  return { rows, large: { code: `SNOMED:${codeOf(model, model.large)}`, below: model.below } };
}

export type Table = { readonly header: string; readonly rows: () => Iterable<string> };

function tablesOf(model: Model): Readonly<Record<string, Table>> {
  return {
    DOMAIN: listed(
      'domain',
      [...clinicalKinds, ...drugKinds].map(({ domain }) => domain),
    ),
    CONCEPT_CLASS: listed(
      'concept_class',
      [...clinicalKinds, ...drugKinds, ...sources].map((kind) => kind.class),
    ),
    VOCABULARY: vocabularyTable(),
    RELATIONSHIP: relationshipTable(),
    CONCEPT: conceptTable(model),
    CONCEPT_SYNONYM: synonymTable(model),
    CONCEPT_RELATIONSHIP: linkTable(model),
    CONCEPT_ANCESTOR: ancestorTable(model),
  };
}

function listed(what: string, names: readonly string[]): Table {
  const rows = [...new Set(names)].map((name) => `${name}\t${name}\t0`);
  return { header: `${what}_id\t${what}_name\t${what}_concept_id`, rows: () => rows };
}

function vocabularyTable(): Table {
  const names = new Set([...clinicalKinds, ...drugKinds, ...sources].map(({ vocabulary }) => vocabulary));
  return {
    header: 'vocabulary_id\tvocabulary_name\tvocabulary_reference\tvocabulary_version\tvocabulary_concept_id',
    rows: () => [...names].map((name) => `${name}\t${name} (generated)\tnone\tgenerated 1\t0`),
  };
}

function relationshipTable(): Table {
  const pairs = Object.entries(inverse).flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]);
  return {
    header:
      'relationship_id\trelationship_name\tis_hierarchical\tdefines_ancestry\treverse_relationship_id\trelationship_concept_id',
    rows: () => pairs.map(([one, other]) => `${one}\t${one}\t0\t0\t${other}\t0`),
  };
}

function conceptTable(model: Model): Table {
  const rowOf = (concept: number) => {
    const kind = kindOf(model, concept);
    const isClass = kind.vocabulary === 'ATC';
    const standard = isClass ? 'C' : concept < model.standard ? 'S' : '';
    return `${conceptId(concept)}\t${nameOf(model, concept)}\t${kind.domain}\t${kind.vocabulary}\t${kind.class}\t${standard}\t${codeOf(model, concept)}\t${ends}\t${invalidOf(model, concept)}`;
  };
  return {
    header:
      'concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\tconcept_code\tvalid_start_date\tvalid_end_date\tinvalid_reason',
    rows: () => map(mixed(model.size), rowOf),
  };
}

function synonymTable(model: Model): Table {
  const rows = function* () {
    for (const concept of mixed(model.size))
      for (let variant = 1; chance(concept, 12 + variant) < 0.3 && variant < 4; variant += 1)
        yield `${conceptId(concept)}\t${nameOf(model, concept, variant)}\t4180186`;
  };
  return { header: 'concept_id\tconcept_synonym_name\tlanguage_concept_id', rows };
}

/** The exact closure of the standard concepts, each with itself. */
function ancestorTable(model: Model): Table {
  const rows = function* () {
    const { starts, members, levels } = closureOf(model);
    for (const concept of mixed(model.standard)) {
      const id = conceptId(concept);
      yield `${id}\t${id}\t0\t0`;
      for (let at = starts[concept] ?? 0; at < (starts[concept + 1] ?? 0); at += 1) {
        const [nearest, farthest] = [(levels[at] ?? 0) & 255, (levels[at] ?? 0) >> 8];
        yield `${conceptId(members[at] ?? 0)}\t${id}\t${nearest}\t${farthest}`;
      }
    }
  };
  return {
    header: 'ancestor_concept_id\tdescendant_concept_id\tmin_levels_of_separation\tmax_levels_of_separation',
    rows,
  };
}

function* map<In, Out>(values: Iterable<In>, to: (value: In) => Out): Generator<Out> {
  for (const value of values) yield to(value);
}

/** Rows that are written at once. */
const atOnce = 10_000;

async function writeTable(path: string, { header, rows }: Table): Promise<number> {
  let count = 0;
  const text = function* () {
    let lines = [header];
    for (const row of rows()) {
      count += 1;
      if (lines.push(row) < atOnce) continue;
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  };
  await pipeline(Readable.from(text()), createWriteStream(path));
  return count;
}
