import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../server/free-port.ts';
import { msUntil } from './client.ts';

const version = 'v2.12.0';
const folder = resolve('.bench/toxiproxy');
const program = join(folder, 'server');

/** What is done to what comes from the database: <https://github.com/Shopify/toxiproxy>, Toxics. */
export type Toxic = { readonly type: string; readonly attributes: Readonly<Record<string, number>> };

/** A way to a server that can be made bad. */
export type Toxiproxy = {
  readonly port: number;
  readonly add: (toxic: Toxic) => Promise<void>;
  readonly enable: (enabled: 'yes' | 'no') => Promise<void>;
  /** Takes away all that was done. */
  readonly reset: () => Promise<void>;
  readonly end: () => void;
};

/** Puts Toxiproxy before a port of this machine; the first time Go builds it, in a minute. @throws Error without Go */
export async function startToxiproxy(upstreamPort: string): Promise<Toxiproxy> {
  if (!existsSync(program))
    execFileSync('go', ['install', `github.com/Shopify/toxiproxy/v2/cmd/server@${version}`], {
      env: { ...process.env, GOBIN: folder },
      stdio: 'inherit',
    });
  const [api, port] = [await freePort(), await freePort()];
  const child = spawn(program, ['-host', '127.0.0.1', '-port', `${api}`], { stdio: 'ignore' });
  const call = async (path: string, body: object = {}) => {
    const response = await fetch(`http://127.0.0.1:${api}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  await msUntil(() =>
    fetch(`http://127.0.0.1:${api}/version`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  await call('/proxies', {
    name: 'bolt',
    listen: `127.0.0.1:${port}`,
    upstream: `127.0.0.1:${upstreamPort}`,
  });
  return {
    port,
    add: ({ type, attributes }) => call('/proxies/bolt/toxics', { name: 'toxic', type, attributes }),
    enable: (enabled) => call('/proxies/bolt', { enabled: enabled === 'yes' }),
    reset: () => call('/reset'),
    end: () => void child.kill(),
  };
}
