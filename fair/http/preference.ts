/** A member of a header of preferences: what is asked for and how much, 0 (not at all) to 1; `at` is its place. */
export type Preference = { readonly value: string; readonly q: number; readonly at: number };

const members = /(?:<[^>]*>|"(?:[^"\\]|\\.)*"|[^,])+/g;
const parameters = /(?:<[^>]*>|"(?:[^"\\]|\\.)*"|[^;])+/g;
/** RFC 9110, section 12.4.2. */
const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * The members of a header such as Accept, in their order, in lower case but for IRIs. Parameters beside `q` are left
 * out, and members of which the weight is none.
 */
export function parsePreferences(header: string): readonly Preference[] {
  return (header.match(members) ?? []).flatMap((member, at) => {
    const [value = '', ...others] = (member.match(parameters) ?? []).map((part) => part.trim());
    const q = others.map((one) => /^q\s*=\s*(.*)$/i.exec(one)?.[1]).find((one) => one !== undefined) ?? '1';
    if (value === '' || !weight.test(q)) return [];
    return [{ value: value.startsWith('<') ? value : value.toLowerCase(), q: Number(q), at }];
  });
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
