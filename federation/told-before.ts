import type { Sharers } from '../questions/sharers.ts';
import type { StoredAnswer, StoredQuestion } from '../questions/told.ts';
import { type AskedSite, type AskTerms, askAll, type Heard, statusOf } from './ask-all.ts';
import type { AskedQuestion, Told } from './site.ts';

/** Answers by the ids of sites. */
type Answers = ReadonlyMap<string, StoredAnswer<Told>>;

/** What sites told of questions before. */
export type ToldBefore = {
  readonly read: (question: StoredQuestion) => Promise<Answers>;
  readonly keep: (question: StoredQuestion, answers: Answers) => Promise<void>;
  /** Which sites take part in totals of a criterion with numbers that they do not show: those that were the first of each. */
  readonly fixSharers: (where: unknown, sharers: Sharers) => Promise<Sharers>;
};

/** Until when is waited, what was told before, and since when it counts. UTC. */
export type RepeatTerms = AskTerms & { readonly before: ToldBefore; readonly since: string };

/** As `askAll`, of those sites alone whose answer is not known: what the others told before is told again, for nothing. */
export async function askUnknown<Asked extends AskedSite>(
  sites: readonly Asked[],
  question: AskedQuestion,
  { before, since, ...terms }: RepeatTerms,
): Promise<readonly Heard<Asked>[]> {
  const known = await before.read(question);
  const repeated = sites.flatMap((site) => {
    const answer = known.get(site.id);
    return answer !== undefined && answer.at > since ? [toHeard(site, answer)] : [];
  });
  const isKnown = new Set(repeated.map(({ site }) => site));
  const unknown = sites.filter((site) => !isKnown.has(site));
  const heard = unknown.length === 0 ? [] : await askAll(unknown, question, terms);
  const told = heard.flatMap(({ site, told: one, heardAt: at }) =>
    one === null ? [] : [[site.id, { told: one, at }] as const],
  );
  if (told.length > 0) await before.keep(question, new Map(told));
  const bySite = new Map([...repeated, ...heard].map((one) => [one.site, one]));
  return sites.flatMap((site) => bySite.get(site) ?? []);
}

function toHeard<Asked>(site: Asked, { told, at }: StoredAnswer<Told>): Heard<Asked> {
  return { site, told, ...statusOf(told), heardAt: at, tookMs: 0 };
}
