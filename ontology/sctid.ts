/**
 * Whether `text` is a SNOMED CT identifier: 6 to 18 digits, the first not zero, with the partition of a component and
 * the check digit of Verhoeff. SNOMED CT Release File Specifications, "SNOMED CT Identifiers".
 */
export function isSctid(text: string): boolean {
  return form.test(text) && hasCheckDigit(text);
}

/** Whether `text` has the length of a SNOMED CT identifier: 6 to 18 digits, the first not zero. */
export function looksLikeSctid(text: string): boolean {
  return /^[1-9]\d{5,17}$/.test(text);
}

/**
 * Whether the last digit of `digits` is the Verhoeff check digit of the others: it is not after one wrong digit or two
 * swapped neighbours. SNOMED CT Release File Specifications, "Check-digit".
 */
export function hasCheckDigit(digits: string): boolean {
  return checksum(digits) === 0;
}

/** Whether a SNOMED CT identifier names a description or a relationship, and no concept, by its partition. */
export function isOfAnotherKind(sctid: string): boolean {
  return ['01', '02', '11', '12'].includes(sctid.slice(-3, -1)) && isSctid(sctid);
}

/** Partition 0x: of the International Edition, 1x: of an extension; x is 0 concept, 1 description, 2 relationship. */
const form = /^[1-9]\d{2,14}[01][0-2]\d$/;

/** Zero where the last digit fits the others. */
function checksum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - zero;
    sum = compose(sum, permutations[place % permutations.length]?.[digit] ?? 0);
  }
  return sum;
}

const zero = '0'.charCodeAt(0);

/** Composition in the dihedral group of order 10: 0 to 4 turn a pentagon, 5 to 9 also flip it. */
function compose(first: number, second: number): number {
  const turn = (first < 5 ? first + second : first - second + 10) % 5;
  return first < 5 === second < 5 ? turn : turn + 5;
}

/** The permutation of the digits at each place from the right; it repeats after 8 places. */
const permutations: readonly (readonly number[])[] = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
].map((row) => [...row].map(Number));
