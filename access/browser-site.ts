/** The site as browsers reach it, and the cookies that they keep for it. */
export type BrowserSite = {
  /** Its address, without a slash at the end. */
  readonly base: string;
  readonly origin: string;
  /** Whose requests the cookies go with: those below the folder of the site. */
  readonly path: string;
  /** Whether the cookies go over TLS alone. */
  readonly isSecure: boolean;
  /** Names of the cookies: of a session, and of a login until it is completed. */
  readonly session: string;
  readonly begun: string;
};

/**
 * The site at an address, which may be a folder of a host. By the prefixes of their names browsers keep a cookie from being
 * set by another host or without TLS (RFC 6265bis, section 4.1.3); `__Host-` is for the whole of a host alone.
 */
export function browserSite(address: string): BrowserSite {
  const { origin, pathname, protocol } = new URL(address);
  const folder = pathname.replace(/\/$/, '');
  const isSecure = protocol === 'https:';
  const prefix = isSecure ? (folder === '' ? '__Host-' : '__Secure-') : '';
  return {
    base: `${origin}${folder}`,
    origin,
    path: folder || '/',
    isSecure,
    session: `${prefix}oncograph-session`,
    begun: `${prefix}oncograph-login`,
  };
}

/** The longest path that is gone back to after a login. */
const mostCharacters = 500;

/** The address of a path of the site; undefined where it would lead out of it. */
export function addressIn({ base, origin }: BrowserSite, path: string): string | undefined {
  if (path.length > mostCharacters || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return undefined;
  const address = `${base}${path}`;
  if (!URL.canParse(address)) return undefined;
  const { href, origin: itsOrigin } = new URL(address);
  return itsOrigin === origin && href.startsWith(`${base}/`) ? href : undefined;
}
