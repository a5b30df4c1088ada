import type { WsSocketFactory } from '@nats-io/transport-node';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { WebSocket } from 'ws';
import { proxyFor, type WebProxy } from './web-proxy.ts';

/** Opens WebSockets for the client of NATS, by the proxy where there is one; `failed` is told why one could not be opened. */
export function webSocketsBy(proxy: WebProxy | undefined, failed: (error: unknown) => void): WsSocketFactory {
  return async (address) => {
    const by = proxyFor(address, proxy);
    const agent = by && new HttpsProxyAgent(by.url);
    const socket = new WebSocket(address, { ...(agent && { agent }), perMessageDeflate: false });
    socket.on('error', failed); // also once the client has taken its own listener away
    // Both are WebSockets as W3C has them; only their types know nothing of each other.
    return { socket: socket as unknown as globalThis.WebSocket, encrypted: address.startsWith('wss:') };
  };
}
