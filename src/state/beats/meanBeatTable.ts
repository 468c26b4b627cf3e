import type { PreparedState } from '../types';
import { beatAxisMs } from './beatAxis';

export interface MeanBeatRow {
  timeMs: number;
  /** Per class; undefined if the class has no beats. */
  values: ({ mean: number; sd: number } | undefined)[];
}

/** The mean beats every `stepMs` milliseconds, each at the nearest sample: the plot as numbers. */
export function meanBeatTable(
  { settings, means, lengthSamples }: Pick<PreparedState, 'settings' | 'means' | 'lengthSamples'>,
  stepMs: number,
): MeanBeatRow[] {
  const axis = beatAxisMs(settings);
  const sampleMs = ((settings.window.beforeSec + settings.window.afterSec) * 1000) / lengthSamples;
  const first = axis[0] ?? 0;
  const last = axis.at(-1) ?? 0;
  const rows: MeanBeatRow[] = [];
  for (
    let timeMs = Math.ceil(first / stepMs - 1e-9) * stepMs;
    timeMs <= last + sampleMs / 2;
    timeMs += stepMs
  ) {
    const sample = Math.min(lengthSamples - 1, Math.max(0, Math.round((timeMs - first) / sampleMs)));
    rows.push({
      timeMs,
      values: means.count.map((count, classIndex) => {
        const at = classIndex * lengthSamples + sample;
        return count === 0 ? undefined : { mean: means.mean[at]!, sd: means.sd[at]! };
      }),
    });
  }
  return rows;
}
