import { headersIn } from './headers-in.ts';
import { LoginError, refusals } from './login.ts';

/** What is looked at of a request; headers are names and values in turn. */
export type Asked = { readonly method?: string | undefined; readonly rawHeaders: readonly string[] };

/**
 * Refuses a request that may change something and was not sent by a page of `origin`. Browsers say who sends it: in `Origin`
 * (RFC 6454, section 7), which is `null` where they do not tell, and in `Sec-Fetch-Site` (Fetch Metadata, section 2.4). What
 * says neither is no browser of today. @throws LoginError FORBIDDEN
 */
export function requireSameOrigin({ method = 'GET', rawHeaders }: Asked, origin: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origins = headersIn(rawHeaders, 'origin');
  const sites = headersIn(rawHeaders, 'sec-fetch-site');
  const isOurs = origins.every((one) => one === origin) && sites.every((one) => one === 'same-origin');
  if (!isOurs || origins.length + sites.length === 0) throw new LoginError('another origin', refusals.origin);
}
