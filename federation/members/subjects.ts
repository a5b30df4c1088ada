/** What a party says and hears, by subjects of NATS; `>` stands for all that follows. */
type Subjects = { readonly says: readonly string[]; readonly hears: readonly string[] };

/** An id of a site is one word of a subject: it has no dots, no wildcards and no blanks. */
export const siteId = /^[a-z0-9][a-z0-9-]{0,62}$/;

const root = 'oncograph.v1';

/** A hub asks every site, and hears what all of them answer and that they are there. */
export const subjectsOfHub: Subjects = {
  says: [`${root}.question.>`],
  hears: [`${root}.answer.>`, `${root}.hello.>`],
};

/** A site hears what it is asked itself, and speaks for itself alone. */
export function subjectsOfSite(id: string): Subjects {
  return {
    says: [`${root}.answer.${id}.>`, `${root}.hello.${id}`],
    hears: [`${root}.question.${id}`],
  };
}
