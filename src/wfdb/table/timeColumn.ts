import { clockDecimals, clockSec } from './clock';
import { roundestWithin } from './roundest';
import { numberOf } from './splitFields';
import type { TimeColumn } from './types';

/** Frequencies at which ECGs are sampled: they tell seconds from milliseconds where nothing else does. */
const plausibleHz = { lowest: 40, highest: 5000 };

/** A time column of this relative uncertainty or more says nothing about the frequency. */
const worstUncertainty = 0.02;

const unitSeconds: Record<string, number> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  ms: 1e-3,
  msec: 1e-3,
  millisecond: 1e-3,
  milliseconds: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
  min: 60,
};

/** Names of columns that are times. */
const timeName = /^(?:elapsed[ _]?)?(?:time|zeit|temps|tiempo|tempo|t|timestamps?|时间)(?:[ _-]?stamp)?$/i;

/** Names of columns that count samples. */
const counterName = /^(?:#|samples?(?:[ _]?(?:#|no\.?|number|index|id))?|index|idx|nseq|row|i|n)$/i;

/** What a column says about when its rows were sampled. */
export interface FoundTime {
  kind: 'time' | 'counter';
  time?: TimeColumn;
  samplingHz?: number | undefined;
}

/** Times of day, or since the start, as text. */
export function clockColumn(fields: readonly string[], column: number): FoundTime | undefined {
  const seconds = fields.map(clockSec);
  if (seconds.some(Number.isNaN)) return undefined;
  const resolutionSec = 10 ** -Math.max(...fields.map(clockDecimals));
  const time: TimeColumn = { column, unitSec: 1, isClock: true, resolutionSec, isAssumed: false };
  return { kind: 'time', time, samplingHz: rateOf(seconds, resolutionSec) };
}

/** Numbers that only grow, evenly: a time, or the number of the row. Undefined if they are neither. */
export function countingColumn(
  fields: readonly string[],
  column: number,
  { name, units }: { name: string; units: string | undefined },
): FoundTime | undefined {
  const values = fields.map(numberOf);
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  if (steps.length === 0 || !steps.every((step) => step >= 0)) return undefined;
  const isNamed = timeName.test(name);
  if (!isNamed && column > 0 && !counterName.test(name)) return undefined;
  const ownUnit = unitSeconds[(units ?? '').toLowerCase()];
  const isCounter = steps.every((step) => step === 1);
  if (counterName.test(name) || (isCounter && ownUnit === undefined)) return { kind: 'counter' };
  // A signal may rise for a while, but not evenly.
  const sorted = [...steps].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1]!;
  const decimals = Math.max(...fields.map(decimalsOf));
  const quantum = 10 ** -decimals;
  const isEven =
    steps.filter((step) => Math.abs(step - median) > median / 2 + quantum).length <= steps.length / 10;
  if (!isNamed && ownUnit === undefined && (!isEven || median === 0)) return undefined;
  const unitSec = ownUnit ?? likelyUnitSec(median);
  if (unitSec === undefined) return { kind: 'time' };
  const resolutionSec = quantum * unitSec;
  const time: TimeColumn = {
    column,
    unitSec,
    isClock: false,
    resolutionSec,
    isAssumed: ownUnit === undefined,
  };
  return {
    kind: 'time',
    time,
    samplingHz: rateOf(
      values.map((value) => value * unitSec),
      resolutionSec,
    ),
  };
}

/** The unit in which a step is that of an ECG; undefined if a step of 1 or more fits none. */
function likelyUnitSec(step: number): number | undefined {
  return [1, 1e-3, 1e-6, 1e-9].find((unit) => {
    const hz = 1 / (step * unit);
    return hz >= plausibleHz.lowest && hz <= plausibleHz.highest;
  });
}

function decimalsOf(field: string): number {
  const mantissa = /^[^eE]*/.exec(field)![0];
  const point = Math.max(mantissa.indexOf('.'), mantissa.indexOf(','));
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(field)?.[1] ?? 0);
  return Math.max(0, (point < 0 ? 0 : mantissa.length - point - 1) - exponent);
}

/**
 * The frequency of evenly spaced times of limited resolution: the roundest number that they allow. Steps over a gap
 * are left out. Undefined if the times are too coarse, or do not grow.
 */
function rateOf(seconds: readonly number[], resolutionSec: number): number | undefined {
  const steps = seconds.slice(1).map((second, i) => second - seconds[i]!);
  const sorted = [...steps].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  const kept = steps.filter((step) => step >= 0 && step <= 1.5 * median + 2 * resolutionSec);
  const span = kept.reduce((sum, step) => sum + step, 0);
  if (kept.length < 2 || span <= resolutionSec) return undefined;
  // Steps that are all alike leave no doubt, however coarse they are; between them a row may be missing.
  const isStep = (count: number) => (step: number) => Math.abs(step - count * median) < median * 1e-6;
  const alike = kept.filter(isStep(1)).length;
  if (alike > 0.9 * kept.length && kept.every((step) => isStep(Math.round(step / median))(step))) {
    return roundestWithin(0.999_999 / median, 1.000_001 / median);
  }
  const [low, high] = [kept.length / (span + resolutionSec), kept.length / (span - resolutionSec)];
  return (high - low) / low > 2 * worstUncertainty ? undefined : roundestWithin(low, high);
}
