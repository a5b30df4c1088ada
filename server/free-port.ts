import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to connections that go out, so that no other program gets one while its number is handed on. */
const firstPort = 20_000;
const ports = 12_000;

/** A port of the loopback interface that nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = firstPort + Math.floor(Math.random() * ports);
  return (await isFree(port)) ? port : freePort();
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
