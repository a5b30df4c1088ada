import { readFile } from 'node:fs/promises';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// In a database that is given, and of all tests, other tests would remove what the shipped data refers to.
const first = process.env.NEO4J_URI ? 0 : 1;

/**
 * Test files in the usual order, but of those that read the shipped data one first, which loads it, and the others last: none
 * waits for the load.
 */
export class SeedFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const texts = await Promise.all(sorted.map(({ moduleId }) => readFile(moduleId, 'utf8')));
    const seeded = sorted.filter((_, at) => texts[at]?.includes('loadSeed('));
    return [
      ...seeded.slice(0, first),
      ...sorted.filter((file) => !seeded.includes(file)),
      ...seeded.slice(first),
    ];
  }
}
