import { readFile } from 'node:fs/promises';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files in the usual order, but last those that load the shipped data: until then the databases are small. */
export class SeedLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const texts = await Promise.all(sorted.map(({ moduleId }) => readFile(moduleId, 'utf8')));
    const loads = sorted.filter((_, at) => texts[at]?.includes('loadSeed('));
    return [...sorted.filter((file) => !loads.includes(file)), ...loads];
  }
}
