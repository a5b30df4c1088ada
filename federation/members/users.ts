import { subjectsOfHub, subjectsOfSite } from '../subjects.ts';
import type { Member } from './member.ts';

/**
 * The users of a NATS server, for its configuration to include: each may say and hear what it needs, and nothing else. NATS lets a user who has
 * permissions do what they name alone.
 */
export function toUsersFile(hubNkey: string, members: readonly Member[]): string {
  const users = [
    { nkey: hubNkey, ...subjectsOfHub },
    ...members.flatMap(({ id, nkey, ended }) => (ended === null ? [{ nkey, ...subjectsOfSite(id) }] : [])),
  ];
  return `# Written by oncograph hub: what is changed here is lost.
users: [
${users.map(toLines).join('\n')}
]
`;
}

function toLines({ nkey, says, hears }: User): string {
  return `  {
    nkey: ${nkey}
    permissions: {
      publish: { allow: ${JSON.stringify(says)} }
      subscribe: { allow: ${JSON.stringify(hears)} }
    }
  }`;
}

type User = ReturnType<typeof subjectsOfSite> & { readonly nkey: string };
