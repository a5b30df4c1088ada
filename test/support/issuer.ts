import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JwtTransform, OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';

/** The name of the service at the issuers of tests. */
export const audience = 'https://graph.example.org';

/** An OpenID Connect issuer on this machine. */
export type TestIssuer = {
  readonly url: string;
  readonly issuer: OAuth2Issuer;
  /** Its events change what it answers. */
  readonly service: OAuth2Service;
  /** Paths that it was asked for so far. */
  readonly asked: string[];
  /** What answers in its place; undefined: it does. */
  answer: RequestListener | undefined;
  /** An access token for the service, of `ada`, that `change` may spoil. */
  readonly token: (change?: JwtTransform, kid?: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Starts an issuer with one key, `first`. */
export async function startIssuer(algorithm: 'ES256' | 'RS256' = 'ES256'): Promise<TestIssuer> {
  const issuer = new OAuth2Issuer();
  await issuer.keys.generate(algorithm, { kid: 'first' });
  const service = new OAuth2Service(issuer);
  const server = createServer((request, response) => {
    started.asked.push(request.url ?? '');
    (started.answer ?? service.requestHandler)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://127.0.0.1:${port}`;
  issuer.url = url;
  const started: TestIssuer = {
    ...{ url, issuer, service, asked: [], answer: undefined },
    token: (change = () => {}, kid = 'first') =>
      issuer.buildToken({
        kid,
        scopesOrTransform: (header, payload) => {
          Object.assign(payload, { sub: 'ada', aud: audience });
          change(header, payload);
        },
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
  return started;
}
