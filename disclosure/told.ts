import type { Asker } from './asker.ts';
import { Sealed } from './sealed.ts';

/** Whether the asker may be told what a dataset holds: it is open, or granted. */
export async function isToldOf(dataset: string, asker: Asker): Promise<boolean> {
  return (await Sealed.open(asker).told()).has(dataset);
}
