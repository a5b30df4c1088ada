/** Where hub and sites meet: a text goes to whoever hears its subject at that moment, at most once. */
export type Bus = {
  readonly publish: (subject: string, text: string) => void;
  /** Hears what comes on a subject, whose last parts may be `>`. */
  readonly hear: (subject: string, take: (text: string, subject: string) => void) => void;
};
