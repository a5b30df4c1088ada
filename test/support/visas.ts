import type { TestIssuer } from './issuer.ts';

/** What of a visa is other than usual; what is undefined is left out. */
export type Spoilt = {
  readonly visa?: object;
  readonly payload?: object;
  readonly header?: object;
};

/** The organisation that says so in visas of tests. */
export const dac = 'https://dac.example.org';

/** A visa of an issuer by which its `ada` may use `value`, or what `spoilt` makes of it. */
export function aVisa(
  { issuer }: TestIssuer,
  value: string,
  { visa, payload, header }: Spoilt = {},
): Promise<string> {
  const asserted = Math.floor(Date.now() / 1_000) - 3_600;
  const said = { type: 'ControlledAccessGrants', asserted, value, source: dac, by: 'dac', ...visa };
  return issuer.buildToken({
    kid: 'first',
    expiresIn: 3_600,
    scopesOrTransform: (itsHeader, itsPayload) => {
      Object.assign(itsHeader, { typ: 'vnd.ga4gh.visa+jwt', ...header });
      Object.assign(itsPayload, { sub: 'ada', ga4gh_visa_v1: said, ...payload });
    },
  });
}

/** A visa that says of the person of a login that others are the same. */
export function aLink(of: TestIssuer, others: readonly string[], spoilt: Spoilt = {}): Promise<string> {
  const visa = { type: 'LinkedIdentities', source: of.url, by: 'system', ...spoilt.visa };
  return aVisa(of, others.join(';'), { ...spoilt, visa });
}

/** A person as a visa that links people names them. */
export const linkTo = ({ url }: TestIssuer, subject: string) =>
  `${encodeURIComponent(subject)},${encodeURIComponent(url)}`;
