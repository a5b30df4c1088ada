/** Where the site is. */
export type Address = {
  /** @throws TypeError where it is not known yet */
  readonly current: () => string;
  /** Says what the server listens at: a free port is known only then. */
  readonly set: (listening: () => string) => void;
};

/** The public address of the site; without one, that which the server listens at. */
export function createAddress(publicUrl: string | undefined): Address {
  let at = publicUrl === undefined ? undefined : () => publicUrl;
  return {
    current: () => {
      if (at === undefined) throw new TypeError('the server does not listen yet');
      return at();
    },
    set: (listening) => {
      at ??= listening;
    },
  };
}
