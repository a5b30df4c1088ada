import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportOmop } from '../../../../export/omop/export.ts';
import { cypher } from '../../../../graph/cypher.ts';
import { Graph } from '../../../../graph/graph.ts';
import { type Loaded, loadSource, type SourceOptions } from '../../../../import/load/load-source.ts';
import { withCdm } from '../../../../import/omop/open.ts';
import { omopSource } from '../../../../import/omop/source.ts';
import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import { freePort } from '../../../../server/free-port.ts';
import { runCli, settingsOf } from '../../../support/cli.ts';
import { testDatabase } from '../../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../../support/population.ts';
import { writeBad } from '../bad/bad.ts';
import { inFolder } from '../omop-load.ts';
import { difference, rowsOf } from '../rows-of.ts';
import { filesIn } from '../table-files.ts';
import { fillSchema } from './fill.ts';
import { allow, type Hospital, password, rowsIn, startHospital } from './hospital.ts';

const dataset = 'it-omop-database';
const graph = new Graph(testDatabase().address);
const state: { hospital?: Hospital } = {};
const at = (): Hospital => {
  if (state.hospital === undefined) throw new TypeError('no hospital yet');
  return state.hospital;
};
const clear = () => clearPopulation(graph, dataset);

/** A table of persons with these ids. */
const personsOf = (...ids: readonly number[]) => `
  create table person (person_id bigint primary key, gender_concept_id int, year_of_birth int, race_concept_id int, ethnicity_concept_id int);
  insert into person select id, 8507, 1950, 0, 0 from unnest(array[${ids.join(', ')}]) id`;

beforeAll(async () => {
  state.hospital = await startHospital();
  await state.hospital.make('ward', personsOf(2, 3));
  await clear();
});
afterAll(async () => {
  await clear();
  await graph.close();
  await state.hospital?.stop();
});

const said = { dataset, accessRights: 'PUBLIC', license: [], withText: true } as const;

/** Loads a folder, or what is at an address. */
function load(from: string, options: Partial<SourceOptions> = {}): Promise<Loaded> {
  return withCdm(from, { env: {}, texts: 'whole' }, (cdm) =>
    loadSource(graph, omopSource({ cdm, ...said }), { access: 'open', ...options }),
  );
}

/** What a load says, but in which file or row. */
function told({ report: { types, notes, rejects } }: Loaded) {
  return {
    types: [...types],
    notes: notes.toSorted(),
    rejects: rejects
      .map(({ record, column, value, reason }) => [record, column, value, reason].join(' '))
      .sort(),
  };
}

/** Rows by which a folder and what is exported of the dataset differ. */
function exportedOtherwise(folder: string) {
  return inFolder(async (home) => {
    const out = join(home, 'cdm');
    await exportOmop(graph, dataset, out);
    const given = await filesIn(folder);
    const differences = [];
    for (const table of (await filesIn(out)).keys()) {
      if (!given.has(table)) continue;
      const [some, back] = [await rowsOf(folder, table), await rowsOf(out, table)];
      differences.push(...difference(some, back), ...difference(back, some));
    }
    return differences;
  });
}

/** A folder beside the project, which is passed over where it is not. */
const synthea27nj = join(import.meta.dirname, '../../../../../shared/data/omop/synthea27nj');

/** A person, and the deaths of that one and of nobody. */
const rejecting = `${personsOf(1)};
  create table death as select id::bigint as person_id, date '2020-01-01' as death_date from unnest(array[9, 1]) id`;

const idsIn = async (cdm: Parameters<typeof rowsIn>[0]) =>
  (await rowsIn(cdm, 'person')).map(({ cells }) => cells.person_id);

