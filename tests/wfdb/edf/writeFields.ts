import { assert } from '../../../src/base/assert';

/** A number as a plain decimal, rounded to a billionth: times to the nanosecond, without binary rounding noise. */
export function decimalText(value: number): string {
  assert(Math.abs(value) < 1e20, `${value} as a decimal`);
  return value
    .toFixed(9)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}

/** A number in the eight characters of a header field: exact if it fits, else with as many digits as fit. */
export function numberField(value: number): string {
  const exact = decimalText(value);
  if (exact.length <= 8) return exact;
  for (let digits = 7; digits >= 0; digits--) {
    const text = value.toFixed(digits);
    if (text.length <= 8) return text;
  }
  assert(false, `${value} in a field of 8 characters`);
}

/** One byte per character; characters outside Latin-1 become question marks. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff ? 0x3f : code;
  });
}
