import { parseCookie } from 'cookie';
import { headersIn } from './headers-in.ts';

/** Values that are made here: base64url. */
const value = /^[\w-]{43}$/;

/** The value of a cookie, of the headers of a request as names and values in turn; undefined without one that was made here. */
export function cookieIn(rawHeaders: readonly string[], name: string): string | undefined {
  const text = parseCookie(headersIn(rawHeaders, 'cookie').join('; '))[name];
  return text !== undefined && value.test(text) ? text : undefined;
}
