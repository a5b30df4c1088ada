/**
 * Whether a dataset is open: what it holds is told to everybody, whatever the access of the site. `accessRights`: PUBLIC,
 * RESTRICTED or NON_PUBLIC, after the access rights of the EU Vocabularies.
 */
export function isPublic({ accessRights }: { readonly accessRights: string }): boolean {
  return accessRights === 'PUBLIC';
}

/** What decides whether everybody is told in exact numbers what a dataset holds. */
export type Publishing = { readonly accessRights: string; readonly publishes?: string | null | undefined };

/** Whether everybody is told in exact numbers what a dataset holds: it is open, or its description says so. */
export function publishesExact(dataset: Publishing): boolean {
  return isPublic(dataset) || dataset.publishes === 'exact';
}
