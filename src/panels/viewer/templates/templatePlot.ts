import type { Template } from '../../../beats/templates/types';
import type { TemplatesState } from '../../../state/templates/types';

/** Of a picture, in its own units. */
export const WIDTH = 140;
export const HEIGHT = 80;
const MARGIN = 4;

/** Mean and band of a template as SVG paths, and where R and 0 mV are. */
export interface TemplatePlot {
  mean: string;
  band: string;
}

export interface TemplateScale {
  plot(template: Pick<Template, 'mean' | 'sd'>): TemplatePlot;
  /** Of R. */
  rX: number;
  /** Of 0 mV. */
  zeroY: number;
  /** Height of 1 mV. */
  millivolt: number;
}

/**
 * One scale for all templates of a record: as high as the means are. A band that is higher, as that of a template of noise, runs out of the
 * picture, so that it does not make all others small.
 */
export function templateScale({
  templates,
  lengthSamples,
  window,
}: Pick<TemplatesState, 'templates' | 'lengthSamples' | 'window'>): TemplateScale {
  let low = 0;
  let high = 0;
  for (const { mean } of templates) {
    for (const value of mean) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const millivolt = (HEIGHT - 2 * MARGIN) / Math.max(LEAST_MV, high - low);
  const zeroY = HEIGHT - MARGIN + low * millivolt;
  const step = WIDTH / Math.max(1, lengthSamples - 1);
  const point = (value: number, i: number) =>
    `${(i * step).toFixed(1)} ${(zeroY - value * millivolt).toFixed(1)}`;
  const path = (points: string[]) => (points.length > 0 ? `M${points.join('L')}` : '');
  return {
    ...{ zeroY, millivolt },
    rX: (WIDTH * window.beforeSec) / (window.beforeSec + window.afterSec),
    plot: ({ mean, sd }) => {
      const upper = Array.from(mean, (value, i) => point(value + sd[i]!, i));
      const lower = Array.from(mean, (value, i) => point(value - sd[i]!, i));
      return {
        mean: path(Array.from(mean, point)),
        band: `${path([...upper, ...lower.toReversed()])}Z`,
      };
    },
  };
}

/** Where all beats are flat, their noise is not drawn large. */
const LEAST_MV = 0.5;
