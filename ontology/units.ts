import ucum from '@lhncbc/ucum-lhc';

const utilities = ucum.UcumLhcUtils.getInstance();

/** Spellings of units in sources that are no UCUM codes, with the code that they mean. */
const spellings: Readonly<Record<string, string>> = {
  cgy: 'cGy',
  gy: 'Gy',
  mci: 'mCi',
  ratio: '{ratio}',
  iu: '[IU]',
  'ng/ml': 'ng/mL',
  'ug/l': 'ug/L',
  'mg/dl': 'mg/dL',
  'g/dl': 'g/dL',
  'u/l': 'U/L',
  'mmol/l': 'mmol/L',
  percent: '%',
  inr: '{INR}',
  sec: 's',
  seconds: 's',
  'units/l': 'U/L',
  'iu/l': '[IU]/L',
  'iu/ml': '[IU]/mL',
  'miu/ml': 'm[IU]/mL',
  'meq/l': 'meq/L',
  'mcg/l': 'ug/L',
  'mcg/ml': 'ug/mL',
  'gm/dl': 'g/dL',
  'x10^9/l': '10*9/L',
  'x10^3/ul': '10*3/uL',
  'thousand/ul': '10*3/uL',
  'cells/ul': '/uL',
};

/** The characters of unit expressions: printable ASCII without the blank. UCUM 2.1, section 1. */
const expression = /^[!-~]+$/;

/** Whether `unit` is a UCUM code (case sensitive form). */
export function isUnit(unit: string): boolean {
  // The library writes what it cannot parse to the standard output: that may be text of a request.
  return expression.test(unit) && utilities.validateUnitString(unit).status === 'valid';
}

/** The UCUM code that a source means by `text`; undefined where it is none and no known spelling. */
export function parseUnit(text: string): string | undefined {
  const plain = text.replaceAll(/[\u00b5\u03bc]/g, 'u'); // UCUM writes micro as u
  const unit = spellings[plain.toLowerCase()] ?? plain;
  return isUnit(unit) ? unit : undefined;
}

/**
 * `value` of unit `from` in unit `to`, rounded to 12 significant digits; undefined where the units measure
 * different things. UCUM 2.1, section 2.
 */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const { status, toVal } = utilities.convertUnitTo(from, value, to);
  return status === 'succeeded' && toVal !== null ? Number(toVal.toPrecision(12)) : undefined;
}
