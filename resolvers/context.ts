import type { Stewardship } from '../access/grants/stewardship.ts';
import type { Login } from '../access/login.ts';
import type { OwnTokens } from '../access/own-tokens.ts';
import type { DatasetAudit } from '../audit/dataset-audit.ts';
import { type Asker, toAsker } from '../disclosure/asker.ts';
import type { Caller } from '../disclosure/caller.ts';
import type { Disclosure } from '../disclosure/disclosure.ts';
import type { Network } from '../federation/network.ts';
import type { ToldBefore } from '../federation/told-before.ts';
import { type Breathe, createBreathe } from '../graph/breathe.ts';
import type { ContactsOf } from '../loaders/dataset-contact.ts';
import type { Loaders } from '../loaders/index.ts';
import type { QuestionDesk } from '../questions/desk.ts';

/** What lives as long as the server. */
export type Services = {
  /** What records, concepts and datasets are read with in one request. */
  readonly loadersFor: (caller: Caller, signal: AbortSignal) => Loaders;
  /** What numbers are asked of. */
  readonly disclosure: Disclosure;
  /** The personal tokens of who is logged in. */
  readonly tokensOf: (login: Login) => OwnTokens;
  /** What who is logged in does with grants of others. */
  readonly stewardshipOf: (caller: Caller) => Stewardship | undefined;
  /** The audit for who is logged in; undefined where none is kept, too. */
  readonly auditOf: (caller: Caller, breathe: Breathe) => DatasetAudit | undefined;
  /** The questions of a hub that wait for who is logged in. */
  readonly deskOf: (caller: Caller) => QuestionDesk | undefined;
  /** Whom to ask for a dataset that is not granted; undefined where everybody may use all. */
  readonly contactsOf: ContactsOf | undefined;
  /** The other sites that can be asked. */
  readonly network: Network;
  /** What these told before. */
  readonly toldBefore: ToldBefore;
  /** `open` or `tiered`. */
  readonly access: string;
  /** Version of this software. */
  readonly version: string;
};

/** What a resolver gets of one request. */
export type Context = Pick<Services, 'access' | 'version' | 'contactsOf' | 'network' | 'toldBefore'> & {
  readonly caller: Caller;
  /** Ends what is done for the request. */
  readonly signal: AbortSignal;
  readonly breathe: Breathe;
  /** Tells who asked what there is before the end; undefined where nobody listens before. */
  readonly tell?: Tell | undefined;
  readonly loaders: Loaders;
  /** Who asks for numbers. */
  readonly asker: Asker;
  /** Of who is logged in. */
  readonly ownTokens: OwnTokens | undefined;
  readonly stewardship: Stewardship | undefined;
  readonly datasetAudit: DatasetAudit | undefined;
  readonly questionDesk: QuestionDesk | undefined;
};

/** Tells the value of a root field before its last one, as it was selected; `own` is what differs of the context. Ends when it is taken. */
export type Tell = (root: object, own: Partial<Context>) => Promise<void>;

/** The context of one request; what is read is remembered for this request only. */
export function createContext(
  { loadersFor, disclosure, tokensOf, stewardshipOf, auditOf, deskOf, ...shared }: Services,
  caller: Caller,
  signal: AbortSignal,
): Context {
  const breathe = createBreathe(signal);
  return {
    ...shared,
    caller,
    signal,
    breathe,
    loaders: loadersFor(caller, signal),
    asker: toAsker(disclosure, caller, signal),
    ownTokens: caller.login && tokensOf(caller.login),
    stewardship: stewardshipOf(caller),
    datasetAudit: auditOf(caller, breathe),
    questionDesk: deskOf(caller),
  };
}
