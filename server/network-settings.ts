import { resolve } from 'node:path';
import { readServers } from '../federation/members/member.ts';

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
} as const;
