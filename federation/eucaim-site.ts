import { ask, readJson } from '../access/fetch-json.ts';
import type { Criterion } from '../cohort/criterion.ts';
import { type Parameter, toParameters } from '../eucaim/parameters.ts';
import { holdingBy, toldBy } from './eucaim-answer.ts';
import { readRefusal } from './eucaim-refusal.ts';
import { faultOfBody, faultOfConnection, faultOfStatus } from './http-faults.ts';
import { type Site, SiteFault } from './site.ts';

/** Where a provider of EUCAIM is asked, and by what it knows this server. */
export type EucaimSite = Pick<Site, 'id' | 'name' | 'country'> & {
  /** Without a query. */
  readonly url: string;
  /** The value of the header `Authorization`: a secret. */
  readonly authorization?: string | undefined;
};

/** A site that answers as a provider of tier 2 of EUCAIM does, to what Focus asks: by one GET, whose parameters are the question. */
export function createEucaimSite({ url, authorization, ...about }: EucaimSite): Site {
  const headers = { accept: 'application/json', ...(authorization && { authorization }) };
  const get = async (parameters: readonly Parameter[], signal: AbortSignal): Promise<unknown> => {
    const response = await ask(new URL(url + toQuery(parameters)), headers, signal).catch((error) => {
      throw faultOfConnection(error);
    });
    const fault = faultOfStatus(response) ?? (await unsupportedBy(response, parameters, authorization));
    if (fault === undefined) return readJson(response).catch((error) => Promise.reject(faultOfBody(error)));
    await response.body?.cancel().catch(() => {}); // nothing more is wanted of it
    throw fault;
  };
  return {
    ...about,
    ...{ kind: 'EUCAIM', origin: url },
    connects: true,
    knownMs: 60_000,
    ask: async ({ criterion, facets }, signal) => {
      if (facets.length > 0) throw new SiteFault('UNSUPPORTED', 'It cannot be asked for facets.');
      return toldBy(await get(requireParameters(criterion), signal));
    },
    look: async (signal) => holdingBy(await get([], signal)),
  };
}

/** As Focus writes them: a blank is `%20`, and nothing is written of no parameters. */
function toQuery(parameters: readonly Parameter[]): string {
  const pairs = parameters.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Faults that are told of one question. */
const mostFaults = 3;

/** @throws SiteFault that names what cannot be asked by parameters */
function requireParameters(question: Criterion): readonly Parameter[] {
  const { parameters, faults } = toParameters(question);
  if (faults.length === 0) return parameters;
  const told = faults.slice(0, mostFaults).map(({ path, reason }) => `${path.join('.')} ${reason}.`);
  const more = faults.length > mostFaults ? [`So it is with ${faults.length - mostFaults} more.`] : [];
  throw new SiteFault('UNSUPPORTED', [...told, ...more].join(' '));
}

/** Why a provider cannot be asked what it was asked; undefined where it does not say so. */
async function unsupportedBy(
  response: Response,
  parameters: readonly Parameter[],
  secret: string | undefined,
): Promise<SiteFault | undefined> {
  if (response.status !== 400) return undefined;
  const { says, parameter } = await readRefusal(response, secret);
  const at = parameters.find(({ name }) => name === parameter)?.path.join('.') ?? 'The question';
  return new SiteFault('UNSUPPORTED', `${at} cannot be asked there.${says}`);
}
