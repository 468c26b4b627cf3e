import type { TrendColumns } from '../../state/monitor/trendColumns';
import { type Frame, xOf, yOf } from '../../widgets/plot/Axes';

const px = (value: number) => Math.round(value * 10) / 10;

/** From the lowest to the highest rate of each row. */
export function bandPath(frame: Frame, { rowSec, lowest, highest }: TrendColumns): string {
  const width = px(xOf(frame, rowSec) - xOf(frame, 0));
  return lowest
    .map((low, row) =>
      Number.isNaN(low)
        ? ''
        : `M${px(xOf(frame, row * rowSec))} ${px(yOf(frame, highest[row]!))}h${width}V${px(yOf(frame, low))}h${-width}z`,
    )
    .join('');
}

/** The mean rate as a line from the middle of a row to that of the next; a row alone is as wide as it is. */
export function meanPath(frame: Frame, { rowSec, mean }: TrendColumns): string {
  const at = (row: number) => px(xOf(frame, (row + 0.5) * rowSec));
  return mean
    .map((bpm, row) => {
      if (!Number.isFinite(bpm)) return '';
      const y = px(yOf(frame, bpm));
      if (Number.isFinite(mean[row - 1])) return `L${at(row)} ${y}`;
      if (Number.isFinite(mean[row + 1])) return `M${at(row)} ${y}`;
      return `M${px(xOf(frame, row * rowSec))} ${y}H${px(xOf(frame, (row + 1) * rowSec))}`;
    })
    .join('');
}

/** A bar a row. */
export function barPath(frame: Frame, { rowSec, vebShare }: TrendColumns): string {
  const width = px(xOf(frame, rowSec) - xOf(frame, 0));
  return vebShare
    .map((share, row) =>
      share > 0
        ? `M${px(xOf(frame, row * rowSec))} ${px(yOf(frame, 0))}V${px(yOf(frame, share))}h${width}V${px(yOf(frame, 0))}z`
        : '',
    )
    .join('');
}

const STEPS_SEC = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => 60 * minutes);

/** Round times, at most so many. */
export function timeTicks(durationSec: number, most: number): number[] {
  const step = STEPS_SEC.find((size) => durationSec / size < most) ?? STEPS_SEC.at(-1)!;
  return Array.from({ length: Math.floor(durationSec / step) + 1 }, (_, i) => i * step);
}

/** `h:mm`. */
export const hoursText = (sec: number): string =>
  `${Math.floor(sec / 3600)}:${String(Math.floor(sec / 60) % 60).padStart(2, '0')}`;
