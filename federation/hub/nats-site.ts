import { isCurie } from '../../ontology/curie.ts';
import { EnvelopeError } from '../envelope/envelope-error.ts';
import { oneLine } from '../one-line.ts';
import { type AskedQuestion, type Holding, type Site, SiteFault, type Told, toldOf } from '../site.ts';
import type { SiteAnswer, ToldFacet, ToldValue, Uncovered } from '../site-answer.ts';
import { totalOf } from '../total.ts';
import type { Line } from './line.ts';
import { MessageError, parseAnswer, parseHolding } from './site-message.ts';

/** After so long without a word a site is not there. */
const silentMs = 95_000;

const clocksDiffer = 'Its clock and that of this server differ by more than a minute.';

/** A site that a hub invited: it is asked over the line of the hub, and decides by its own gate. */
export function createNatsSite(about: Pick<Site, 'id' | 'origin' | 'name' | 'country'>, line: Line): Site {
  const { id } = about;
  return {
    ...about,
    kind: 'ONCOGRAPH',
    connects: false, // all are asked over the line of the hub
    knownMs: 0, // it says by itself what it holds
    ask: async (question, signal) => {
      if (line.heard(id) !== undefined || line.isOfAnotherTime(id)) requireThere(id, line);
      const came = await line.ask(id, await line.sign(question), signal).catch(toFault);
      return toldBy(
        understood(() => parseAnswer(came)),
        question,
      );
    },
    look: async () => {
      const { holding, heardAt } = requireThere(id, line);
      return { ...holdingBy(understood(() => parseHolding(holding))), saidAt: heardAt };
    },
  };
}

/** @throws SiteFault UNREACHABLE of a site that has said nothing for a time */
function requireThere(id: string, line: Line) {
  const heard = line.heard(id);
  if (line.isOfAnotherTime(id)) throw new SiteFault('UNREACHABLE', clocksDiffer);
  if (heard === undefined) throw new SiteFault('UNREACHABLE', 'It was not heard since this server started.');
  if (Date.parse(heard.heardAt) > Date.now() - silentMs) return heard;
  throw new SiteFault('UNREACHABLE', `It was last heard at ${heard.heardAt}.`);
}

/** What cannot be opened, or is not as it should be, is told without quoting it. */
function toFault(error: unknown): never {
  if (error instanceof EnvelopeError || error instanceof MessageError)
    throw new SiteFault('UNREACHABLE', `What came was not understood: ${error.message}.`, { cause: error });
  throw error;
}

function understood<Message>(parse: () => Message): Message {
  try {
    return parse();
  } catch (error) {
    return toFault(error);
  }
}

/** @throws SiteFault of an answer that has no number, or not all of them */
function toldBy(
  { status, reason, renewsAt, uncovered, count, ...told }: SiteAnswer,
  question: Pick<AskedQuestion, 'facets'>,
): Told {
  const why = oneLine(reason ?? 'It does not say why.');
  if (status === 'UNSUPPORTED' || status === 'PENDING') throw new SiteFault(status, why);
  if (status === 'FAILED') throw new SiteFault('UNREACHABLE', why);
  if (count === null)
    throw new SiteFault('REFUSED', renewsAt === null ? why : `${why} It may be asked from ${renewsAt} on.`);
  const { noise, share, vocabularies, codesHash } = told;
  return {
    facets: facetsIn(told.facets, question.facets),
    count,
    noise,
    share,
    vocabularies,
    codesHash,
    leftOut: uncovered.length === 0 ? null : leaves(uncovered),
  };
}

/** The facets that were asked, in their order. @throws SiteFault where one is missing */
function facetsIn(told: readonly ToldFacet[] = [], asked: AskedQuestion['facets']): readonly ToldFacet[] {
  return asked.map(({ field }) => {
    const facet = told.find((one) => one.field === field);
    if (facet === undefined) throw new SiteFault('UNSUPPORTED', `Its software cannot be asked for ${field}.`);
    return { ...facet, values: facet.values.map(withoutTricks) };
  });
}

function withoutTricks(value: ToldValue): ToldValue {
  const { code, label } = value;
  return { ...value, label: oneLine(label), code: code !== null && isCurie(code) ? code : null };
}

/** Of parts of a question of which datasets say nothing the first are named. */
const mostNamed = 3;

function leaves(uncovered: readonly Uncovered[]): string {
  const named = uncovered
    .slice(0, mostNamed)
    .map(({ dataset, path, reason }) => `${path} in ${dataset} (${reason})`);
  const more = uncovered.length > mostNamed ? `, and ${uncovered.length - mostNamed} more` : '';
  return oneLine(`There may be more patients: it says nothing of ${named.join(', ')}${more}.`); // what is too long loses its end
}

function holdingBy({
  software,
  datasets,
  vocabularies,
}: ReturnType<typeof parseHolding>): Omit<Holding, 'saidAt'> {
  const { count } = totalOf(datasets.map(({ patients }) => ({ told: toldOf(patients) })));
  return {
    software: oneLine(software),
    records: [...new Set(datasets.flatMap(({ records }) => records))].sort(),
    datasets: datasets.length,
    vocabularies,
    patients: toldOf(count),
  };
}
