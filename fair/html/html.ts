/** Markup: only this module makes it, so that no text gets into a page unescaped. */
export type Html = { readonly kind: 'html'; readonly text: string };

/** What may stand in a template: markup as it is, everything else as text; nothing for undefined. */
export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[];

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Markup of a template; embedded values are text, and attributes that they stand in must be quoted. */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = template.map((markup, at) => `${markup}${textOf(parts[at])}`).join('');
  return { kind: 'html', text };
}

/** A block of data that no browser executes: whatever the data hold, they do not end it. */
export function dataBlock(type: string, value: unknown): Html {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return { kind: 'html', text: `<script type="${textOf(type)}">${text}</script>` };
}

function textOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (character) => references.get(character) ?? character);
  return isMarkup(part) ? part.text : part.map(textOf).join('');
}

function isMarkup(part: Html | readonly HtmlPart[]): part is Html {
  return 'kind' in part;
}
