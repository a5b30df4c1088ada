import { type Html, type HtmlPart, html } from './html.ts';

/** A page: `path` is where it stands, for what it loads from this server. */
export type Shell = {
  readonly title: string;
  readonly path: string;
  readonly head?: HtmlPart;
  readonly body: HtmlPart;
};

/** A page for people, in the look of the others. */
export function toPage({ title, path, head, body }: Shell): string {
  const page: Html = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${toRoot(path)}assets/page.css">
${head}  </head>
  <body>
    <main>
${body}    </main>
  </body>
</html>
`;
  return page.text;
}

/** From a path to the root of the site, which need not be that of the host. */
export function toRoot(path: string): string {
  return '../'.repeat(path.split('/').length - 2);
}
