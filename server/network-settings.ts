import { resolve } from 'node:path';
import { readServers } from '../federation/members/member.ts';
import type { AnsweredAtOnce } from '../federation/site/by-hand.ts';

/** Settings of other sites: which are asked, and of which hub this is one. */
export const networkSettings = {
  sitesFile: {
    name: 'SITES',
    expected: 'a file',
    description:
      'YAML file of [other sites](federation.md#asking-providers) that this server asks for numbers, when somebody asks it to. It is read when the server starts.',
    parse: (text: string) => resolve(text),
  },
  natsUrls: {
    name: 'NATS_URL',
    expected: 'addresses of NATS servers (nats, tls) with commas between them, without a login',
    description:
      'Where this server, as a hub, meets the sites that it [invited](join.md): they can be asked. Without it none is.',
    parse: readServers,
  },
  invitationFile: {
    name: 'INVITATION',
    expected: 'a file',
    description:
      'The [invitation](join.md) of a hub: this server answers its questions as a site. It is read when the server starts.',
    parse: (text: string) => resolve(text),
  },
  answeredAtOnce: {
    name: 'ANSWER_AT_ONCE',
    default: 'all',
    expected: 'all, none, or ids of datasets with commas between them',
    description:
      'Over which datasets the questions of a hub are answered at once: those over any other one [wait for a person](join.md#answers-by-hand).',
    parse: parseAtOnce,
  },
} as const;

function parseAtOnce(text: string): AnsweredAtOnce | undefined {
  if (text === 'all') return 'all';
  if (text === 'none') return [];
  const ids = text.split(',').map((id) => id.trim());
  return ids.includes('') ? undefined : ids;
}
