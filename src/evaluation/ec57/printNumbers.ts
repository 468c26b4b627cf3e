/** Hits of so many: a measure that has no value where there is nothing to count. */
export interface Share {
  hits: number;
  of: number;
}

/** In percent; undefined for 0/0. */
export function percentOf({ hits, of }: Share): number | undefined {
  return of > 0 ? (100 * hits) / of : undefined;
}

/**
 * As `%*.*f` of C: a number exactly between two texts takes the even digit (1/32 is 3.12 %), where `toFixed` goes up.
 *
 * @param width the text is padded with blanks on the left to this length
 */
export function fixed(value: number, digits: number, width = 0): string {
  const text = isTie(value, digits) ? evenText(value, digits) : value.toFixed(digits);
  return text.padStart(width);
}

/** As `%*ld` of C. */
export const whole = (value: number, width: number): string => String(value).padStart(width);

/** Whether a value lies exactly between two texts, which a binary number can only by a fraction of 1/2^(digits + 1). */
function isTie(value: number, digits: number): boolean {
  return Number.isInteger(value * 2 ** (digits + 1)) && Math.abs((value * 10 ** digits) % 1) === 0.5;
}

function evenText(value: number, digits: number): string {
  const below = Math.floor(value * 10 ** digits);
  return ((below % 2 === 0 ? below : below + 1) / 10 ** digits).toFixed(digits);
}

/** In whole percent, as `rxr` and `epicmp` print it; `-` for 0/0. */
export function wholePercent(share: Share): string {
  const percent = percentOf(share);
  return percent === undefined ? '-' : String(Math.trunc(percent + 0.5));
}

/** A duration as `mstimstr` of the WFDB library has it, without the blanks before it: `5.300`, `5:05.967`, `1:47:51.301`. */
export function durationText(samples: number, samplingHz: number): string {
  const ms = Math.round((samples * 1000) / samplingHz);
  const parts = [Math.trunc(ms / 3_600_000), Math.trunc(ms / 60_000) % 60, Math.trunc(ms / 1000) % 60];
  const shown = parts.slice(parts.findIndex((part, index) => part > 0 || index === 2));
  const text = shown
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
  return `${text}.${String(ms % 1000).padStart(3, '0')}`;
}
