import type { TimelineKind } from '../../ontology/time.ts';
import type { Identity } from '../store/identity.ts';
import type { CodeMap } from './codes.ts';
import type { Lookup } from './expression.ts';

/** What compiling a mapping needs to know beside the mapping. */
export type Compilation = {
  readonly identity: Identity;
  readonly lookups: ReadonlyMap<string, Lookup>;
  readonly codes: ReadonlyMap<string, CodeMap>;
  readonly timelines: Readonly<Record<string, { readonly kind: TimelineKind }>>;
  /** Id of a gene panel by its name in the mapping. */
  readonly panels: ReadonlyMap<string, string>;
};
