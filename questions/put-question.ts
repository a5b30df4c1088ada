/** A question that a hub puts to sites, for somebody. */
export type PutQuestion = {
  readonly hub: string;
  /** A `CriterionInput`: each site reads it by itself. */
  readonly where: unknown;
  /** Who asks, as the hub says. */
  readonly asker: Asker;
  readonly purpose: string | null;
};

type Asker = { readonly issuer: string; readonly subject: string; readonly organisation: string | null };
