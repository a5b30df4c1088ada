import type { AgentFacts, LocalText } from '../../ontology/description.ts';

/** What a site says of its catalogue as a whole. */
export type CatalogueFacts = {
  readonly title: LocalText;
  readonly description: LocalText;
  readonly publisher: AgentFacts;
  /** Whether everybody may have the records. */
  readonly records: 'open' | 'closed';
  /** How numbers that are protected leave, and what that guarantees; in English. */
  readonly disclosure?: string | undefined;
};

/** The facts of a site that states none: it is called by where it stands. */
export function catalogueFacts(base: string, stated: Partial<CatalogueFacts> = {}): CatalogueFacts {
  const { host } = new URL(base);
  return {
    title: stated.title ?? `Cancer imaging datasets of ${host}`,
    description:
      stated.description ??
      `Datasets of cancer imaging with the pathology, molecular, laboratory and clinical records that are linked to them, as they are held at ${host}.`,
    records: stated.records ?? 'closed',
    disclosure: stated.disclosure,
    publisher: stated.publisher ?? { name: `Operator of ${host}`, homepage: base },
  };
}
