import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Demo sets that stand beside the project: their SOURCE.md says that they may not be shipped. */
const demos = join(import.meta.dirname, '../../../../shared/omop-demo');

/** Whether they are there. Where they are not, what needs them is passed over. */
export const hasDemos = existsSync(demos);

/** The folder of a demo set. */
export function demoFolder(set: 'gibleed' | 'synthea1k'): string {
  return join(demos, set);
}
