import type { Table } from './athena.ts';
import { chance, type Model, mixed, within } from './athena-model.ts';
import { conceptId, ends, invalidOf, kindOf } from './athena-names.ts';

export const inverse: Readonly<Record<string, string>> = {
  'Maps to': 'Mapped from',
  'Concept replaced by': 'Concept replaces',
  'Is a': 'Subsumes',
  'RxNorm is a': 'RxNorm inverse is a',
  'RxNorm has ing': 'RxNorm ing of',
  'Has asso morph': 'Asso morph of',
};

/** Four rows a concept, as there are in downloads: mappings, parents, attributes, all in both directions. */
export function linkTable(model: Model): Table {
  const rows = function* () {
    let left = model.size * 4;
    for (const link of allLinks(model)) {
      if (left <= 0) return;
      left -= 1;
      yield link;
    }
  };
  return {
    header: 'concept_id_1\tconcept_id_2\trelationship_id\tvalid_start_date\tvalid_end_date\tinvalid_reason',
    rows,
  };
}

function* allLinks(model: Model): Generator<string> {
  for (const concept of mixed(model.size)) yield* linksOf(model, concept);
  for (;;)
    for (const concept of mixed(model.clinical))
      yield* both(
        concept,
        within(concept, 13, model.clinical),
        'Has asso morph',
        chance(concept, 14) < 0.04 ? 'D' : '',
      );
}

function* linksOf(model: Model, concept: number): Generator<string> {
  const { size, clinical, standard } = model;
  if (concept >= standard) {
    if (invalidOf(model, concept) === 'U')
      yield* both(concept, standard + within(concept, 15, size - standard), 'Concept replaced by');
    for (let target = 0; target < (chance(concept, 16) < 0.15 ? 2 : 1); target += 1)
      yield* both(
        concept,
        targetOf(model, concept, target),
        'Maps to',
        chance(concept, 17) < 0.03 ? 'D' : '',
      );
    return;
  }
  yield* both(concept, concept, 'Maps to');
  for (const parent of model.parents(concept))
    yield* both(concept, parent, concept < clinical ? 'Is a' : 'RxNorm is a');
  if (concept > clinical && chance(concept, 18) < 0.3)
    yield* both(concept, clinical + within(concept, 19, Math.ceil(size / 200)), 'RxNorm has ing');
}

/** Drugs of sources map to drugs, the others to clinical concepts. */
function targetOf(model: Model, concept: number, purpose: number): number {
  const { clinical, standard } = model;
  if (kindOf(model, concept).domain === 'Drug')
    return clinical + within(concept, 60 + purpose, standard - clinical);
  return within(concept, 60 + purpose, clinical);
}

function both(from: number, to: number, kind: string, invalid = ''): readonly string[] {
  const [one, other] = [conceptId(from), conceptId(to)];
  const end = invalid === '' ? ends : '19700101\t20200101';
  return [
    `${one}\t${other}\t${kind}\t${end}\t${invalid}`,
    `${other}\t${one}\t${inverse[kind]}\t${end}\t${invalid}`,
  ];
}
