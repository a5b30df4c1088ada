import { TooLong } from '../access/fetch-json.ts';
import { SiteFault } from './site.ts';

/** Why something that a site answered is of no use. It is not quoted: a page of a proxy may say anything. */
export function notUnderstood(why: string, options?: ErrorOptions): SiteFault {
  return new SiteFault('UNREACHABLE', `What came was not understood: ${why}.`, options);
}

/** Why a site could not be asked, by what `fetch` failed with: what it says itself may name addresses. */
export function faultOfConnection(error: unknown): SiteFault {
  return new SiteFault('UNREACHABLE', reasonOf(rootOf(error)), { cause: error });
}

/** Why the body of an answer could not be read. */
export function faultOfBody(error: unknown): SiteFault {
  if (error instanceof TooLong) return notUnderstood('it is longer than any answer', { cause: error });
  if (error instanceof SyntaxError) return notUnderstood('it is no JSON', { cause: error });
  return new SiteFault('UNREACHABLE', 'The connection to it broke off in the middle of its answer.', {
    cause: error,
  });
}

/** Why a site does not answer what it was asked, by the status of its answer; undefined of 200 and 400, which say more. */
export function faultOfStatus({
  status,
  headers,
}: Pick<Response, 'status' | 'headers'>): SiteFault | undefined {
  if (status === 200 || status === 400) return undefined;
  if (status === 401) return new SiteFault('REFUSED', 'It does not accept the login of this server.');
  if (status === 403) return new SiteFault('REFUSED', 'It does not let this server ask.');
  if (status === 429) return new SiteFault('REFUSED', tooMuch(renewalIn(headers.get('retry-after'))));
  if (status > 400 && status < 500) return new SiteFault('REFUSED', `It refuses to answer (HTTP ${status}).`);
  return new SiteFault('UNREACHABLE', `It cannot answer (HTTP ${status}).`);
}

function tooMuch(renewsAt: string | undefined): string {
  const when = renewsAt === undefined ? 'later' : `from ${renewsAt} on`;
  return `This server has asked it for as much as it may: it may ask again ${when}.`;
}

const longestSeconds = 10 * 365 * 86_400;

/** RFC 9110, section 10.2.3: a date or seconds from now. Undefined where it is neither, or far off. */
function renewalIn(text: string | null): string | undefined {
  const now = Date.now();
  const at = /^\d{1,9}$/.test(text ?? '') ? now + Number(text) * 1_000 : Date.parse(text ?? '');
  const isNear = at >= now - longestSeconds * 1_000 && at <= now + longestSeconds * 1_000;
  return isNear ? new Date(Math.ceil(at / 1_000) * 1_000).toISOString().replace('.000Z', 'Z') : undefined;
}

/** What `fetch` failed with, at the bottom. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** In words, by the codes of Node.js. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return 'It takes no connections.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Its name leads to no address.';
  if (/CERT|SELF_SIGNED|TLS|SSL|UNABLE_TO/.test(code)) return 'It cannot prove by its certificate who it is.';
  if (error instanceof Error && error.message === 'unexpected redirect')
    return 'It sends to another address, which is not followed.';
  return 'The connection to it failed.';
}
