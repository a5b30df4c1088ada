import { parseCriterion } from '../../cohort/parse/criterion.ts';
import type { Asker } from '../../disclosure/asker.ts';
import { datasetsOf, purposeMissing } from '../../disclosure/caller.ts';
import { codesHashOf } from '../../disclosure/codes-hash.ts';
import { countCohort, explanationOf } from '../../disclosure/cohort.ts';
import { coverageOf } from '../../disclosure/coverage.ts';
import { publishedNoise } from '../../disclosure/published-rules.ts';
import { askCohort, askNumbers, type CohortQuestion } from '../../disclosure/question.ts';
import { totalShareOf } from '../../disclosure/total-share.ts';
import { CriterionErrors, KnownError } from '../../ontology/errors.ts';
import { type SiteAnswer, type Uncovered, unsaid } from '../site-answer.ts';
import { siteLocalIn } from '../site-local.ts';
import { type HoldingParts, releasesIn, toTold } from './holding.ts';

/** Who asks at a site, and what is said with the answer. */
export type Answering = Pick<HoldingParts, 'asker' | 'caller'> & {
  readonly loaders: Pick<HoldingParts['loaders'], 'vocabularies'>;
  /** What is answered in the place of a number, where something is: a question that could be answered may wait for a person. */
  readonly instead?: (asked: Answerable) => Promise<SiteAnswer | undefined>;
};

/** A question that could be answered: over which datasets, and what it is in words, which is worked out for who wants to read it. */
export type Answerable = { readonly datasets: readonly string[]; readonly textOf: () => string };

/**
 * What a site answers to a question of a hub, over all that the hub may ask: one number, or why there is none. A question that names what no dataset here
 * covers is found out before anything is paid. @throws whatever is no answer: the database is away, the audit cannot be kept
 */
export async function answerQuestion(where: unknown, answering: Answering): Promise<SiteAnswer> {
  const { asker, caller, loaders, instead } = answering;
  const datasets = datasetsOf(caller);
  if (datasets.length === 0) return refused(caller.lacksPurpose ? purposeMissing.message : nothingToAsk);
  const said = { vocabularies: releasesIn(await loaders.vocabularies()) };
  try {
    requireAskable(where);
    const question = await askCohort(where, asker, { datasets });
    const understood = { ...said, codesHash: codesHashOf(question) };
    const uncovered = await uncoveredBy(question);
    const missing = uncovered.find(({ path }) => isEverywhere(path, uncovered, datasets));
    if (missing !== undefined) return { ...unsupported(`${missing.path}: ${missing.reason}`), ...understood };
    const other = await instead?.({ datasets, textOf: () => explanationOf(question).text });
    if (other !== undefined) return { ...other, ...understood };
    const told = await askNumbers(where, asker, { datasets, wanted: () => countAlone });
    return { ...(await answered(told, asker)), ...understood, uncovered };
  } catch (error) {
    return { ...toRefusal(error), ...said };
  }
}

/** A hub has no business with what means something here alone. @throws CriterionErrors */
function requireAskable(where: unknown): void {
  const faults = siteLocalIn(parseCriterion(where));
  if (faults.length > 0) throw new CriterionErrors(faults);
}

const countAlone = { count: true, attrition: false, facets: [], crosstabs: [] };

const nothingToAsk = 'There is no dataset at this site that the hub may ask over.';

async function answered(question: CohortQuestion, asker: Asker): Promise<SiteAnswer> {
  const count = await countCohort(question);
  return {
    ...unsaid,
    status: count.suppressed ? 'SUPPRESSED' : 'OK',
    count: toTold(count),
    noise: count.confidence === null ? null : publishedNoise(asker),
    share: count.suppressed ? totalShareOf(question) : null,
  };
}

function unsupported(reason: string): SiteAnswer {
  return { ...unsaid, status: 'UNSUPPORTED', reason };
}

/** That a site does not answer, and why. */
export function refused(reason: string, renewsAt: string | null = null): SiteAnswer {
  return { ...unsaid, status: 'REFUSED', reason, renewsAt };
}

/** @throws what says nothing of the question */
function toRefusal(error: unknown): SiteAnswer {
  if (error instanceof CriterionErrors)
    return unsupported(error.errors.map(({ message }) => message).join(' '));
  if (!(error instanceof KnownError)) throw error;
  if (error.code === 'BUDGET_EXHAUSTED') return refused(error.message, renewalIn(error));
  if (error.code === 'FORBIDDEN') return refused(error.message);
  throw error;
}

function renewalIn({ extensions }: KnownError): string | null {
  const { renewsAt } = Object(extensions);
  return typeof renewsAt === 'string' ? renewsAt : null;
}

/** What was not looked for at the site: of what was, and not found, there is none. */
async function uncoveredBy(question: CohortQuestion): Promise<readonly Uncovered[]> {
  const gaps = (await coverageOf(question)).filter(({ isBlind }) => isBlind);
  return gaps.map(({ dataset, path, reason }) => ({ dataset, path, reason }));
}

function isEverywhere(path: string, uncovered: readonly Uncovered[], datasets: readonly string[]): boolean {
  const silent = new Set(uncovered.filter((one) => one.path === path).map(({ dataset }) => dataset));
  return datasets.every((dataset) => silent.has(dataset));
}
