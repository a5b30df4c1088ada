import { BlockList, isIP } from 'node:net';

/** A proxy by which connections leave a house, and hosts that are reached without it. */
export type WebProxy = {
  /** http:// or https://, with a login in it where the proxy wants one: a secret. */
  readonly url: string;
  /** Names of hosts, or ends of them, each with a port or for all of them; networks of addresses (CIDR); `*` are all hosts. */
  readonly except: readonly string[];
};

/** The proxy by which an address is reached: of a wss:// one, unless it is excepted. As curl reads HTTPS_PROXY and NO_PROXY. */
export function proxyFor(address: string, proxy: WebProxy | undefined): WebProxy | undefined {
  const { protocol, hostname, port } = new URL(address);
  if (proxy === undefined || protocol !== 'wss:') return undefined;
  const isExcepted = proxy.except.some((one) => covers(one, { hostname, port: port || '443' }));
  return isExcepted ? undefined : proxy;
}

function covers(excepted: string, { hostname, port }: { readonly hostname: string; readonly port: string }) {
  if (excepted === '*') return true;
  if (excepted.includes('/')) return isInNetwork(excepted, hostname.replace(/^\[|\]$/g, ''));
  const [, name = '', only = port] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(excepted.toLowerCase()) ?? [];
  return only === port && name !== '' && (hostname === name || hostname.endsWith(`.${name}`));
}

/** Whether a host is an address in a network, as `10.0.0.0/8` is one; a name is in none. */
function isInNetwork(network: string, host: string): boolean {
  const [address = '', bits = ''] = network.split('/');
  const [kind, most] = isIP(address) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
  if (isIP(address) === 0 || isIP(host) !== isIP(address)) return false;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(bits), kind);
  return list.check(host, kind);
}
