import { sumOf } from '../../base/sumOf';
import type { NnIntervals } from './nnIntervals';
import { segmentsOf } from './segments';

/** Heart rate variability in the time domain; undefined where there are too few intervals. */
export interface TimeDomain {
  intervals: number;
  meanNnMs: number | undefined;
  /** Standard deviation of all NN intervals. */
  sdnnMs: number | undefined;
  /** Standard deviation of the means of five minutes. */
  sdannMs: number | undefined;
  /** Mean of the standard deviations of five minutes. */
  sdnnIndexMs: number | undefined;
  /** Root of the mean square of the differences of adjacent intervals. */
  rmssdMs: number | undefined;
  /** Share of these differences over 50 ms, in percent. */
  pnn50: number | undefined;
  /** Across and along the diagonal of the Poincaré plot of adjacent intervals. */
  sd1Ms: number | undefined;
  sd2Ms: number | undefined;
  /** Number of intervals by that of the fullest bin of 1/128 s. */
  triangularIndex: number | undefined;
}

const NN50_MS = 50;
const BINS_PER_SEC = 128;

/**
 * As the Task Force of 1996 defines them (doi 10.1161/01.CIR.93.5.1043), SD1 and SD2 after Brennan, Palaniswami and Kamen 2001
 * (doi 10.1109/10.959330). Standard deviations divide by n − 1. Differences are those of intervals that share a beat; segments of five
 * minutes have at least two intervals, and the last incomplete one does not count.
 */
export function timeDomain(nn: NnIntervals): TimeDomain {
  const ms = nn.nnSec.map((sec) => 1000 * sec);
  const differences: number[] = [];
  const sums: number[] = [];
  for (let i = 1; i < ms.length; i++) {
    if (!nn.isAdjacent[i]) continue;
    differences.push(ms[i]! - ms[i - 1]!);
    sums.push(ms[i]! + ms[i - 1]!);
  }
  const segments = segmentsOf(nn)
    .map(({ from, to }) => ms.subarray(from, to))
    .filter((segment) => segment.length > 1);
  const over = differences.filter((difference) => Math.abs(difference) > NN50_MS).length;
  return {
    intervals: ms.length,
    meanNnMs: mean(ms),
    sdnnMs: deviation(ms),
    sdannMs: deviation(segments.map((segment) => mean(segment)!)),
    sdnnIndexMs: mean(segments.map((segment) => deviation(segment)!)),
    rmssdMs: root(mean(differences.map((difference) => difference ** 2))),
    pnn50: differences.length > 0 ? (100 * over) / differences.length : undefined,
    sd1Ms: deviation(differences.map((difference) => difference / Math.SQRT2)),
    sd2Ms: deviation(sums.map((sum) => sum / Math.SQRT2)),
    triangularIndex: triangularIndex(nn.nnSec),
  };
}

function triangularIndex(nnSec: Float64Array): number | undefined {
  const bins = new Map<number, number>();
  let fullest = 0;
  for (const sec of nnSec) {
    const bin = Math.floor(sec * BINS_PER_SEC);
    const count = (bins.get(bin) ?? 0) + 1;
    bins.set(bin, count);
    fullest = Math.max(fullest, count);
  }
  return fullest > 0 ? nnSec.length / fullest : undefined;
}

export function mean(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  return sumOf(values) / values.length;
}

function deviation(values: ArrayLike<number>): number | undefined {
  if (values.length < 2) return undefined;
  const middle = mean(values)!;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - middle) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

const root = (value: number | undefined) => (value === undefined ? undefined : Math.sqrt(value));
