import { stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import type { BrowserSite } from '../../access/browser-site.ts';

/** A cookie of the site: its name, what is in it, and for how many seconds; without them until the browser is closed. */
type Cookie = { readonly name: string; readonly value: string; readonly seconds?: number };

/** Has the browser keep a cookie that no script reads, and that goes with no request of another site but by a link that is followed. */
export function keepCookie(reply: FastifyReply, site: BrowserSite, { name, value, seconds }: Cookie): void {
  const cookie = stringifySetCookie(name, value, {
    path: site.path,
    secure: site.isSecure,
    httpOnly: true,
    sameSite: 'lax',
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  });
  reply.header('set-cookie', cookie);
}

/** Has the browser forget a cookie. */
export function dropCookie(reply: FastifyReply, site: BrowserSite, name: string): void {
  keepCookie(reply, site, { name, value: '', seconds: 0 });
}
