/** A time of day or since the start, with an optional date before it: `0:00.003`, `2024-05-01T12:00:00.5Z`, `[22:05:09]`. */
const clock =
  /^\[?(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:T| +)|(\d{1,2})[./](\d{1,2})[./](\d{4}) +)?(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?(?:Z|[+-]\d\d:?\d\d)?\]?$/;

const longestClock = 64;

const date = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/;

/** Whether a field is a date without a time. */
export function isDate(field: string): boolean {
  return date.test(field);
}

/**
 * Seconds of a time: since midnight, or with a date since 1970. NaN if the field is none. Two numbers are minutes and
 * seconds, as `rdsamp -p` writes them.
 */
export function clockSec(field: string): number {
  const found = field.length <= longestClock ? clock.exec(field) : undefined;
  if (!found) return Number.NaN;
  const [, year, month, day, day2, month2, year2, hours = '0', minutes, seconds, fraction = ''] = found;
  const days =
    (year ?? year2)
      ? Date.UTC(Number(year ?? year2), Number(month ?? month2) - 1, Number(day ?? day2)) / 1000
      : 0;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return days + whole + (fraction === '' ? 0 : Number(fraction) / 10 ** fraction.length);
}

/** Decimals of a time's seconds. */
export function clockDecimals(field: string): number {
  return clock.exec(field)?.[10]?.length ?? 0;
}

/** `HH:MM:SS[.sss][ DD/MM/YYYY]` of a time of day; undefined if it counts from the start. */
export function startOfClock(field: string): string | undefined {
  const found = clock.exec(field);
  if (!found) return undefined;
  const [, year, month, day, day2, month2, year2, hours, minutes, seconds, fraction] = found;
  const sec = clockSec(field);
  if (hours === undefined || Number(hours) > 23 || sec === 0) return undefined;
  const two = (text: string | undefined) => String(text ?? '').padStart(2, '0');
  const time = `${two(hours)}:${two(minutes)}:${two(seconds)}${fraction ? `.${fraction.slice(0, 3)}` : ''}`;
  if ((year ?? year2) === undefined) return time;
  return `${time} ${two(day ?? day2)}/${two(month ?? month2)}/${year ?? year2}`;
}
