/** What a dataset says of who may have it. */
export type Access = {
  /** PUBLIC, RESTRICTED or NON_PUBLIC: the EU vocabulary of access rights. */
  readonly accessRights: string;
};

/** Whether a dataset is open: what it holds is told to everybody, whatever the access of the site. */
export function isOpen({ accessRights }: Access): boolean {
  return accessRights === 'PUBLIC';
}
