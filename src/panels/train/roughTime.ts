import { formatNumber, formatQuantity } from '../../widgets/format';

/** `about 4 min`, no more precise than an estimate is; nothing if there is none, or nothing to train. */
export function roughTime(seconds: number | undefined, about: (duration: string) => string): string[] {
  if (!seconds) return [];
  if (seconds < 55) return [about(formatQuantity(nearest(seconds, 5), 's'))];
  const minutes = seconds / 60;
  if (minutes < 90) return [about(formatQuantity(nearest(minutes, minutes < 20 ? 1 : 5), 'min'))];
  return [about(`${formatNumber(minutes / 60, minutes < 600 ? 1 : 0)}\u202fh`)];
}

const nearest = (value: number, step: number) => Math.max(1, Math.round(value / step)) * step;
