import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../graph/graph.ts';
import { readConfig } from '../server/config.ts';
import { withGraph } from '../server/session.ts';

/** Measures with a database that is there for this alone; the process ends with 1 where a bar is broken. */
export async function measureAlone(measure: (graph: Graph) => Promise<boolean>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'oncograph-bench-'));
  const config = readConfig({ ...process.env, DATA_DIR: dataDir, NEO4J_MEMORY: '800m' });
  try {
    if (!(await withGraph({ config, env: process.env, log: { info: () => {} } }, measure)))
      process.exitCode = 1;
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
