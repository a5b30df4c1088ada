import type { Caller } from '../../disclosure/caller.ts';
import type { Ask } from './ask.ts';

/** A criterion as a client writes it. */
export type CriterionInput = Readonly<Record<string, unknown>>;

/** Numbers of patients by the names of their criteria. */
export type Counts = Readonly<Record<string, number>>;

/** As many as the aliases that one request may have. */
const atOnce = 15;

/** Counts the patients of each criterion, several in one request. */
export async function countEach(
  ask: Ask,
  criteria: Readonly<Record<string, CriterionInput>>,
  caller?: Caller,
): Promise<Counts> {
  const entries = Object.entries(criteria);
  const counts: [string, number][] = [];
  for (let start = 0; start < entries.length; start += atOnce) {
    const some = entries.slice(start, start + atOnce);
    const parameters = some.map((_, at) => `$c${at}: CriterionInput!`).join(', ');
    const fields = some.map((_, at) => `c${at}: cohort(where: $c${at}) { count { value } }`).join('\n');
    const variables = Object.fromEntries(some.map(([, criterion], at) => [`c${at}`, criterion]));
    const { data, errors } = await ask<Record<string, { count: { value: number } }>>(
      `query (${parameters}) { ${fields} }`,
      caller,
      variables,
    );
    if (errors.length > 0) throw new Error(`${JSON.stringify(errors)} of ${JSON.stringify(variables)}`);
    some.forEach(([name], at) => {
      counts.push([name, data[`c${at}`]?.count.value ?? Number.NaN]);
    });
  }
  return Object.fromEntries(counts);
}

/** Counts the patients of one criterion. */
export async function countOne(ask: Ask, criterion: CriterionInput, caller?: Caller): Promise<number> {
  const { one = Number.NaN } = await countEach(ask, { one: criterion }, caller);
  return one;
}
