import type { Graph } from '../graph/graph.ts';
import type { CurrentIndex } from '../index/current.ts';
import type { ContactsOf } from '../loaders/dataset-contact.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import type { DisclosurePolicy } from './policy.ts';
import type { Protection } from './protection.ts';
import { Sealed } from './sealed.ts';

/** Where true numbers are counted, and how they leave. */
export type Sources = {
  readonly graph: Graph;
  readonly terminology: CurrentTerminology;
  readonly index: CurrentIndex;
  readonly policy: DisclosurePolicy;
  /** Whom to ask for a dataset that is not granted, where some are not. */
  readonly contactsOf?: ContactsOf | undefined;
  /** By what protected numbers are told, where any are. */
  readonly protection?: Protection | undefined;
};

/** What answers are counted from, as long as the server lives: whoever has it can ask, and cannot look into it. */
export type Disclosure = Sealed<Sources>;

/** Takes the sources of true numbers into the room that they leave through the gate alone. */
export function createDisclosure(sources: Sources): Disclosure {
  return new Sealed(sources);
}
