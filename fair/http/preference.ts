/** A member of a header of preferences: what is asked for and how much, 0 (not at all) to 1; `at` is its place. */
export type Preference = { readonly value: string; readonly q: number; readonly at: number };

/** IRIs and quotations, which hold separators as text and reach to the end where nothing closes them; each is read once. */
const tokens = /<[^>]*>?|"(?:[^"\\]|\\.?)*"?|[,;]|[^,;<"]+/gs;
/** RFC 9110, section 12.4.2. */
const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * The members of a header such as Accept, in their order, in lower case but for IRIs. Parameters beside `q` are left
 * out, and members of which the weight is none.
 */
export function parsePreferences(header: string): readonly Preference[] {
  return split(header, ',').flatMap((member, at) => {
    const [value = '', ...others] = split(member, ';').map((part) => part.trim());
    const q = others.map(weightIn).find((one) => one !== undefined) ?? '1';
    if (value === '' || !weight.test(q)) return [];
    return [{ value: value.startsWith('<') ? value : value.toLowerCase(), q: Number(q), at }];
  });
}

/** Parts of a text between separators that stand in no IRI and no quotation. */
function split(text: string, separator: ',' | ';'): readonly string[] {
  const parts: string[][] = [[]];
  for (const [token] of text.matchAll(tokens))
    if (token === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  return parts.map((part) => part.join(''));
}

/** What a parameter `q=…` says; undefined of every other. */
function weightIn(parameter: string): string | undefined {
  const [name = ''] = parameter.split('=', 1);
  return name !== parameter && name.trim().toLowerCase() === 'q'
    ? parameter.slice(name.length + 1).trim()
    : undefined;
}

/** The most precise range of an Accept header that holds a media type: its weight counts. */
export function mediaRangeOf(type: string, ranges: readonly Preference[]): Preference | undefined {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  return ranges
    .filter(({ value }) => value === type || value === '*/*' || value === group)
    .toSorted((a, b) => precision(b) - precision(a))[0];
}

/** The larger, the fewer wildcards a range has. */
export function precision({ value }: Preference): number {
  return value.split('*').length * -1;
}
