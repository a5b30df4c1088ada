import { readAudit } from '../audit/read.ts';

/** How many of these purposes exactly one answered request was kept for. */
export async function keptOf(folder: string, purposes: readonly string[]): Promise<number> {
  const found = new Map(purposes.map((purpose) => [purpose, 0]));
  for await (const { kind, purpose, outcome } of readAudit(folder)) {
    const times = found.get(purpose ?? '');
    if (kind === 'REQUEST' && outcome === 'DONE' && times !== undefined) found.set(purpose ?? '', times + 1);
  }
  return [...found.values()].filter((times) => times === 1).length;
}
