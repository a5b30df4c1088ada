import { type FieldNode, isInputType, parse, valueFromAST, visit } from 'graphql';
import { createSchema } from '../../schema/index.ts';
import { parseExamples, questionsPage } from './question-examples.ts';

/** A cohort that a query of the page of twenty questions asks for; `name` has the question and what it is called there. */
export type AskedCohort = { readonly name: string; readonly where: unknown };

/** All of them, as the server takes them. */
export function readAskedCohorts(): readonly AskedCohort[] {
  return parseExamples(questionsPage).flatMap(({ title, query }) =>
    cohortsIn(query).map((field) => ({
      name: `${title}: ${field.alias?.value ?? 'cohort'}`,
      where: whereOf(field),
    })),
  );
}

function cohortsIn(query: string): readonly FieldNode[] {
  const found: FieldNode[] = [];
  visit(parse(query), {
    Field: (field) => {
      if (field.name.value === 'cohort') found.push(field);
    },
  });
  return found;
}

const criterionInput = createSchema().getType('CriterionInput');

function whereOf({ arguments: given = [] }: FieldNode): unknown {
  const where = given.find(({ name }) => name.value === 'where')?.value;
  const value = isInputType(criterionInput) ? valueFromAST(where, criterionInput) : undefined;
  if (value === undefined) throw new TypeError('a cohort without a criterion that the schema has');
  return value;
}

/** What means something at one site alone. */
const localKeys = [
  ...['dataset', 'cohort', 'ids', 'source', 'sourceContains', 'sourceFile', 'descriptionContains'],
];

/** Where such parts stand in a criterion, in the order of the paths. */
export function localPlaces(value: unknown, path = 'where'): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const places = Object.entries(value).flatMap(([key, member]) =>
    localKeys.includes(key) ? [`${path}.${key}`] : localPlaces(member, `${path}.${key}`),
  );
  return places.toSorted();
}

/** A criterion without the datasets that it asks over among others; undefined where nothing else is left of it. */
export function overAll(where: unknown): unknown {
  const { all }: { all?: unknown } = Object(where);
  if (!Array.isArray(all)) return where;
  return { all: all.filter((member) => !('dataset' in member)) };
}
