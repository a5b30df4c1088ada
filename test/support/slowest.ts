import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const shown = 10;

/** Says at the end which test files took longest, with the memory that their process used. */
export class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules
      .map((module) => ({ module, ms: timeOf(module) }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, shown)
      .map(
        ({ module, ms }) => `${seconds(ms)} s ${megabytes(module)} MB  ${relative('', module.moduleId)}\n`,
      );
    process.stdout.write(`\nSlowest files:\n${lines.join('')}`);
  }
}

function timeOf(module: TestModule): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return collectDuration + setupDuration + duration;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1).padStart(6);
}

function megabytes(module: TestModule): string {
  return ((module.diagnostic().heap ?? 0) / 1e6).toFixed(0).padStart(5);
}
