import type { TrainSettings } from '../../experiment/settings/types';

/** Shape of the one-cycle schedule; the values are PyTorch's defaults. */
const ONE_CYCLE = { risingPart: 0.3, startDivisor: 25, endDivisor: 1e4 } as const;

/**
 * Learning rate of one training step.
 *
 * One-cycle (Smith and Topin 2018, arXiv 1708.07120), like `torch.optim.lr_scheduler.OneCycleLR` with cosine annealing:
 * from peak / 25 to the peak over the first 30 % of all steps, then down to peak / 25 / 10⁴ at the last one.
 * The momentum is not cycled.
 *
 * @param step 0-based, counted over all epochs of a fold
 */
export function learningRateAt(options: {
  schedule: TrainSettings['schedule'];
  /** The constant rate, or the peak. */
  peak: number;
  step: number;
  stepsTotal: number;
}): number {
  const { schedule, peak, step, stepsTotal } = options;
  if (schedule === 'constant') return peak;

  const start = peak / ONE_CYCLE.startDivisor;
  const end = start / ONE_CYCLE.endDivisor;
  const peakStep = ONE_CYCLE.risingPart * stepsTotal - 1;
  if (step <= peakStep) return cosine(start, peak, step / peakStep);
  return cosine(peak, end, (step - peakStep) / (stepsTotal - 1 - peakStep));
}

function cosine(from: number, to: number, part: number): number {
  return to + ((from - to) / 2) * (1 + Math.cos(Math.PI * part));
}
