import { auditFolder } from '../../audit/files.ts';
import { keptOf } from '../soak-audit.ts';
import { type Check, checkOf } from './check.ts';
import { count, type Site } from './site.ts';

const times = 5;
const purposeOf = (n: number) => `killed after answer ${n}`;

/** U3: a server is killed right after an answer, which is in the audit. */
export async function killAfterAnswer(site: Site): Promise<readonly Check[]> {
  const { uri, user, password } = await site.address();
  const beside = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
  let answered = 0;
  for (let n = 0; n < times; n += 1) {
    const { ask, run } = await site.start(beside);
    const { status } = await ask(count, { purpose: purposeOf(n) });
    run.kill('SIGKILL');
    await run.ended;
    if (status === 200) answered += 1;
  }
  const kept = await keptOf(
    auditFolder(site.dataDir),
    Array.from({ length: times }, (_, n) => purposeOf(n)),
  );
  const verified = await site.command('audit', 'verify').ended;
  const check = checkOf(
    `U3 server killed right after an answer, ${times} times`,
    'each answer has its record; audit verify holds',
    {
      seen: `${kept} of ${answered}; ${verified.stdout.trim() || verified.stderr.trim()}`,
      holds: answered === times && kept === times && verified.code === 0,
    },
  );
  return [check];
}
