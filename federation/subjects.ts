/** An id of a site is one word of a subject: it has no dots, no wildcards and no blanks. */
export const siteId = /^[a-z0-9][a-z0-9-]{0,62}$/;

const root = 'oncograph.v1';

/** On what is said what; `>` stands for all that follows. */
export const subjects = {
  question: (site: string) => `${root}.question.${site}`,
  answer: (site: string, question: string) => `${root}.answer.${site}.${question}`,
  answers: `${root}.answer.>`,
  hello: (site: string) => `${root}.hello.${site}`,
  hellos: `${root}.hello.>`,
  record: (site: string) => `${root}.record.${site}`,
  records: `${root}.record.>`,
} as const;

/** What a party may say and hear. */
type Subjects = { readonly says: readonly string[]; readonly hears: readonly string[] };

/** A hub asks every site, and hears what all of them answer, that they are there, and what they publish. */
export const subjectsOfHub: Subjects = {
  says: [subjects.question('>')],
  hears: [subjects.answers, subjects.hellos, subjects.records],
};

/** A site hears what it is asked itself, and speaks for itself alone. */
export function subjectsOfSite(id: string): Subjects {
  return {
    says: [subjects.answer(id, '>'), subjects.hello(id), subjects.record(id)],
    hears: [subjects.question(id)],
  };
}
