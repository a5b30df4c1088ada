import type { Graph, Write } from '../../graph/graph.ts';
import type { Page } from '../../graph/page.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { GrantedLogin } from '../login.ts';
import { inWords, keyOf, parsePerson } from '../person.ts';
import { parseSpan } from '../time.ts';
import { type GrantKey, readGrantPage, refuseLastSteward, requireStillSteward } from './dataset-grants.ts';
import { type Grant, type GrantRole, stewardedDatasets } from './grant.ts';
import { giveGrants, type KeepGrantChange, takeGrant } from './grant-changes.ts';
import { noGrant, readGrant } from './grants.ts';

/** What a steward says of grants that are to be given. */
export type AskedGrants = {
  readonly subject: string;
  readonly issuer: string;
  readonly datasets: readonly string[];
  readonly role: GrantRole;
  readonly reason: string;
  readonly purpose?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
};

/** Which grants of a dataset a steward lists: those that hold or will hold, or those that are over or were ended, too. */
export type AskedList = { readonly dataset: string; readonly which: 'left' | 'all' };

/** What somebody does with the grants of the datasets that they are steward of, and of no other one. */
export type Stewardship = {
  /** In the order in which they were given: one more than the page holds, if there are more. @throws KnownError FORBIDDEN */
  readonly list: (asked: AskedList, page: Page<GrantKey>) => Promise<readonly Grant[]>;
  /** Gives grants, all of them or none. @throws KnownError FORBIDDEN, ARGUMENT_INVALID, CONFLICT */
  readonly give: (asked: AskedGrants) => Promise<readonly Grant[]>;
  /** Ends one. @throws KnownError NOT_FOUND of any that is not of these datasets, ARGUMENT_INVALID, CONFLICT */
  readonly end: (id: string, reason: string) => Promise<Grant>;
};

/** Whose stewardship it is, which issuers name people, and what keeps its changes. */
export type StewardshipParts = {
  readonly login: Pick<GrantedLogin, 'person' | 'grants'>;
  readonly issuers: readonly string[];
  readonly keep: KeepGrantChange;
};

/** The stewardship of who is logged in, by the grants that they have. */
export function createStewardship(
  graph: Graph,
  { login: { person, grants }, issuers, keep }: StewardshipParts,
): Stewardship {
  const own = stewardedDatasets(grants);
  const by = inWords(person);
  return {
    list: async ({ dataset, which }, page) => {
      requireOwn([dataset], own);
      const leftAt = which === 'left' ? new Date().toISOString() : undefined;
      return readGrantPage(graph, { dataset, leftAt }, page);
    },
    give: async ({ datasets: named, role, ...asked }) => {
      const datasets = [...new Set(named)];
      requireOwn(datasets, own);
      const at = new Date().toISOString();
      const { from, until } = asked;
      const span = parseSpan({ from: from ?? undefined, until: until ?? undefined }, at, '');
      const to = parsePerson(asked, issuers, '');
      if (keyOf(to) === keyOf(person))
        throw new KnownError('ARGUMENT_INVALID', 'subject: nobody gives grants to themselves.');
      if (role === 'STEWARD') requireWithin(span.until, latestOf(grants, datasets));
      const reason = requireText('reason', asked.reason);
      const purpose = asked.purpose == null ? undefined : requireText('purpose', asked.purpose);
      const check = (run: Write) => requireStillSteward(run, { grants, datasets });
      return giveGrants(graph, { ...span, person: to, datasets, role, reason, purpose, by, at, check }, keep);
    },
    end: async (id, said) => {
      const reason = requireText('reason', said);
      const known = await readGrant(graph, id);
      if (known === undefined || !own.includes(known.dataset)) throw noGrant(id);
      const at = new Date().toISOString();
      const check = async (run: Write) => {
        await requireStillSteward(run, { grants, datasets: [known.dataset] });
        await refuseLastSteward(run, known, at);
      };
      return takeGrant(graph, { id, reason, by, at, check }, keep);
    },
  };
}

function requireOwn(datasets: readonly string[], own: readonly string[]): void {
  if (datasets.length === 0)
    throw new KnownError('ARGUMENT_INVALID', 'datasets: name one of yours at least.');
  const other = datasets.find((id) => !own.includes(id));
  if (other !== undefined) throw new KnownError('FORBIDDEN', `You are no steward of ${other}.`);
}

/** Until when somebody is steward of all of these datasets; null: without an end. */
function latestOf(grants: GrantedLogin['grants'], datasets: readonly string[]): string | null {
  const ends = datasets.flatMap((id) => {
    const held = grants.filter(({ dataset, role }) => dataset === id && role === 'STEWARD');
    const untils = held.flatMap(({ until }) => until ?? []);
    return untils.length < held.length ? [] : untils.sort().slice(-1);
  });
  return ends.sort()[0] ?? null;
}

/** Who is steward for some time makes no other one for longer: else two of them would be it for ever. */
function requireWithin(until: string | null, latest: string | null): void {
  if (latest === null || (until !== null && until <= latest)) return;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `until: you are steward until ${latest}, and make nobody steward for longer.`,
  );
}

const mostCharacters = 500;

/** A text of one line, as it is shown in a terminal, too. */
function requireText(argument: string, said: string): string {
  const text = said.split(/\s+/).join(' ').trim();
  if (text !== '' && [...text].length <= mostCharacters && !/[\p{Cc}\p{Cf}]/u.test(text)) return text;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `${argument}: must have 1 to ${mostCharacters} characters, without controls.`,
  );
}
