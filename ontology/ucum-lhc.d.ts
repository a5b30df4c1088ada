/** The part of the library that the project uses; it ships no types. */
declare module '@lhncbc/ucum-lhc' {
  type Utilities = {
    validateUnitString(unit: string): { readonly status: 'valid' | 'invalid' | 'error' };
    /** `cnv_`: the scale of a special unit, such as `lg`. */
    getSpecifiedUnit(
      unit: string,
      mode: 'validate',
    ): { readonly unit: { readonly cnv_: string | null } | null };
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { readonly status: 'succeeded' | 'failed' | 'error'; readonly toVal: number | null };
  };
  const ucum: { readonly UcumLhcUtils: { getInstance(): Utilities } };
  export default ucum;
}
