import { assert } from '../../base/assert';

/** A number as a plain decimal, to a billionth: times to a nanosecond, without the dust of binary fractions. */
export function decimalText(value: number): string {
  assert(Math.abs(value) < 1e20, `${value} as a decimal`);
  return value
    .toFixed(9)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}

/** A number in the eight characters of a header field: as it is where it fits, else with as many digits as do. */
export function numberField(value: number): string {
  const exact = decimalText(value);
  if (exact.length <= 8) return exact;
  for (let digits = 7; digits >= 0; digits--) {
    const text = value.toFixed(digits);
    if (text.length <= 8) return text;
  }
  assert(false, `${value} in a field of 8 characters`);
}

/** One byte a character; what Latin-1 does not have becomes a question mark. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff ? 0x3f : code;
  });
}
