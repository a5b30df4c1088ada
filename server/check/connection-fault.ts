import { oneLine } from '../../federation/one-line.ts';

/** Why a NATS server is not reached, and what to do about it. */
export type ConnectionFault = { readonly found: string; readonly todo: string };

/** What tells one fault from another, by the words and codes of Node.js, `ws` and the client of NATS; the first that fits. */
const faults: readonly (ConnectionFault & { readonly is: RegExp })[] = [
  {
    is: /AuthorizationError/,
    found: 'It does not let the site in: it does not know the key of the invitation.',
    todo: 'Ask the hub whether the site was removed or invited again, and whether its NATS servers have read their users since.',
  },
  {
    is: /does not support 'tls'/,
    found: 'It has no TLS, and the address is not joined without.',
    todo: 'Tell the hub: its NATS server needs a tls section, or something on the way takes TLS away.',
  },
  {
    is: /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    found: 'Its certificate is of another time than this machine has.',
    todo: 'Look at the clock of this machine; else tell the hub.',
  },
  {
    is: /ALTNAME/,
    found: 'Its certificate is of another name.',
    todo: 'Tell the hub; or a proxy answers in its place.',
  },
  {
    is: /CERT|SELF_SIGNED|UNABLE_TO|ISSUER/,
    found: 'Its certificate is signed by nobody whom this machine trusts.',
    todo: 'If your house or the network signs by itself, set NODE_EXTRA_CA_CERTS to the certificate of who signed; else tell the hub.',
  },
  {
    is: /EPROTO|ERR_SSL|ERR_TLS/,
    found: 'It does not speak TLS as this machine does.',
    todo: 'Tell the hub; or something on the way is no NATS server.',
  },
  {
    is: /ENOTFOUND|EAI_AGAIN/,
    found: 'Its name leads to no address.',
    todo: 'Look at the address in the invitation, and at the name servers of this machine.',
  },
  {
    is: /server response: 407/,
    found: 'The proxy wants a login.',
    todo: 'Put user and password into HTTPS_PROXY: http://user:password@host:port.',
  },
  {
    is: /server response: (?:403|502|503|504)/,
    found: 'The proxy, or what stands before the server, lets nothing through.',
    todo: 'Have your network let CONNECT to this host and port through.',
  },
  {
    is: /ECONNREFUSED|connection refused/,
    found: 'It takes no connections.',
    todo: 'Let connections out through the firewall; else ask the hub whether its NATS server runs.',
  },
  {
    is: /TimeoutError|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    found: 'Nothing answers within 5 s.',
    todo: 'Let connections out to this host and port through the firewall.',
  },
];

/** The same of who is reached by a proxy: it is the proxy that takes no connection, has no address or says nothing. */
const faultsByProxy: typeof faults = [
  {
    is: /ECONNREFUSED/,
    found: 'The proxy takes no connections.',
    todo: 'Look at HTTPS_PROXY, and whether the proxy runs; NO_PROXY names what is reached without it.',
  },
  {
    is: /ENOTFOUND|EAI_AGAIN/,
    found: 'The name of the proxy leads to no address.',
    todo: 'Look at HTTPS_PROXY, and at the name servers of this machine.',
  },
  {
    is: /Proxy connection ended|ECONNRESET|socket hang up|Parse Error/,
    found: 'What HTTPS_PROXY names does not answer as a proxy does.',
    todo: 'Look at its host and port, and whether it wants https:// in front.',
  },
  {
    is: /TimeoutError|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    found: 'Nothing answers within 5 s by the proxy.',
    todo: 'Look whether the proxy is reached, and have it let CONNECT to this host and port through.',
  },
];

/** Why dialling failed, in words. */
export function faultOf(error: unknown, isByProxy = false): ConnectionFault {
  const all = allOf(error);
  const known = [...(isByProxy ? faultsByProxy : []), ...faults].find(({ is }) => is.test(all));
  if (known !== undefined) return { found: known.found, todo: known.todo };
  const said = error instanceof Error ? oneLine(error.message) : 'nothing';
  return {
    found: `It is not reached: "${said}".`,
    todo: 'Look whether a NATS server is at this address, and what stands on the way.',
  };
}

/** Names, codes and messages of an error and of what caused it. */
function allOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${error.constructor.name} ${error.name} ${code} ${error.message} ${allOf(error.cause)}`;
}
