import type { Caller } from '../disclosure/policy.ts';
import type { Graph } from '../graph/graph.ts';
import type { CurrentIndex } from '../index/current.ts';
import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { CurrentTerminology } from '../terminology/current.ts';

/** What lives as long as the server. */
export type Services = {
  readonly graph: Graph;
  readonly terminology: CurrentTerminology;
  readonly index: CurrentIndex;
  /** `open` or `tiered`. */
  readonly access: string;
  /** Version of this software. */
  readonly version: string;
};

/** What a resolver gets of one request. */
export type Context = Services & {
  readonly caller: Caller;
  readonly loaders: Loaders;
  /** Aborts when the client goes away or the deadline passes. */
  readonly signal: AbortSignal;
};

/** The context of one request; its loaders batch and remember for this request only. */
export function createContext(services: Services, caller: Caller, signal: AbortSignal): Context {
  return { ...services, caller, signal, loaders: createLoaders(services, caller, signal) };
}
