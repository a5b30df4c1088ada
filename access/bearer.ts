import { headersIn } from './headers-in.ts';
import { LoginError, refusals } from './login.ts';

/** With the signature and what an issuer may put into it; all headers of a request together have 16 kB. */
const mostCharacters = 8_192;

/** RFC 6750, section 2.1: `b64token`. The scheme is read as RFC 9110, section 11.1 says, in any case. */
const credentials = /^bearer +([\w.~+/-]+=*)$/i;

/**
 * The token of a request, of its headers as names and values in turn (`rawHeaders` of Node.js, which elsewhere keeps the first
 * of several); undefined where nobody logs in. A token in the query or in the body is no token. @throws LoginError
 */
export function bearerIn(rawHeaders: readonly string[]): string | undefined {
  const [header, ...more] = headersIn(rawHeaders, 'authorization');
  if (header === undefined) return undefined;
  if (more.length > 0) throw new LoginError('two headers', refusals.request);
  if (!/^bearer(?: |$)/i.test(header)) throw new LoginError('another scheme', refusals.scheme);
  if (header.length > mostCharacters) throw new LoginError('too long');
  const [, token] = credentials.exec(header) ?? [];
  if (token === undefined) throw new LoginError('malformed');
  return token;
}
