import type { NumberColumn } from './column.ts';

const divisors = [1, 10, 100, 1_000];

/** Numbers with the least that holds them exactly: as whole numbers over a divisor where they are such fractions. NaN is missing. */
export function toNumbers(numbers: Float64Array): NumberColumn {
  const divisor = divisors.find((one) => numbers.every((n) => Number.isNaN(n) || isFraction(n, one)));
  if (divisor === undefined) return { kind: 'numbers', numbers, missing: Number.NaN, divisor: 1 };
  const [low, high] = boundsOf(numbers, divisor);
  const fill = (missing: number) => (n: number) => (Number.isNaN(n) ? missing : Math.round(n * divisor));
  if (low >= 0 && high < 0xff)
    return { kind: 'numbers', numbers: Uint8Array.from(numbers, fill(0xff)), missing: 0xff, divisor };
  const [small, middle] = [-0x8000, -0x8000_0000];
  if (low > small && high < 0x8000)
    return { kind: 'numbers', numbers: Int16Array.from(numbers, fill(small)), missing: small, divisor };
  return { kind: 'numbers', numbers: Int32Array.from(numbers, fill(middle)), missing: middle, divisor };
}

/** Whether a whole number of 32 bits over `divisor` is `n`, to the last bit. */
function isFraction(n: number, divisor: number): boolean {
  const whole = Math.round(n * divisor);
  return whole / divisor === n && Math.abs(whole) < 0x8000_0000 && !Object.is(n, -0);
}

function boundsOf(numbers: Float64Array, divisor: number): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const n of numbers) {
    const whole = Math.round(n * divisor);
    if (whole < low) low = whole;
    if (whole > high) high = whole;
  }
  return [low, high];
}

/** The number of a record; NaN where nothing is known. */
export function numberAt({ numbers, missing, divisor }: NumberColumn, record: number): number {
  const value = numbers[record] ?? missing;
  return value === missing ? Number.NaN : value / divisor;
}
