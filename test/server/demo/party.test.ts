import { describe, expect, it } from 'vitest';
import { toParty } from '../../../server/demo/party.ts';

const around = (env: NodeJS.ProcessEnv) => ({ env, root: '/data/demo-federation' });

describe('toParty', () => {
  it('has a folder of its own, an empty database with little memory, and what is said of it', () => {
    const { dataDir, env } = toParty('north', around({}), { PORT: '0' });
    expect([dataDir, env]).toEqual([
      '/data/demo-federation/north',
      expect.objectContaining({ DATA_DIR: dataDir, SEED: 'none', NEO4J_MEMORY: '400m', PORT: '0' }),
    ]);
  });

  it('has none of the settings around it but those of memory and of the log', () => {
    const set = { NEO4J_MEMORY: '1g', LOG_LEVEL: 'warn', DATA_DIR: '/data', ACCESS: 'tiered', PATH: '/bin' };
    const { env } = toParty('north', around({ ...set, PUBLIC_URL: 'https://x.example.org' }), {});
    expect([env.NEO4J_MEMORY, env.LOG_LEVEL, env.PATH, env.ACCESS, env.PUBLIC_URL]).toEqual([
      ...['1g', 'warn', '/bin'],
      ...[undefined, undefined],
    ]);
  });

  it('adds to what Java is told around it', () =>
    expect(toParty('north', around({ JAVA_TOOL_OPTIONS: '-Xss1m' }), {}).env.JAVA_TOOL_OPTIONS).toBe(
      '-Xss1m -XX:TieredStopAtLevel=1',
    ));
});
