import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { html } from '../../fair/html/html.ts';
import { toPage } from '../../fair/html/shell.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';

/** An identity provider of this machine, which lets everybody be whom they choose. */
export type DemoProvider = { readonly url: string; readonly close: () => Promise<void> };

const style = readFileSync(join(import.meta.dirname, '../../web/page.css'), 'utf8');

/**
 * Starts the provider on the loopback interface, for one client alone. Its pages ask for an account and for no password. @throws
 * KnownError where the packages for development are missing, Error of the system where the port is taken
 */
export async function startDemoProvider(port: number, redirectUri: string): Promise<DemoProvider> {
  const { OAuth2Issuer, OAuth2Service } = await loadProvider();
  const issuer = new OAuth2Issuer();
  issuer.url = `http://127.0.0.1:${port}`;
  await issuer.keys.generate('RS256');
  const service = new OAuth2Service(issuer);
  const byCode = new Map<string, DemoAccount>();
  service.on('beforeAuthorizeRedirect', ({ url }: { readonly url: URL }, request: IncomingMessage) => {
    const account = accountIn(request);
    if (account?.isKnown) return byCode.set(url.searchParams.get('code') ?? '', account);
    url.searchParams.delete('code');
    return url.searchParams.set('error', 'access_denied');
  });
  service.on('beforeTokenSigning', ({ payload }, { body }) => {
    const { subject, name } = byCode.get(String(body.code)) ?? {};
    Object.assign(payload, { sub: subject, name });
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    if (pathname === '/assets/page.css') return response.setHeader('content-type', 'text/css').end(style);
    if (pathname !== '/authorize') return service.requestHandler(request, response);
    if (searchParams.get('redirect_uri') !== redirectUri) return response.writeHead(400).end();
    if (searchParams.has('account')) return service.requestHandler(request, response);
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(toChoice(searchParams));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: issuer.url,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function loadProvider(): Promise<typeof import('oauth2-mock-server')> {
  try {
    return await import('oauth2-mock-server');
  } catch (cause) {
    const message = 'The demo needs the packages for development: run npm ci without --omit=dev.';
    throw new KnownError('UNSUPPORTED', message, { cause });
  }
}

function addressOf({ url = '/' }: IncomingMessage): URL {
  return new URL(url, 'http://127.0.0.1');
}

function accountIn(request: IncomingMessage): DemoAccount | undefined {
  const subject = addressOf(request).searchParams.get('account');
  return demoAccounts.find((account) => account.subject === subject);
}

/** The page on which an account is chosen: each leads on with what the server asked. */
function toChoice(asked: URLSearchParams): string {
  const links = demoAccounts.map(({ subject, name, sees }) => {
    const query = new URLSearchParams([...asked, ['account', subject]]);
    return html`<dt><a href="authorize?${query.toString()}">${name}</a></dt>\n<dd>${subject}: ${sees}</dd>\n`;
  });
  return toPage({
    title: 'Identity provider of the demo',
    path: '/authorize',
    body: html`<h1>Who are you?</h1>
<p>This page stands for the login of your hospital. It runs on this machine, for the demo alone, and asks for no password.</p>
<dl>\n${links}</dl>\n`,
  });
}
