/** An IRI of ASCII characters that may all stand in it, which nearly every one is. */
const plainIri =
  /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)?$/i;
const schemeAndAuthority = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i;
/** Brackets belong to addresses of hosts; where a fragment has begun, a number sign is data. */
const illegalAfterAuthority = /[[\]#]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped here
const illegalInIri = /[\u0000-\u0020<>"{}|^`\\\u007f-\u009f\ufffe\uffff]|%(?![0-9a-f]{2})/gi;
const loneSurrogate = /\p{Surrogate}/gu;
const unwritable = /\p{Surrogate}|\0/gu;
const languageTag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;

/**
 * An IRI with what may not stand in it percent-encoded (RFC 3987, section 2.2), other characters as they are.
 * @throws TypeError where it has no scheme: documents have no base
 */
export function toIri(iri: string): string {
  if (plainIri.test(iri)) return iri;
  const start = schemeAndAuthority.exec(iri)?.[0];
  if (start === undefined) throw new TypeError(`${JSON.stringify(iri)} is no absolute IRI`);
  const [path = '', ...fragment] = iri.slice(start.length).split('#');
  const rest = [path, ...(fragment.length > 0 ? [fragment.join('#')] : [])];
  return `${start}${rest.map((part) => part.replace(illegalAfterAuthority, encodeURIComponent)).join('#')}`
    .replace(loneSurrogate, '\ufffd')
    .replace(illegalInIri, encodeURIComponent);
}

/**
 * The text of a literal as every format writes it. U+0000 ends the text in many a store and a lone surrogate is no
 * character: each becomes U+FFFD, Unicode's mark of what could not be written.
 */
export function toLiteralText(text: string): string {
  return text.replace(unwritable, '\ufffd');
}

/** In lower case: RDF 1.1, section 3.3, has language tags so in its values. @throws TypeError for what is none of BCP 47 */
export function toLanguage(language: string): string {
  if (!languageTag.test(language)) throw new TypeError(`${JSON.stringify(language)} is no language tag`);
  return language.toLowerCase();
}
