/** `HH:MM:SS` of a start time field `hh.mm.ss` (colons, commas and dashes occur too), undefined if it is invalid. */
export function parseStartTime(text: string): string | undefined {
  const parts = /^(\d{1,2})[.:,\- ](\d{1,2})[.:,\- ](\d{1,2})$/.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [hours, minutes, seconds] = parts as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return parts.map(twoDigits).join(':');
}

/**
 * `DD/MM/YYYY` of a start date field `dd.mm.yy`, undefined if it is invalid. Two-digit years mean 1985 … 2084 (EDF+
 * specification, 2.1.3.2); a `Startdate dd-MMM-yyyy` in the recording field of EDF+ has four digits and takes precedence.
 */
export function parseStartDate(text: string, recording: string): string | undefined {
  const long = /^Startdate (\d{1,2})-([A-Z]{3})-(\d{4})(?: |$)/i.exec(recording);
  if (long) {
    const month = months.indexOf(long[2]!.toUpperCase()) + 1;
    const date = dateText(Number(long[3]), month, Number(long[1]));
    if (date) return date;
  }
  const short = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{2})$/.exec(text)?.slice(1).map(Number);
  if (!short) return undefined;
  const [day, month, year] = short as [number, number, number];
  return dateText(year + (year >= 85 ? 1900 : 2000), month, day);
}

/** Start time and date shifted by some seconds, as one text: `HH:MM:SS[.sss] [DD/MM/YYYY]`; undefined without a time. */
export function startText(
  time: string | undefined,
  date: string | undefined,
  laterSec: number,
): string | undefined {
  if (time === undefined) return undefined;
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  const [day, month, year] = date?.split('/').map(Number) ?? [1, 1, 2000];
  const laterMs = Math.round(laterSec * 1000);
  const moment = new Date(Date.UTC(year!, month! - 1, day!, hours, minutes, seconds) + laterMs);
  // Beyond the range of Date: use the time in the header.
  if (Number.isNaN(moment.getTime())) return date ? `${time} ${date}` : time;
  const [isoDate, isoTime] = moment.toISOString().split('T') as [string, string];
  const clock = isoTime.replace('Z', '').replace('.000', '');
  if (date === undefined) return clock;
  const [newYear, newMonth, newDay] = isoDate.split('-');
  return `${clock} ${newDay}/${newMonth}/${newYear}`;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function dateText(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return `${twoDigits(day)}/${twoDigits(month)}/${String(year).padStart(4, '0')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
