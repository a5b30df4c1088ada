/** An answer of a public address. */
export type Visited = { readonly url: string; readonly status: number; readonly body: string };

/** Addresses that are not for everybody, or hold what other tests read: questions, records and dumps. */
const closed = /^\/(?:graphql|sparql|record|load|timeline|panel|population|dump|assets|health|metrics)\b/;
const accepts = ['text/turtle', 'text/html'] as const;

/**
 * Every public document that can be reached from the addresses that crawlers know, as RDF and as page, with all profiles
 * and formats that links lead to. `base` is how the site is called, `at` where it listens.
 */
export async function walkSite(
  base: string,
  at: string,
  isWanted: (path: string) => boolean,
): Promise<readonly Visited[]> {
  const waiting = [
    '/',
    '/catalog',
    '/void',
    '/ldes',
    '/sitemap.xml',
    '/robots.txt',
    '/.well-known/api-catalog',
  ];
  const seen = new Set(waiting);
  const visited: Visited[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
    for (const accept of accepts) {
      const answer = await fetch(`${at}${path}`, { headers: { accept } });
      const body = await answer.text();
      visited.push({ url: path, status: answer.status, body });
      const found = linksIn(`${answer.headers.get('link') ?? ''}\n${body}`, base);
      for (const next of found.filter((one) => !seen.has(one))) {
        seen.add(next);
        if (isWanted(next)) waiting.push(next);
      }
    }
  return visited;
}

/** Paths of public addresses of the site that stand in a text. */
function linksIn(text: string, base: string): readonly string[] {
  const start = base.replaceAll(/[.\\]/g, '\\$&');
  const found = text.match(new RegExp(`${start}[^\\s"'<>#]*`, 'g')) ?? [];
  const paths = found.map((one) => one.slice(base.length).replaceAll('&amp;', '&') || '/');
  return [...new Set(paths)].filter((one) => !closed.test(one));
}