describe('loadSource of a database', () => {
  it('loads what a folder of the same rows has, says the same of it, and gives the same back', () =>
    inFolder(async (folder) => {
      await writeBad(folder, {});
      await fillSchema(at().sql, 'sound', folder);
      await allow(at().sql, 'sound');
      const ofFolder = told(await load(folder));
      await clear();
      expect(told(await load(at().address('sound')))).toEqual(ofFolder);
      expect(await exportedOtherwise(folder)).toEqual([]);
    }));

  it('changes nothing when the database is loaded again', async () => {
    const { report } = await load(at().address('sound'));
    expect([...report.types.values()].filter(({ loaded }) => loaded > 0)).toEqual([]);
  });

  it.runIf(existsSync(synthea27nj))('does so with a larger set', async () => {
    await fillSchema(at().sql, 'nj', synthea27nj);
    await allow(at().sql, 'nj');
    const ofFolder = told(await load(synthea27nj, { replace: true }));
    await clear();
    expect(told(await load(at().address('nj')))).toEqual(ofFolder);
    expect(await exportedOtherwise(synthea27nj)).toEqual([]);
  });

  it('names the table and the place of a row that is rejected', async () => {
    await at().make('rejecting', rejecting);
    const { report } = await load(at().address('rejecting'), { replace: true });
    expect(report.rejects).toEqual([
      expect.objectContaining({ file: 'rejecting.death', row: 2, column: 'person_id', value: '9' }),
    ]);
  });

  it('is taken up where it was when the server fails in the middle, and ends with the same graph', async () => {
    await at().make(
      'failing',
      `${personsOf(1, 2, 3)}; create table observation as
        select id as observation_id, 1 + id % 3 as person_id, 0 as observation_concept_id, date '2020-01-01' + id as observation_date,
          0 as observation_type_concept_id
        from generate_series(1, 9000) id`,
    );
    await clear();
    await load(at().address('failing'));
    const whole = await hashPopulation(graph, dataset);
    await clear();
    const failed = withCdm(at().address('failing'), { env: {}, texts: 'whole' }, async (cdm) => {
      const [client] = await at().sql`select pid from pg_stat_activity where application_name = 'oncograph'`;
      const onProgress = ({ file }: { readonly file: string }) => {
        if (file === 'failing.observation') killOnce(Number(client?.pid));
      };
      return loadSource(graph, omopSource({ cdm, ...said }), { access: 'open', onProgress });
    });
    await expect(failed).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringContaining('failing.observation cannot be read to its end'),
    });
    const begun = await runningLoads();
    const written = await countRecords();
    await at().lives();
    const { id, report } = await load(at().address('failing'));
    expect([id]).toEqual(begun);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(9000);
    expect(report.types.get('observation')).toMatchObject({ read: 9000, loaded: 9000, rejected: 0 });
    expect(await hashPopulation(graph, dataset)).toBe(whole);
  });
});

/** Ends a process at once. */
function killOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error; // it has ended
  }
}

async function runningLoads(): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(cypher`
    MATCH (load:Load {population: ${dataset}, state: 'RUNNING'})
    RETURN load.id AS id`);
  return rows.map(({ id }) => id);
}

async function countRecords(): Promise<number> {
  const [row] = await graph.read<{ records: number }>(cypher`
    MATCH (record:Observation {dataset: ${dataset}})
    RETURN count(*) AS records`);
  return row?.records ?? 0;
}

