const two = (value: number) => String(value).padStart(2, '0');

/** The name of a recording that begins at this time. */
export function nameAt(date: Date): string {
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `live_${day}_${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** `HH:MM:SS DD/MM/YYYY`, as in a WFDB header. */
export const wfdbTime = (date: Date) =>
  `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;

/** The time that `wfdbTime` was made of, to a second. */
export function dateOf(wfdb: string): Date {
  const [hours, minutes, seconds, day, month, year] = wfdb.split(/\D/).map(Number);
  return new Date(year!, month! - 1, day!, hours!, minutes!, seconds!);
}
