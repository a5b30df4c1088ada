import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cdmTableNames } from '../../../../ontology/omop/cdm.ts';
import { demoFolder } from '../demo.ts';
import { appendRows, filesIn, type Tables, writeTable } from '../table-files.ts';
import { dosesOf, house, payerOf } from './administration.ts';
import { conceptRows } from './concepts.ts';
import { image } from './imaging.ts';
import { haemoglobin } from './laboratory.ts';
import { diagnose } from './oncology.ts';
import { type Person, peopleOf } from './people.ts';
import { createWorld, together, type World } from './world.ts';

/** How many of the persons get rows. */
const people = 450;

/**
 * Writes the set synthea1k to `folder` with rows of imaging and oncology beside its own: they are about its persons, visits and
 * drugs, and their ids are new. The same seed writes the same. Gives the rows that are new.
 */
export async function writeImagingSet(folder: string, seed = 'imaging'): Promise<Tables> {
  const demo = demoFolder('synthea1k');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(demo))
    await writeFile(join(folder, name), await readFile(join(demo, name)));
  const world = createWorld(seed);
  const persons = await peopleOf(demo, world, people);
  const beside = persons.map((person) => rowsBeside(person, world));
  const added = together([await conceptRows(demo), house, ...beside]);
  const own = await filesIn(demo);
  for (const table of cdmTableNames) {
    const rows = added[table] ?? [];
    if (own.has(table)) await appendRows(folder, table, rows);
    else if (rows.length > 0) await writeTable(folder, table, rows);
  }
  return added;
}

/** A diagnosis, up to three haemoglobins, most of them with an imaging near them, and what is paid and taken. */
function rowsBeside(person: Person, world: World): Tables {
  const diagnosis = diagnose(person, world);
  const bloods = Array.from({ length: 1 + world.below(3) }, () => haemoglobin(person, world));
  const imaged = bloods.filter(() => world.below(4) > 0);
  return together([
    diagnosis.rows,
    { measurement: bloods },
    ...imaged.map((blood) => image(person, blood, { diagnosis, world })),
    payerOf(person, world),
    dosesOf(person, world),
  ]);
}
