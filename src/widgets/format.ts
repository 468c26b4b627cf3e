/** Between groups of three digits and between number and unit (SI brochure, 9th ed., 5.4.4); no line breaks there. */
const THIN_SPACE = '\u202f';
const MINUS = '\u2212';

/** Shown instead of a missing value. */
export const NO_VALUE = '–';

/**
 * A number with `digits` decimals and thin-space groups: `100 687`, `−0.40`.
 * NaN, infinities and undefined give `–`.
 */
export function formatNumber(value: number | undefined, digits = 0): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const fixed = Math.abs(value).toFixed(digits);
  const [integer = '0', fraction] = fixed.split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  const negative = value < 0 && Number(fixed) !== 0;
  return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A count of things: `100 687`. */
export function formatCount(value: number | undefined): string {
  return formatNumber(value, 0);
}

/** A share of 1 as percent: 0.9904 → `99.04 %`. */
export function formatPercent(part: number | undefined, digits = 1): string {
  if (part === undefined || !Number.isFinite(part)) return NO_VALUE;
  return `${formatNumber(part * 100, digits)}${THIN_SPACE}%`;
}

/** Seconds as `m:ss` or `h:mm:ss`, for positions and lengths of records: 1805.556 → `30:05`. */
export function formatClock(seconds: number | undefined, digits = 0): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return NO_VALUE;
  const scale = 10 ** digits;
  // Floored like a clock, except for binary rounding errors: 0.3 s stays 0.3 s.
  const ticks = Math.floor(Math.abs(seconds) * scale + 1e-6);
  const rest = (ticks / scale) % 60;
  const minutes = Math.floor(ticks / scale / 60);
  const hours = Math.floor(minutes / 60);
  const restText = rest.toFixed(digits).padStart(digits > 0 ? digits + 3 : 2, '0');
  const sign = seconds < 0 && ticks > 0 ? MINUS : '';
  if (hours === 0) return `${sign}${minutes}:${restText}`;
  return `${sign}${hours}:${String(minutes % 60).padStart(2, '0')}:${restText}`;
}

/** A duration: `850 ms`, `4.2 s`, `38 s`, `2 min 05 s`, `1 h 04 min`. */
export function formatDuration(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return NO_VALUE;
  const rounded = Math.round(seconds);
  if (Math.round(seconds * 1000) < 1000) return `${Math.round(seconds * 1000)}${THIN_SPACE}ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${THIN_SPACE}s`;
  if (rounded < 60) return `${rounded}${THIN_SPACE}s`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (rounded < 3600) return `${Math.floor(rounded / 60)}${THIN_SPACE}min ${two(rounded % 60)}${THIN_SPACE}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}${THIN_SPACE}h ${two(minutes % 60)}${THIN_SPACE}min`;
}

/** Bytes in decimal units, as file managers and disks count: `0 B`, `43.3 kB`, `1.25 GB`. */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined || !Number.isFinite(bytes)) return NO_VALUE;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  // 999.5 would round to 1000 of the smaller unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${formatNumber(value, digits)}${THIN_SPACE}${units[unit]}`;
}

/** A frequency with as many decimals as needed, at most three: `360 Hz`, `0.352 Hz`. */
export function formatHz(hertz: number | undefined): string {
  if (hertz === undefined || !Number.isFinite(hertz)) return NO_VALUE;
  return `${formatNumber(hertz, decimalsOf(hertz, 3))}${THIN_SPACE}Hz`;
}

/** A number and its unit with a thin space between: `0.4 s`. Without `digits`: as many as needed, at most six. */
export function formatQuantity(value: number | undefined, unit: string, digits?: number): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  return `${formatNumber(value, digits ?? decimalsOf(value, 6))}${THIN_SPACE}${unit}`;
}

/** Decimals that a number needs, up to `most`. */
function decimalsOf(value: number, most: number): number {
  for (let digits = 0; digits < most; digits++) {
    if (Math.abs(value - Number(value.toFixed(digits))) < 10 ** -(most + 1)) return digits;
  }
  return most;
}
