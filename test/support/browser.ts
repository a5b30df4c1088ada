import { parseSetCookie } from 'cookie';

type Kept = { readonly value: string; readonly path: string };

/** What a browser was answered, and where it was by then. */
export type Shown = {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
};

/** A browser without scripts, with cookies of its own. */
export type Browser = {
  readonly cookies: Map<string, Kept>;
  /** Every `Set-Cookie` so far. */
  readonly given: string[];
  /** Opens an address, without following where it leads. */
  readonly open: (url: string, init?: RequestInit) => Promise<Shown>;
  /** Opens an address and goes where it leads. */
  readonly visit: (url: string) => Promise<Shown>;
};

/** Cookies go by path alone: all of the tests is on one machine. */
export function createBrowser(): Browser {
  const cookies = new Map<string, Kept>();
  const given: string[] = [];
  const open = async (url: string, { headers, ...init }: RequestInit = {}): Promise<Shown> => {
    const { pathname } = new URL(url);
    const sent = [...cookies].filter(([, { path }]) => isBelow(pathname, path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...(headers as Record<string, string>) },
    });
    for (const text of answer.headers.getSetCookie()) {
      given.push(text);
      const { name, value = '', path = '/', maxAge } = parseSetCookie(text);
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, { value, path });
    }
    return { url, status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const visit = async (url: string): Promise<Shown> => {
    const shown = await open(url, { headers: { accept: 'text/html' } });
    const to = shown.headers.get('location');
    return to === null ? shown : visit(new URL(to, url).href);
  };
  return { cookies, given, open, visit };
}

function isBelow(pathname: string, path: string): boolean {
  return path === '/' || pathname === path || pathname.startsWith(`${path}/`);
}
