import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { proxyFor, type WebProxy } from '../../federation/web-proxy.ts';

const patienceMs = 5_000;

/**
 * The time, in milliseconds since 1970, that a NATS server tells at a ws:// or wss:// address to who opens no WebSocket: in the header `Date`
 * (RFC 9110, section 6.6.1), as of the middle of the second that it names. Undefined where it tells none. @throws Error of the system where it is not reached
 */
export async function timeAt(address: string, proxy: WebProxy | undefined): Promise<number | undefined> {
  const url = address.replace(/^ws/i, 'http');
  const by = proxyFor(address, proxy);
  const asked = (url.startsWith('https') ? requestHttps : requestHttp)(url, {
    signal: AbortSignal.timeout(patienceMs),
    ...(by && { agent: new HttpsProxyAgent(by.url) }),
  });
  const [answer]: IncomingMessage[] = await once(asked.end(), 'response');
  answer?.destroy();
  const time = Date.parse(answer?.headers.date ?? '');
  return Number.isNaN(time) ? undefined : time + 500;
}
