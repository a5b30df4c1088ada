import type { Describes } from './described.ts';

/**
 * A description file: what a site says of a dataset that its records cannot say. Everything else about it is computed.
 * Its JSON Schema is `description.schema.json`; `docs/datasets.md` explains it with an example.
 */
export type Description = {
  readonly oncographDataset: 1;
  /** Of the dataset, as the mapping gives it. */
  readonly id: string;
  readonly title: LocalText;
  readonly description: LocalText;
  /** Those of the mapping decide who reads; a description that says others is refused. */
  readonly accessRights?: 'PUBLIC' | 'RESTRICTED' | 'NON_PUBLIC';
  /** Who may count over the dataset under tiered access; who was granted it, where it is not said. */
  readonly counts?: 'REGISTERED' | 'GRANTED';
  /** That everybody is told exact numbers of what it holds, although it is not PUBLIC: nothing is then guaranteed of it. */
  readonly publishes?: 'exact';
  /** What the released description of a dataset that is not PUBLIC counts; the usual values where it is not said. */
  readonly describes?: Describes;
  /** Version at the source; the versions of the catalogue count changes of content. */
  readonly sourceVersion?: string;
  readonly publisher?: AgentFacts;
  readonly creator?: readonly AgentFacts[];
  readonly contact?: { readonly name?: string; readonly email?: string; readonly url?: string };
  readonly healthDataAccessBody?: AgentFacts;
  /** ELI of laws that ask for the description, such as the EHDS regulation. */
  readonly legislation?: readonly string[];
  /** Persistent identifier as an IRI, such as a DOI: it is what the dataset is cited as. */
  readonly identifier?: string;
  readonly otherIdentifiers?: readonly string[];
  readonly keywords?: readonly LocalText[];
  /** Codes of the EU table of health categories. */
  readonly healthCategory?: readonly string[];
  readonly healthTheme?: readonly string[];
  /** Concepts of the EU table of dataset types. */
  readonly types?: readonly string[];
  readonly provenance?: LocalText;
  readonly populationCoverage?: LocalText;
  /** Terms of the Data Privacy Vocabulary. */
  readonly purposes?: readonly string[];
  readonly legalBasis?: readonly string[];
  readonly personalData?: readonly string[];
  readonly retention?: { readonly start?: string; readonly end?: string };
  readonly spatial?: readonly string[];
  readonly frequency?: string;
  /** Of the list of standards of HealthDCAT-AP. */
  readonly standards?: readonly string[];
  /** Of the list of coding systems of HealthDCAT-AP; the systems in use themselves are computed. */
  readonly codingSystems?: readonly string[];
  readonly landingPage?: string;
  readonly documentation?: readonly string[];
  /** Publications that refer to the dataset, or that it asks to be cited. */
  readonly citations?: readonly string[];
  /** What it was made from, such as the DOIs of the collections that its images were published in. */
  readonly sources?: readonly string[];
  /** What has to be said wherever the data are used. */
  readonly notices?: readonly LocalText[];
  /** How people get at images and records, where that is not the dataset's own page. */
  readonly access?: { readonly images?: AccessFacts; readonly records?: AccessFacts };
  readonly eucaim?: {
    readonly tier?: string;
    readonly collectionMethod?: readonly string[];
    readonly types?: readonly string[];
  };
};

/** A text in English, or texts by language. */
export type LocalText = string | { readonly [language: string]: string };

/** An organisation, or a person who stands for one. */
export type AgentFacts = {
  readonly name: LocalText;
  readonly iri?: string;
  readonly email?: string;
  readonly contactPage?: string;
  readonly homepage?: string;
};

/** A way to the data. */
export type AccessFacts = {
  readonly url: string;
  readonly title?: LocalText;
  readonly description?: LocalText;
  readonly rights?: 'DOWNLOAD' | 'IN_SITU_PROCESSING' | 'REMOTE_PROCESSING';
  readonly mediaType?: string;
};

/** Texts with their language. */
export function textsOf(text: LocalText): readonly (readonly [language: string, text: string])[] {
  return typeof text === 'string' ? [['en', text]] : Object.entries(text);
}

/** The English text, else the first. */
export function inEnglish(text: LocalText): string {
  const texts = textsOf(text);
  return (texts.find(([language]) => language.split('-', 1)[0] === 'en') ?? texts[0])?.[1] ?? '';
}

/** Whom to ask for the data, in words; null where nobody is named. */
export function contactIn(description: Pick<Description, 'contact'> | null): string | null {
  const { name, email, url } = description?.contact ?? {};
  return [name, email, url].filter((one) => one !== undefined).join(', ') || null;
}
