import { resolve } from 'node:path';
import { readServers } from '../federation/members/member.ts';
import type { AnsweredAtOnce } from '../federation/site/by-hand.ts';
import type { WebProxy } from '../federation/web-proxy.ts';
import { oneOf } from './setting-values.ts';

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
    expected: 'addresses of NATS servers (nats, tls, ws, wss) with commas between them, without a login',
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
  publishAtHub: {
    name: 'PUBLISH_AT_HUB',
    default: 'yes',
    expected: 'yes or no',
    description:
      '`no`: the hub gets no [records of datasets](federation.md#the-catalogue-of-the-network) to publish in its catalogue; what it got before it takes back.',
    parse: (text: string) => oneOf<'yes' | 'no'>(['yes', 'no'], text),
  },
  httpsProxy: {
    name: 'HTTPS_PROXY',
    also: 'https_proxy',
    secret: true,
    expected: 'an http or https URL, or host and port',
    description:
      'A proxy by which [NATS](join.md#by-a-proxy) is reached at `wss://` addresses (CONNECT); with user and password where it wants them. Nothing else goes by it.',
    parse: parseProxy,
  },
  noProxy: {
    name: 'NO_PROXY',
    also: 'no_proxy',
    expected:
      'hosts with commas between them, such as .example.org, nats.example.org:443 or 10.0.0.0/8; or *',
    description:
      'Hosts, with what is below them, and networks of addresses that are reached without `HTTPS_PROXY`. Both are read in lower case, too.',
    parse: (text: string) => text.split(/[\s,]+/).filter((one) => one !== ''),
  },
} as const;

/** The settings of a proxy. */
type ProxySettings = {
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: readonly string[] | undefined;
};

/** The proxy that settings name. */
export function webProxyOf({ httpsProxy: url, noProxy: except = [] }: ProxySettings): WebProxy | undefined {
  return url === undefined ? undefined : { url, except };
}

/** Many write it without `http://`. */
function parseProxy(text: string): string | undefined {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

function parseAtOnce(text: string): AnsweredAtOnce | undefined {
  if (text === 'all') return 'all';
  if (text === 'none') return [];
  const ids = text.split(',').map((id) => id.trim());
  return ids.includes('') ? undefined : ids;
}
