import type { Row } from '../../source/row.ts';
import type { CdmFile } from '../folder.ts';
import { createKeys, type Keys } from '../keys.ts';
import { dayOf } from './cell-form.ts';
import { rowsOf } from './rows.ts';

/** Births and deaths of persons as days since 1970-01-01: not a number where they are not known, undefined of nobody known. */
export type Persons = {
  readonly keys: Keys;
  /** The first day that year, month and day of birth allow. */
  readonly birthOf: (person: string) => number | undefined;
  /** The first of June, where no time of birth is given. */
  readonly roughBirthOf: (person: string) => number | undefined;
  /** The first day on which the person is said to have died; undefined of who is not. */
  readonly deathOf: (person: string) => number | undefined;
};

type Files = { readonly person: CdmFile | undefined; readonly death: CdmFile | undefined };

/** Reads when persons were born and died. @throws KnownError where a file cannot be read to its end */
export async function readPersons({ person, death }: Files): Promise<Persons> {
  const keys = createKeys();
  const [births, rough]: [number[], number[]] = [[], []];
  for await (const cells of rowsOf(person)) {
    const exact = dayOf(cells.birth_datetime ?? '');
    keys.set(cells.person_id ?? '', births.length);
    births.push(exact ?? firstDay(cells));
    rough.push(exact ?? dayOf(`${cells.year_of_birth ?? ''}-06-01`) ?? Number.NaN);
  }
  const deaths = await readDeaths(death);
  return {
    keys,
    birthOf: (id) => births[keys.get(id) ?? -1],
    roughBirthOf: (id) => rough[keys.get(id) ?? -1],
    deathOf: (id) => deaths.get(id),
  };
}

function firstDay({ year_of_birth = '', month_of_birth = '', day_of_birth = '' }: Row['cells']): number {
  const [month, day] = [month_of_birth, day_of_birth].map((part) =>
    (part === '' ? '1' : part).padStart(2, '0'),
  );
  return dayOf(`${year_of_birth}-${month}-${day}`) ?? Number.NaN;
}

async function readDeaths(file: CdmFile | undefined): Promise<ReadonlyMap<string, number>> {
  const deaths = new Map<string, number>();
  for await (const { person_id = '', death_date = '' } of rowsOf(file)) {
    const day = dayOf(death_date);
    if (day !== undefined) deaths.set(person_id, Math.min(day, deaths.get(person_id) ?? day));
  }
  return deaths;
}
