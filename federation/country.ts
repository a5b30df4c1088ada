const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What CLDR knows beside countries: unions, the unknown, and a name that is another's. */
const noCountries = new Set(['EU', 'EZ', 'UK', 'UN', 'XA', 'XB', 'ZZ']);

/** Whether a text is a code of ISO 3166-1 alpha-2. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined && !noCountries.has(code);
}
