import { type CdmTable, cdmColumns, keyColumn } from '../../ontology/omop/cdm.ts';
import { idIn } from '../../ontology/omop/cell.ts';
import { type Cells, cellFaults } from '../../ontology/omop/cell-faults.ts';
import { datasetTables, recordTables } from '../../ontology/omop/table-records.ts';
import type { Row } from '../source/row.ts';
import type { Cdm, CdmFile } from './folder.ts';
import { createRowKeys, type RowKeys } from './row-keys.ts';

/** What rows of a CDM need to know of those of other tables. Ids are digits. */
export type Survey = {
  /** Persons whose row in PERSON can be read. */
  readonly persons: RowKeys;
  /** Persons with a row in DEATH. */
  readonly dead: RowKeys;
  /** Keys of the rows of each table that is there. */
  readonly keys: ReadonlyMap<CdmTable, RowKeys>;
  /** Events of each episode: field concept and id. */
  readonly events: ReadonlyMap<string, readonly string[]>;
  /** Concepts of specialties by provider. */
  readonly specialties: ReadonlyMap<string, string>;
  /** Concepts of places of service by care site. */
  readonly places: ReadonlyMap<string, string>;
  /** Concept ids that occur, but 0. */
  readonly concepts: ReadonlySet<string>;
};

/** Reads every table that is loaded once to its end. @throws KnownError where a file cannot be read */
export async function surveyOf({ tables }: Cdm): Promise<Survey> {
  const persons = createRowKeys();
  const dead = createRowKeys();
  const keys = new Map<CdmTable, RowKeys>();
  const events = new Map<string, string[]>();
  const specialties = new Map<string, string>();
  const places = new Map<string, string>();
  const concepts = new Set<string>();
  const isPerson = cellFaults('person');
  const noting: Partial<Record<CdmTable, (cells: Cells, person: string) => void>> = {
    person: (cells, person) => isPerson(cells).length === 0 && persons.add(person, person),
    death: (_cells, person) => dead.add(person, person),
    provider: noteFirst(specialties, 'provider_id', 'specialty_concept_id'),
    care_site: noteFirst(places, 'care_site_id', 'place_of_service_concept_id'),
    episode_event: (cells) => {
      const episode = idIn(cells, 'episode_id');
      const event = `${idIn(cells, 'episode_event_field_concept_id')} ${idIn(cells, 'event_id')}`;
      const known = events.get(episode);
      if (known === undefined) events.set(episode, [event]);
      else known.push(event);
    },
  };
  for (const table of [...recordTables, ...datasetTables]) {
    const file = tables.get(table);
    if (file === undefined) continue;
    const own = createRowKeys();
    keys.set(table, own);
    const key = keyColumn(table) ?? 'person_id';
    const columns = conceptColumns(file);
    for await (const { cells } of wholeRows(file)) {
      for (const column of columns) {
        const id = idIn(cells, column);
        if (id !== '' && id !== '0') concepts.add(id);
      }
      const person = idIn(cells, 'person_id');
      own.add(idIn(cells, key), person);
      noting[table]?.(cells, person);
    }
  }
  return { persons, dead, keys, events, specialties, places, concepts };
}

/** Notes the concept in a column by the key in another: of rows with one key the first counts. */
function noteFirst(known: Map<string, string>, keyOf: string, conceptOf: string) {
  return (cells: Cells) => {
    const [key, concept] = [idIn(cells, keyOf), idIn(cells, conceptOf)];
    if (concept !== '' && !known.has(key)) known.set(key, concept);
  };
}

/** Columns of a file that hold concept ids. */
function conceptColumns({ table, opened }: CdmFile): readonly string[] {
  const there = new Set(opened.columns);
  return cdmColumns(table)
    .filter(({ name, refersTo }) => refersTo?.table === 'concept' && there.has(name))
    .map(({ name }) => name);
}

async function* wholeRows({ opened }: CdmFile): AsyncGenerator<Row> {
  for await (const row of opened.rows()) if (!('broken' in row)) yield row;
}