describe('withCdm of a database', () => {
  it('reads one state of it, whatever others write meanwhile', async () => {
    await at().make('moving', personsOf(1, 2));
    const seen = await at().open('moving', async (cdm) => {
      await at().sql`insert into moving.person (person_id) values (3)`;
      const before = await idsIn(cdm);
      await at().sql`delete from moving.person where person_id = 1`;
      return [before, await idsIn(cdm)];
    });
    expect(seen).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
    expect(await at().open('moving', idsIn)).toEqual(['2', '3']);
  });

  it('lets nobody empty a table before it is read', async () => {
    await at().make(
      'emptied',
      `${personsOf(1, 2)}; create table death as select person_id from person; create view visit_occurrence as select * from death`,
    );
    const seen = await at().open('emptied', async (cdm) => {
      const emptied = at().sql.begin(async (sql) => {
        await sql`set local lock_timeout = '500ms'`;
        await sql`truncate emptied.death`;
      });
      await expect(emptied).rejects.toMatchObject({ code: '55P03' });
      return (await rowsIn(cdm, 'death')).length;
    });
    expect(seen).toBe(2);
  });

  it('cannot write, not even by a view that does', async () => {
    await at().make(
      'writing',
      `create table visits (at timestamp);
      create function noted() returns bigint language sql security definer as 'insert into writing.visits values (now()) returning 1::bigint';
      create view person as select noted() as person_id`,
    );
    await expect(at().open('writing', idsIn)).rejects.toThrow(
      'The table writing.person cannot be read to its end (25006)',
    );
    expect(await at().sql`select from writing.visits`).toHaveLength(0);
  });

  it('takes names in letters of any case, views, names of 5.3, and columns and tables that the CDM has not', async () => {
    await at().make(
      'Mixed Case',
      `create table "PERSON" ("Person_ID" numeric, "Hospital No" text); insert into "PERSON" values (7, ' x ');
      create table stays (visit_id bigint); insert into stays values (5);
      create view "Visit_Occurrence" as select visit_id as "VISIT_OCCURRENCE_ID", 7 as person_id, 'home' as discharge_to_source_value from stays;
      create table achilles_results (n int)`,
    );
    const found = await at().open('Mixed Case', async (cdm) => ({
      ignored: cdm.ignored,
      unknown: cdm.tables.get('person')?.unknown,
      files: [...cdm.tables.values()].map(({ file }) => file),
      rows: [...(await rowsIn(cdm, 'person')), ...(await rowsIn(cdm, 'visit_occurrence'))],
    }));
    expect(found).toEqual({
      ignored: ['achilles_results', 'stays'],
      unknown: ['hospital no'],
      files: ['Mixed Case.PERSON', 'Mixed Case.Visit_Occurrence'],
      rows: [
        { number: 1, cells: { person_id: '7', 'hospital no': ' x ' } },
        {
          number: 1,
          cells: { visit_occurrence_id: '5', person_id: '7', discharged_to_source_value: 'home' },
        },
      ],
    });
  });

  it('has of each value the text that it is written as', async () => {
    await at().sql`alter database omop set timezone to 'Europe/Vienna'`;
    await at().make(
      'forms',
      `create domain id as bigint;
      create table person as select
        9223372036854775807::id as person_id, 6.30::numeric(10, 2) as a, 0.1::float8 as b, 0.1::float4 as c, 1e-7::float8 as d,
        date '2020-02-29' as e, timestamp '2020-01-01' as f, timestamp '2020-01-01 09:30:00.5' as g,
        timestamptz '2020-07-01 00:00+02' as h, 'ab '::char(5) as i, true as j, ''::text as k, null::text as l,
        E'two\nlines, "quoted" ' as m, 'ü'::text as n, 3::smallint as o, '\\N'::text as p`,
    );
    const [row] = await at().open('forms', (cdm) => rowsIn(cdm, 'person'));
    expect(row?.cells).toEqual({
      ...{ person_id: '9223372036854775807', a: '6.30', b: '0.1', c: '0.1', d: '1e-07' },
      ...{
        e: '2020-02-29',
        f: '2020-01-01 00:00:00',
        g: '2020-01-01 09:30:00.5',
        h: '2020-07-01 00:00:00+02',
      },
      ...{ i: 'ab', j: 'true', k: '', l: '', m: 'two\nlines, "quoted" ', n: 'ü', o: '3', p: '\\N' },
    });
  });

  it('has rows in one order, those of one key too, in whatever order they were written', async () => {
    const rows = ["(1, 'b')", "(1, 'a')", "(3, 'c')", '(2, null)', "(1, 'b')", "(null, 'd')", "(10, 'e')"];
    const ordered = [];
    for (const [at_, all] of [rows, rows.toReversed()].entries()) {
      const schema = `ordered${at_}`;
      await at().make(
        schema,
        `${personsOf(1)}; create table death (person_id int, cause_source_value text); insert into death values ${all.join(', ')}`,
      );
      ordered.push(
        await at().open(schema, async (cdm) => {
          const death = await rowsIn(cdm, 'death');
          const { files } = await cdm.digest('');
          return { death, digest: files.get(`${schema}.death`) };
        }),
      );
    }
    expect(ordered[1]).toEqual(ordered[0]);
    expect(
      ordered[0]?.death.map(({ number, cells }) => `${number} ${Object.values(cells).join('')}`),
    ).toEqual(['1 1a', '2 1b', '3 1b', '4 2', '5 3c', '6 10e', '7 d']);
  });

  it('has of a vocabulary the rows of the concepts that are asked for, and those whose number is written otherwise', async () => {
    await at().make(
      'asked',
      `${personsOf(1)};
      create table concept as
        select id as concept_id from unnest(array['1', '-2', '3', '07', '8.0', null, ' 9', 'x']) id;
      create table concept_ancestor as
        select 20 as ancestor_concept_id, id as descendant_concept_id from unnest(array[5, 6]) id`,
    );
    const asked = (table: CdmTable, column: string, ...numbers: readonly string[]) =>
      at().open('asked', async (cdm) => {
        const ids = [];
        const among = { column, numbers: new Set(numbers) };
        for await (const { cells } of cdm.tables.get(table)?.opened.rows(undefined, among) ?? [])
          ids.push(cells[column]);
        return ids.sort();
      });
    expect(await asked('concept', 'concept_id', '1', '-2', '99', "'")).toEqual(
      ['1', '-2', '07', '8.0', ' 9', 'x'].sort(),
    );
    expect(await asked('concept_ancestor', 'descendant_concept_id', '6')).toEqual(['6']);
    expect(await asked('concept_ancestor', 'descendant_concept_id')).toEqual([]);
  });

  it('has another digest where one cell is another', async () => {
    const digest = async () =>
      at().open('ward', async (cdm) => {
        await idsIn(cdm);
        return (await cdm.digest('')).fingerprint;
      });
    const before = await digest();
    expect(await digest()).toBe(before);
    await at().sql`update ward.person set year_of_birth = 1951 where person_id = 2`;
    expect(await digest()).not.toBe(before);
  });

  it('takes tables in parts, and views that hold their rows', async () => {
    await at().make(
      'parted',
      `create table person (person_id int) partition by range (person_id);
      create table person_1 partition of person for values from (1) to (10);
      create table person_2 partition of person for values from (10) to (20);
      insert into person values (11), (1);
      create materialized view death as select person_id from person where person_id > 10`,
    );
    const found = await at().open('parted', async (cdm) => ({
      ignored: cdm.ignored,
      persons: await idsIn(cdm),
      dead: (await rowsIn(cdm, 'death')).map(({ cells }) => cells.person_id),
    }));
    expect(found).toEqual({ ignored: [], persons: ['1', '11'], dead: ['11'] });
  });

  it('takes the first schema of the search path that has persons', async () => {
    await at().sql`alter role reader set search_path to 'nowhere', 'ward'`;
    const ids = await withCdm(at().address(''), { env: {} }, idsIn);
    await at().sql`alter role reader reset search_path`;
    expect(ids).toEqual(['2', '3']);
  });

  it('takes the vocabulary from a schema of its own', async () => {
    await at().make(
      'vocabulary',
      'create table concept as select 8507 as concept_id; create table person (person_id int)',
    );
    const address = at().address('ward', '&vocabulary_schema=VOCABULARY');
    const files = await withCdm(address, { env: {} }, async ({ tables }) =>
      [...tables.values()].map(({ file }) => file),
    );
    expect(files).toEqual(['ward.person', 'vocabulary.concept']);
  });

  it('waits for another database longer than the server lets others', async () => {
    await at().sql`alter role reader set idle_in_transaction_session_timeout = '1s'`;
    await at().sql`alter role reader set statement_timeout = '2s'`;
    await at().make('slow', 'create view person as select 1 as person_id, pg_sleep(3)::text as slept');
    const ids = await at().open('slow', async (cdm) => {
      await setTimeout(2_000);
      return idsIn(cdm);
    });
    await at().sql`alter role reader reset all`;
    expect(ids).toEqual(['1']);
  });

  it('fails, and does not end early, where the connection is lost between two pieces', async () => {
    const read = { rows: 0 };
    await at().make('losing', 'create table person as select generate_series(1, 9000) as person_id');
    const failed = at().open('losing', async ({ tables }) => {
      for await (const _ of tables.get('person')?.opened.rows() ?? []) {
        read.rows += 1;
        if (read.rows !== 1_500) continue;
        await at()
          .sql`select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'oncograph'`;
        await setTimeout(200);
      }
    });
    await expect(failed).rejects.toThrow('The table losing.person cannot be read to its end');
    expect(read.rows).toBeLessThan(9_000);
  });

  it('fails where a text is no UTF-8, as in a database without an encoding, and says what is left to do', async () => {
    await at().server.connect()`create database plain encoding 'SQL_ASCII' template template0`;
    const plain = at().server.connect('plain');
    await plain.unsafe(
      `create table person as select 1 as person_id, convert_from('\\xe9'::bytea, 'SQL_ASCII') as note; grant select on person to reader`,
    );
    const address = at().address('public').replace('/omop?', '/plain?');
    await expect(withCdm(address, { env: {} }, idsIn)).rejects.toThrow(
      'The table public.person has a text that cannot be written in UTF-8 (22021). Write the tables to files',
    );
  });

  it('speaks TLS where the server does, unless it is told not to', async () => {
    const speaks = (more: string) =>
      withCdm(at().address('ward', more), { env: {} }, async () => {
        const rows = await at().sql`
          select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'oncograph'`;
        return rows.map(({ ssl }) => ssl);
      });
    expect([await speaks(''), await speaks('&sslmode=require'), await speaks('&sslmode=disable')]).toEqual([
      [true],
      [true],
      [false],
    ]);
  });
});

