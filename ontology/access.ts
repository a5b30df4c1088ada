/**
 * Whether a dataset is open: what it holds is told to everybody, whatever the access of the site. `accessRights`: PUBLIC,
 * RESTRICTED or NON_PUBLIC, after the access rights of the EU Vocabularies.
 */
export function isPublic({ accessRights }: { readonly accessRights: string }): boolean {
  return accessRights === 'PUBLIC';
}
