import postgres from 'postgres';
import { type Address, placeOf } from './address.ts';
import { openingFault, readingFault } from './fault.ts';
import { isSocketFolder, secondsToConnect, socketMaker } from './socket.ts';
import { checkVersion } from './version.ts';

/** A row of an answer, its columns in their order; null where there is nothing. */
export type Values = readonly (string | null)[];

/** A connection to a database, which writes nothing there. */
export type Session = {
  /** All rows of a question whose columns are texts. @throws KnownError */
  readonly ask: (select: string, parameters: readonly string[]) => Promise<readonly Values[]>;
  /**
   * From now on there is one state, in which nothing can be written, whatever others write meanwhile. The tables are locked first, as nobody
   * may empty one until it is read: what TRUNCATE took is gone from the state, too (PostgreSQL, 13.6, Caveats). @throws KnownError
   */
  readonly hold: (tables: readonly string[]) => Promise<void>;
  /** The rows of a question of texts in pieces of one size. @throws KnownError saying that it is `what` that cannot be read to its end */
  readonly stream: (select: string, what: string) => AsyncGenerator<readonly Values[]>;
  readonly close: () => Promise<void>;
};

type Send = (text: string, parameters?: readonly string[]) => Promise<readonly Values[]>;

/** Rows that are fetched at once. */
const atOnce = 1_000;

/**
 * Texts of values that are the same in each session, numbers of which no digit is lost, and no time within which somebody who waits for
 * another database must go on, as pg_dump has it. The time zone is that of the database.
 */
const settings = `
  select set_config(name, value, true)
  from (values
    ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('bytea_output', 'hex'), ('extra_float_digits', '3'),
    ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0')
  ) as wanted (name, value)
  where name in (select lower(known.name) from pg_catalog.pg_settings as known)`;

/** Opens a database. @throws KnownError saying why it cannot be */
export async function openSession(address: Address): Promise<Session> {
  const { sql, send } = connect(address);
  await requireVersion(send).catch(async (error: unknown) => {
    await sql.end({ timeout: 0 });
    throw openingFault(error, address);
  });
  const told = async <Result>(work: Promise<Result>) =>
    work.catch((error: unknown) => {
      throw readingFault(error, `The list of tables of ${placeOf(address)}`);
    });
  return {
    ask: (select, parameters) => told(send(select, parameters)),
    hold: (tables) => told(begin(send, tables)),
    stream: streamer(send),
    close: () => sql.end({ timeout: 5 }),
  };
}

async function requireVersion(send: Send): Promise<void> {
  const [[number, name] = []] = await send(
    `select current_setting('server_version_num'), current_setting('server_version')`,
  );
  checkVersion(number ?? '', name ?? '');
}

/** Begins the one transaction of a connection. Its state is that of its first question: what is before it asks nothing. */
async function begin(send: Send, tables: readonly string[]): Promise<void> {
  await send('begin transaction isolation level repeatable read read only');
  for (const name of ['statement_timeout', 'lock_timeout']) await send(`set local ${name} = 0`);
  if (tables.length > 0) await send(`lock table ${tables.join(', ')} in access share mode`);
  await send(settings);
}

/** One connection: where it is lost nothing more is asked, as another one would see another state. */
function connect(address: Address): { readonly sql: postgres.Sql; readonly send: Send } {
  const { tls, user, database, password } = address;
  const lost = new AbortController();
  const sql = postgres({
    ...({ socket: socketMaker(address) } as object), // its types do not know what its documentation has
    ...{ user, database, password, ssl: tls === 'disable' || isSocketFolder(address) ? false : tls },
    ...{ max: 1, max_lifetime: null, idle_timeout: 0, connect_timeout: secondsToConnect },
    ...{ prepare: false, fetch_types: false, debug: false, connection: { application_name: 'oncograph' } },
    onnotice: () => {},
    onclose: () => lost.abort(new Error('the connection is lost')),
  });
  return {
    sql,
    send: async (text, parameters = []) => {
      lost.signal.throwIfAborted();
      return sql.unsafe<Record<string, string | null>[]>(text, [...parameters]).values();
    },
  };
}

/** Each piece is fetched while the one before is used. That no more rows come is said by the server, never by a connection that ended. */
function streamer(send: Send): Session['stream'] {
  const cursors = { opened: 0 };
  return async function* stream(select, what) {
    cursors.opened += 1;
    const cursor = `rows_${cursors.opened}`;
    const fetch = () => {
      const rows = send(`fetch ${atOnce} from ${cursor}`);
      rows.catch(() => {}); // whoever waits for them sees the error
      return rows;
    };
    try {
      await send(`declare ${cursor} no scroll cursor for ${select}`);
      for (let next = fetch(); ; ) {
        const rows = await next;
        if (rows.length === 0) break;
        next = fetch();
        yield rows;
      }
    } catch (error) {
      throw readingFault(error, what);
    } finally {
      await send(`close ${cursor}`).catch(() => {}); // where that fails, so does what is asked next
    }
  };
}
