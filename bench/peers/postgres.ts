import { createInterface } from 'node:readline';
import pg from 'pg';

/**
 * Answers statements, one a line of stdin, from the PostgreSQL of `PGURL`: a line of JSON with the first row and the
 * milliseconds that the statement took, without the way between the processes.
 */
const client = new pg.Client({ connectionString: process.env.PGURL });
await client.connect();
for await (const statement of createInterface(process.stdin)) {
  const start = performance.now();
  const { rows } = await client.query(JSON.parse(statement));
  process.stdout.write(
    `${JSON.stringify({ ms: performance.now() - start, row: rows[0], rows: rows.length })}\n`,
  );
}
await client.end();
