import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { questionMs } from '../../graph/graph.ts';
import { readConfig } from '../../server/config.ts';
import { withGraph } from '../../server/session.ts';
import { settingsOf } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { createFreezer } from '../support/freezer.ts';
import { silent } from '../support/neo4j.ts';

const { address } = testDatabase();

describe('withGraph', () => {
  it('waits longer for the database than whoever asks a question', async () => {
    const freezer = await createFreezer(address.uri);
    const config = readConfig({ ...settingsOf(address), NEO4J_URI: freezer.uri });
    const rows = await withGraph({ config, env: {}, log: silent }, async (graph) => {
      await graph.read(cypher`RETURN 0 AS zero`); // a connection is there
      freezer.freeze(true);
      const [asked] = await Promise.allSettled([
        graph.read(cypher`RETURN 1 AS one`),
        sleep(questionMs + 2_000).then(() => freezer.freeze(false)),
      ]);
      return asked;
    });
    freezer.close();
    expect(rows).toEqual({ status: 'fulfilled', value: [{ one: 1 }] });
  });
});
