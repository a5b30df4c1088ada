import { parseCriterion } from '../../cohort/parse/criterion.ts';
import type { Asker } from '../../disclosure/asker.ts';
import { datasetsOf, purposeMissing } from '../../disclosure/caller.ts';
import { codesHashOf } from '../../disclosure/codes-hash.ts';
import { countCohort, explanationOf } from '../../disclosure/cohort.ts';
import { coverageOf } from '../../disclosure/coverage.ts';
import { publishedNoise } from '../../disclosure/published-rules.ts';
import { askCohort, askNumbers, type CohortQuestion } from '../../disclosure/question.ts';
import { totalSharesOf } from '../../disclosure/total-share.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import type { AskedFacet, PutQuestion } from '../../questions/put-question.ts';
import { type SiteAnswer, type Uncovered, unsaid } from '../site-answer.ts';
import { localFacets, siteLocalIn } from '../site-local.ts';
import { facetsToTell, silentFacets } from './facets.ts';
import { type HoldingParts, releasesIn, toTold } from './holding.ts';
import { refused, toRefusal, unsupported } from './refusal.ts';

/** Who asks at a site, and what is said with the answer. */
export type Answering = Pick<HoldingParts, 'asker' | 'caller'> & {
  readonly loaders: Pick<HoldingParts['loaders'], 'vocabularies'>;
  /** What is answered in the place of a number, where something is: a question that could be answered may wait for a person. */
  readonly instead?: (asked: Answerable) => Promise<SiteAnswer | undefined>;
};

/** What is asked. */
type Asked = Pick<PutQuestion, 'where' | 'facets'>;

/** A question that could be answered: over which datasets, and what it is in words, which is worked out for who wants to read it. */
export type Answerable = { readonly datasets: readonly string[]; readonly textOf: () => string };

/**
 * What a site answers to a question of a hub, over all that the hub may ask: one number, or why there is none. A question that names what no dataset here
 * covers is found out before anything is paid. @throws whatever is no answer: the database is away, the audit cannot be kept
 */
export async function answerQuestion({ where, facets }: Asked, answering: Answering): Promise<SiteAnswer> {
  const { asker, caller, loaders, instead } = answering;
  const datasets = datasetsOf(caller);
  if (datasets.length === 0) return refused(caller.lacksPurpose ? purposeMissing.message : nothingToAsk);
  const said = { vocabularies: releasesIn(await loaders.vocabularies()) };
  try {
    requireAskable({ where, facets });
    const question = await askCohort(where, asker, { datasets });
    const understood = { ...said, codesHash: codesHashOf(question) };
    const uncovered = await uncoveredBy(question);
    const missing = uncovered.find(({ path }) => isEverywhere(path, uncovered, datasets));
    if (missing !== undefined) return { ...unsupported(`${missing.path}: ${missing.reason}`), ...understood };
    const other = await instead?.({ datasets, textOf: () => textOf(question, facets) });
    if (other !== undefined) return { ...other, ...understood };
    const wanted = { count: true, attrition: false, facets, crosstabs: [] };
    const told = await askNumbers(where, asker, { datasets, wanted: () => wanted });
    return requireShort({
      ...{ ...(await answered(told, asker)), ...understood },
      ...(facets.length === 0 ? {} : { facets: await facetsToTell(told, facets) }),
      uncovered: [...uncovered, ...(await silentFacets(facets, datasets, asker))],
    });
  } catch (error) {
    return { ...toRefusal(error), ...said };
  }
}

/** The question in words, for a person. */
function textOf(question: CohortQuestion, facets: readonly AskedFacet[]): string {
  const by = facets.map(({ field, values = [] }) => [field, ...values].join(' '));
  return [explanationOf(question).text, ...(by.length === 0 ? [] : [`By ${by.join(', ')}.`])].join(' ');
}

/** A hub has no business with what means something here alone. @throws CriterionErrors */
function requireAskable({ where, facets }: Asked): void {
  const faults = [...siteLocalIn(parseCriterion(where)), ...localFacets(facets)];
  if (faults.length > 0) throw new CriterionErrors(faults);
}

const nothingToAsk = 'There is no dataset at this site that the hub may ask over.';

async function answered(question: CohortQuestion, asker: Asker): Promise<SiteAnswer> {
  const count = await countCohort(question);
  return {
    ...unsaid,
    status: count.suppressed ? 'SUPPRESSED' : 'OK',
    count: toTold(count),
    noise: count.confidence === null ? null : publishedNoise(asker),
    share: count.suppressed ? totalSharesOf(question).count : null,
  };
}

/** Bytes of an answer that are a message of NATS when it is signed and sealed. */
const mostBytes = 500_000;

function requireShort(answer: SiteAnswer): SiteAnswer {
  if (Buffer.byteLength(JSON.stringify(answer)) <= mostBytes) return answer;
  return unsupported(
    'The values of these facets are too long for one answer: ask for fewer, or name values.',
  );
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
