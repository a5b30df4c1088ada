import type { Sharer, Sharers } from '../questions/sharers.ts';
import type { StoredAnswer, StoredQuestion } from '../questions/told.ts';
import { type AskedSite, type AskTerms, askAll, type Heard, statusOf } from './ask-all.ts';
import { type AskedQuestion, keyOf, type Told } from './site.ts';

/** Answers by the keys of sites. */
type Answers = ReadonlyMap<string, StoredAnswer<Told>>;

type NewAnswers = ReadonlyMap<string, StoredAnswer<Told> | null>;

/** What sites told of questions before. */
export type ToldBefore = {
  readonly read: (question: StoredQuestion) => Promise<Answers>;
  /** Null takes what a site told before away. */
  readonly keep: (question: StoredQuestion, answers: NewAnswers) => Promise<void>;
  /** Which sites take part in totals, by the names of these, with numbers that they do not show: of all that may those that were the first. */
  readonly fixSharers: (totals: Readonly<Record<string, readonly Sharer[]>>) => Promise<Sharers>;
};

/** Until when is waited, what was told before, and since when it counts. UTC. */
export type RepeatTerms<Asked = AskedSite> = AskTerms<Asked> & {
  readonly before: ToldBefore;
  readonly since: string;
};

/**
 * As `askAll`, of those sites alone whose answer is not known: what the others told before is told again, for nothing. What was told is kept,
 * also where whoever asked went away before the rest of it.
 */
export async function askUnknown<Asked extends AskedSite>(
  sites: readonly Asked[],
  question: AskedQuestion,
  { before, since, hear, ...terms }: RepeatTerms<Asked>,
): Promise<readonly Heard<Asked>[]> {
  const known = await before.read(question);
  const repeated = sites.flatMap((site) => {
    const answer = known.get(keyOf(site));
    return answer !== undefined && answer.at > since ? [toHeard(site, answer)] : [];
  });
  for (const one of repeated) hear?.(one);
  const isKnown = new Set(repeated.map(({ site }) => site));
  const unknown = sites.filter((site) => !isKnown.has(site));
  const news = new Map<string, StoredAnswer<Told> | null>();
  const take = (one: Heard<Asked>) => {
    for (const [key, answer] of newsOf(one)) news.set(key, answer);
    hear?.(one);
  };
  const keep = async () => (news.size > 0 ? before.keep(question, news) : undefined);
  const heard =
    unknown.length === 0 ? [] : await askAll(unknown, question, { ...terms, hear: take }).finally(keep);
  const bySite = new Map([...repeated, ...heard].map((one) => [one.site, one]));
  return sites.flatMap((site) => bySite.get(site) ?? []);
}

/** What is kept of an answer: a site that does not answer this any more is not told of as if it did, one that is away is. */
function newsOf({
  site,
  told,
  status,
  heardAt: at,
}: Heard): readonly (readonly [string, StoredAnswer<Told> | null])[] {
  if (told !== null) return [[keyOf(site), { told, at }]];
  const isAway = status === 'TIMEOUT' || status === 'UNREACHABLE';
  return isAway ? [] : [[keyOf(site), null]];
}

function toHeard<Asked>(site: Asked, { told, at }: StoredAnswer<Told>): Heard<Asked> {
  return { site, told, ...statusOf(told), heardAt: at, tookMs: 0 };
}