describe('withCdm of a database that cannot be opened', () => {
  const refused = (change: (address: string) => string, schema = 'ward') =>
    at().refusal(change(at().address(schema)));
  const secret = encodeURIComponent(password);

  it('says that the password is wrong, and shows none', async () => {
    const said = await refused((address) => address.replace(secret, 'another'));
    expect(said).toMatch(
      /^ARGUMENT_INVALID: The database 127\.0\.0\.1:\d+\/omop does not let reader in: the password is not/,
    );
    expect(said).not.toContain('another');
  });
  it('takes the password of PGPASSWORD', async () => {
    const address = at().address('ward').replace(`:${secret}`, '');
    expect(await withCdm(address, { env: { PGPASSWORD: password } }, idsIn)).toEqual(['2', '3']);
  });
  it('says that there is no such database', async () =>
    expect(await refused((address) => address.replace('/omop?', '/nowhere?'))).toContain(
      'has no database nowhere.',
    ));
  it('says that there is no such user', async () =>
    expect(await refused((address) => address.replace('reader', 'stranger'))).toContain(
      'does not let stranger in',
    ));
  it('says that nobody listens there', async () => {
    const port = await freePort();
    expect(await refused((address) => address.replace(/:\d+\/omop/, `:${port}/omop`))).toContain(
      `127.0.0.1:${port}/omop cannot be reached (ECONNREFUSED)`,
    );
  });
  it('says that something else listens there, and asks it once', async () => {
    const asked = { times: 0 };
    const other = createServer((socket) => {
      asked.times += 1;
      socket.on('error', () => {}).once('data', () => socket.end());
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await refused((to) => to.replace(/:\d+\/omop/, `:${port}/omop`))).toContain(
      '(it ends the connection)',
    );
    other.close();
    expect(asked.times).toBe(1);
  });
  it('says that there is no such schema, and which have persons', async () =>
    expect(await refused((address) => address, 'nowhere')).toMatch(
      /has no schema nowhere\. Say \?schema=…: a table person is in .*ward/,
    ));
  it('says that a schema has no persons, and which have', async () => {
    await at().make('empty', 'create table concept (concept_id int)');
    expect(await refused((address) => address, 'empty')).toMatch(
      /The schema empty of \S+ has no table person\. Say \?schema=…: .*ward/,
    );
  });
  it('says that no schema of the search path has persons', async () =>
    expect(await refused((address) => address, '')).toMatch(
      /search path of \S+ leads to no table person\. Say/,
    ));
  it('says what may not be read, and how it may', async () => {
    await at().make(
      'closed',
      `${personsOf(1)}; create table note (note_id int); create table "DEATH" (person_id int)`,
    );
    await at().sql.unsafe('revoke select on closed.note, closed."DEATH" from reader');
    expect(await refused((address) => address, 'closed')).toContain(
      'The user reader may not read closed.DEATH, closed.note. GRANT SELECT ON "closed"."DEATH", "closed"."note" TO "reader" lets it',
    );
  });
  it('says that a schema may not be looked into', async () => {
    await at().sql.unsafe('create schema hidden; create table hidden.person (person_id int)');
    expect(await refused((address) => address, 'hidden')).toContain(
      'GRANT USAGE ON SCHEMA "hidden" TO "reader"',
    );
  });
  it('says that two tables or columns are the same', async () => {
    await at().make('twice', 'create table person (person_id int); create table "Person" (person_id int)');
    await at().make('again', 'create table person (person_id int, "PERSON_ID" int)');
    expect(await refused((address) => address, 'twice')).toContain(
      'has both Person and person, which are the same table',
    );
    expect(await refused((address) => address, 'again')).toContain(
      'The table again.person has the columns "person_id" and "PERSON_ID"',
    );
  });
  it('says that a certificate is not trusted', async () =>
    expect(await refused((address) => `${address}&sslmode=verify-full`)).toMatch(
      /The certificate of \S+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. NODE_EXTRA_CA_CERTS/,
    ));
  it('says that the server does not speak TLS', async () => {
    await at().sql`alter system set ssl = off`;
    await at().sql`select pg_reload_conf()`;
    const said = () => refused((address) => `${address}&sslmode=require`);
    await vi.waitFor(
      async () => expect(await said()).toContain('does not speak TLS, which sslmode=require asks for'),
      {
        timeout: 30_000,
      },
    );
    expect(await at().open('ward', idsIn)).toEqual(['2', '3']);
  });
});

describe('oncograph', () => {
  it('loads and judges a database, and keeps no password of it', () =>
    inFolder(async (home) => {
      const settings = { ...settingsOf(testDatabase().address), DATA_DIR: join(home, 'data') };
      await at().make('told', rejecting);
      const from = at().address('told');
      const loaded = await runCli(
        ['load', 'omop', from, '--dataset', dataset, '--access-rights', 'PUBLIC'],
        settings,
      );
      expect(loaded).toMatchObject({ code: 0, stdout: expect.stringContaining('1 rejects: ') });
      const judged = await runCli(['validate', 'omop', from], settings);
      expect(judged).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^told\.person: 1 rows\n/),
      });
      const wrong = await runCli(
        ['validate', 'omop', from.replace('127.0.0.1', '127.0.0.1.invalid')],
        settings,
      );
      expect(wrong).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('cannot be reached (ENOTFOUND)'),
      });
      const kept = await filesBelow(home);
      const stored = await graph.read(cypher`
        MATCH (node:Load|Dataset|Population|AuditEntry)
        RETURN properties(node) AS properties`);
      const all = [loaded, judged, wrong, stored, kept].map((one) => JSON.stringify(one)).join();
      for (const one of [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1)])
        expect(all).not.toContain(one);
    }));
});

/** What stands in the files below a folder. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    found.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
  );
}
