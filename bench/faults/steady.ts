import { setTimeout as sleep } from 'node:timers/promises';
import { auditFolder } from '../../audit/files.ts';
import { keptOf } from '../soak-audit.ts';
import { askAtRate, openIn, unexpectedOf } from '../soak-load.ts';
import { type Check, checkOf } from './check.ts';
import { count, page, type Server, type Site } from './site.ts';

const questions = [count, count, page].map((query, n) => ({ name: String(n), query }));

/** R9 in short: a minute at 50 requests a second. Memory over ten minutes is for `soak-access.ts`. */
export async function steadyLoad(site: Site, { url }: Server): Promise<readonly Check[]> {
  const purposeOf = (n: number) => `steady ${n}`;
  const headersOf = (n: number) => ({ authorization: `Bearer ${site.token}`, 'x-purpose': purposeOf(n) });
  const seen = await askAtRate({ url, questions, rate: 50, minutes: 1, headersOf });
  await sleep(2_000);
  const { transactions, connections } = await site.withGraph(openIn);
  const answered = seen.filter(({ codes }) => codes.length === 0).map(({ n }) => purposeOf(n));
  const kept = await keptOf(auditFolder(site.dataDir), answered);
  const verified = await site.command('audit', 'verify').ended;
  const wrong = unexpectedOf(seen).length;
  const fault = 'R9 50 requests a second for a minute';
  return [
    checkOf(fault, 'no error, no transaction left', {
      seen: `${seen.length} answers, ${wrong} errors, ${transactions} transactions, ${connections} connections`,
      holds: wrong === 0 && transactions === 0,
    }),
    checkOf(fault, 'every answer has its record; audit verify holds', {
      seen: `${kept} of ${answered.length}; ${verified.stdout.trim() || verified.stderr.trim()}`,
      holds: kept === answered.length && verified.code === 0,
    }),
  ];
}
