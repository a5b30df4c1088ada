import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import { type Cells, rowsIn } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { World } from './world.ts';

/** A person of the set with those of its rows that new ones are beside. */
export type Person = {
  readonly id: string;
  readonly isWoman: boolean;
  /** From the first to the last; at least two. */
  readonly visits: readonly Cells[];
  readonly drugs: readonly Cells[];
  readonly eras: readonly Cells[];
  readonly periods: readonly Cells[];
};

/** The set ends in 2019: whoever is born later is a child in it, or not much older. */
const lastBirth = 1985;

/** Some of the persons who came at least twice and are old enough, in the order of PERSON. */
export async function peopleOf(folder: string, world: World, count: number): Promise<readonly Person[]> {
  const visits = await byPerson(folder, 'visit_occurrence');
  const drugs = await byPerson(folder, 'drug_exposure');
  const eras = await byPerson(folder, 'drug_era');
  const periods = await byPerson(folder, 'observation_period');
  const people: Person[] = [];
  for await (const { person_id: id = '', gender_concept_id, year_of_birth } of rowsIn(folder, 'person')) {
    if (Number(year_of_birth) > lastBirth) continue;
    people.push({
      id,
      isWoman: gender_concept_id === concept.woman,
      visits: (visits.get(id) ?? []).toSorted(byStart),
      drugs: drugs.get(id) ?? [],
      eras: eras.get(id) ?? [],
      periods: periods.get(id) ?? [],
    });
  }
  return drawn(
    people.filter((person) => person.visits.length > 1),
    world,
    count,
  );
}

/** So many of them, each as probable as any other; what came before stays before. */
function drawn<T>(all: readonly T[], world: World, count: number): readonly T[] {
  const kept: T[] = [];
  for (const [at, one] of all.entries())
    if (world.below(all.length - at) < count - kept.length) kept.push(one);
  return kept;
}

async function byPerson(folder: string, table: CdmTable): Promise<ReadonlyMap<string, readonly Cells[]>> {
  const found = new Map<string, Cells[]>();
  for await (const row of rowsIn(folder, table)) {
    const { person_id = '' } = row;
    const rows = found.get(person_id);
    if (rows === undefined) found.set(person_id, [row]);
    else rows.push(row);
  }
  return found;
}

function byStart(one: Cells, other: Cells): number {
  const { visit_start_date: start = '' } = one;
  return start.localeCompare(other.visit_start_date ?? '');
}
