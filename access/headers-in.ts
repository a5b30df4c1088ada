/** All values of a header, of the headers of a request as names and values in turn (`rawHeaders` of Node.js). */
export function headersIn(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
