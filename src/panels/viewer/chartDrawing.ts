import type { HeartRate } from '../../state/records/marks/heartRate';
import type { TachogramDots } from '../../state/records/marks/tachogram';
import { classColourKey } from '../../widgets/ClassMark';
import type { ReadToken } from '../../widgets/themeColours';

/** Draws into a picture of `width` × `height` CSS pixels. */
export type Draw = (
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  read: ReadToken,
) => void;

/** The values at the lower and upper edge of a chart, and where its lines are. */
export interface ChartAxis {
  low: number;
  high: number;
  ticks: number[];
}

/** An axis of the heart rate in steps of 20 or more beats per minute, so that there are two to four lines. */
export function rateAxis(lowest: number, highest: number): ChartAxis {
  const step = [20, 50, 100].find((size) => (highest - lowest) / size <= 3) ?? 200;
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(low + step, Math.ceil(highest / step) * step);
  return { low, high, ticks: linesBetween(low, high, step) };
}

/** An axis of RR intervals from 0, in steps of half a second or one. */
export function rrAxis(topSec: number): ChartAxis {
  return { low: 0, high: topSec, ticks: linesBetween(0, topSec, topSec > 2 ? 1 : 0.5) };
}

function linesBetween(low: number, high: number, step: number): number[] {
  return Array.from({ length: Math.floor((high - low) / step + 1e-9) + 1 }, (_, i) => low + i * step);
}

/** Distance from the top of a picture of this height, pixels. */
export function yOf(value: number, { low, high }: ChartAxis, height: number): number {
  return ((high - value) / (high - low)) * height;
}

/** Horizontal lines at the ticks. */
export function drawLines(axis: ChartAxis): Draw {
  return (context, width, height, read) => {
    context.fillStyle = read('--hairline');
    for (const tick of axis.ticks) {
      const y = Math.min(height - 1, Math.round(yOf(tick, axis, height)));
      context.fillRect(0, y, width, 1);
    }
  };
}

/** The heart rate as a line of steps, with gaps where there is none. */
export function drawRate({ bpm }: HeartRate, axis: ChartAxis): Draw {
  return (context, width, height, read) => {
    context.beginPath();
    const stepPx = width / bpm.length;
    let isDrawing = false;
    bpm.forEach((rate, i) => {
      if (Number.isNaN(rate)) {
        isDrawing = false;
        return;
      }
      const y = yOf(rate, axis, height);
      if (isDrawing) context.lineTo(i * stepPx, y);
      else context.moveTo(i * stepPx, y);
      context.lineTo((i + 1) * stepPx, y);
      isDrawing = true;
    });
    context.strokeStyle = read('--ink');
    context.lineWidth = 1.25;
    context.lineJoin = 'round';
    context.stroke();
  };
}

/** The dots of a tachogram: small ones for the common class, larger ones for the others. */
export function drawDots(dots: readonly TachogramDots[]): Draw {
  return (context, _width, _height, read) => {
    dots.forEach(({ classIndex, x, y }, order) => {
      const size = order === 0 ? 1.5 : 2.5;
      context.fillStyle = read(`--class-${classColourKey(classIndex)}`);
      x.forEach((at, i) => {
        context.fillRect(at - size / 2, y[i]! - size / 2, size, size);
      });
    });
  };
}
