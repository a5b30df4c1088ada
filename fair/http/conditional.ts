/** What a client already has. */
export type RequestConditions = {
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
};

/**
 * Whether the client has these very bytes (RFC 9110, section 13.2.2): a tag is asked before a date, which counts only
 * where there is no tag.
 */
export function isUnchanged(
  { ifNoneMatch, ifModifiedSince }: RequestConditions,
  { etag, lastModified }: { readonly etag: string; readonly lastModified: string | undefined },
): boolean {
  if (ifNoneMatch !== undefined) return ifNoneMatch.trim() === '*' || tagsOf(ifNoneMatch).includes(etag);
  const since = Date.parse(ifModifiedSince ?? '');
  return lastModified !== undefined && !Number.isNaN(since) && Date.parse(lastModified) <= since;
}

/** Tags of a header; for If-None-Match a weak tag is as good as the strong one. */
function tagsOf(header: string): readonly string[] {
  return header.match(/"[^"]*"/g) ?? [];
}
