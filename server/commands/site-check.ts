import type { Profile } from '../../fair/rdf/profiles.ts';
import { KnownError } from '../../ontology/errors.ts';
import { checkSite } from '../check/check.ts';
import { worstOf } from '../check/finding.ts';
import { inWords } from '../check/words.ts';
import { createSession } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';

/** Options of `site check`. */
export type CheckFlags = { readonly json?: boolean; readonly profile?: Profile };

/** Says whether the site is good enough to join its network: for people, or as JSON for who runs that. @throws KnownError CONFLICT where something fails, also of what stays here */
export async function check(
  surroundings: Surroundings,
  { json = false, profile }: CheckFlags,
): Promise<void> {
  const checked = await checkSite(createSession(surroundings), profile);
  const text = json ? JSON.stringify(checked.report, null, 2) : inWords(checked);
  surroundings.stdout.write(`${text}\n`);
  if (worstOf([...checked.report.findings, ...checked.own]) === 'FAIL')
    throw new KnownError('CONFLICT', 'The site is not good enough to join: see what has FAIL.');
}
