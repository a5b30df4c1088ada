import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createCaller } from '../../server/caller.ts';
import { readConfig } from '../../server/config.ts';
import { readShown, refuseUnsaid } from '../../server/open-access.ts';
import { createHospital, population } from '../import/hospital.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { createDataDir } from '../support/neo4j.ts';
import { clearPopulation } from '../support/population.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);
let closed: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = await createDataDir();
  closed = await hospital.mappingWith('PUBLIC', 'RESTRICTED');
});
beforeEach(() => clearPopulation(graph, population));
afterAll(async () => {
  await clearPopulation(graph, population);
  await hospital.close();
  await rm(dataDir, { recursive: true });
  await graph.close();
});

/** The datasets of the hospital that are shown to everybody, and those that keep the server from starting. */
async function underAccess(settings: NodeJS.ProcessEnv) {
  const config = readConfig(settings);
  const refused = await refuseUnsaid(graph, config).then(
    () => '',
    ({ message }: Error) => message,
  );
  const shown = (await readShown(graph, config)).filter((id) => id.startsWith('it-'));
  const caller = await createCaller(graph, config)();
  expect(caller.counts.filter((id) => id.startsWith('it-'))).toEqual(config.access === 'open' ? shown : []);
  return { shown, refused: ['it-a', 'it-b'].filter((id) => refused.includes(`${id} (RESTRICTED)`)) };
}

describe('a store with data that are not public', () => {
  it('is not started openly where nobody said so, and names them', async () => {
    await hospital.load({}, { mapping: closed, access: 'tiered' });
    expect(await underAccess({})).toEqual({ shown: [], refused: ['it-a', 'it-b'] });
    const settings = { ...settingsOf(testDatabase().address), DATA_DIR: dataDir, SEED: 'none', PORT: '0' };
    const ended = await runCli(['serve'], settings);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(whyIn(ended)).toMatch(
      /ACCESS=open would show .* not PUBLIC: .*it-a \(RESTRICTED\), it-b \(RESTRICTED\).*ACCESS=tiered.*ALLOW_OPEN=yes.*--allow-open/,
    );
  });

  it('is started where a setting says so, and where each caller gets what was granted', async () => {
    await hospital.load({}, { mapping: closed, access: 'tiered' });
    expect(await underAccess({ ALLOW_OPEN: 'yes' })).toEqual({ shown: ['it-a', 'it-b'], refused: [] });
    expect(await underAccess({ ACCESS: 'tiered', ALLOW_OPEN: 'yes' })).toEqual({ shown: [], refused: [] });
  });

  it('is started where the load said so, until a later load does not', async () => {
    await hospital.load({}, { mapping: closed, allowOpen: true });
    expect(await underAccess({})).toEqual({ shown: ['it-a', 'it-b'], refused: [] });
    await hospital.load({}, { mapping: closed, access: 'tiered' });
    expect(await underAccess({})).toEqual({ shown: [], refused: ['it-a', 'it-b'] });
  });
});

describe('public data', () => {
  it('are shown to everybody', async () => {
    await hospital.load();
    expect(await underAccess({})).toEqual({ shown: ['it-a', 'it-b'], refused: [] });
  });
});
