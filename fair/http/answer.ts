/** An answer before it is encoded; header names in lower case. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Public documents are read from anywhere, kept anywhere, and asked for again before they are used. */
export const publicHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Content-Location, ETag, Last-Modified, Link',
  'cache-control': 'no-cache',
  vary: 'Accept, Accept-Profile, Accept-Encoding',
};

/** Media types that have no charset of their own are UTF-8 by definition. */
export function contentType(type: string): string {
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/** An xsd:dateTime as Last-Modified has it. @throws TypeError where it is none */
export function httpDate(dateTime: string): string {
  const date = new Date(dateTime);
  if (Number.isNaN(date.getTime())) throw new TypeError(`${JSON.stringify(dateTime)} is no xsd:dateTime`);
  return date.toUTCString();
}
