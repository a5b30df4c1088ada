/** A part of an address as it was before it was encoded; undefined where it is not one. RFC 3986, section 2.1. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
