import type { EcgWindow } from './ecgTypes';

/** One end of the calipers: a moment, and an amplitude of a lead relative to its zero line, in the unit of its row. */
export interface CaliperEnd {
  sec: number;
  lead: number;
  value: number;
}

export interface Calipers {
  first: CaliperEnd;
  second: CaliperEnd;
}

/** Steps of the keys: with Shift ten times as much. */
const STEP_SEC = 0.01;
const STEP_VALUE = 0.01;
const LARGER = 10;

export interface Measurement {
  ms: number;
  /** The rate at which this interval repeats; undefined if both ends are at one moment. */
  bpm: number | undefined;
  /** Second minus first; undefined if the ends are in different leads or the lead is not a voltage. */
  millivolts: number | undefined;
}

/** What the calipers measure; `units` are those of the rows. */
export function measure({ first, second }: Calipers, units: readonly string[]): Measurement {
  const sec = Math.abs(second.sec - first.sec);
  const isVoltage = first.lead === second.lead && units[first.lead] === 'mV';
  return {
    ms: sec * 1000,
    bpm: sec > 0 ? 60 / sec : undefined,
    millivolts: isVoltage ? second.value - first.value : undefined,
  };
}

/** Calipers that the keys begin with: a fifth of the window around its middle, on the zero line of the first lead. */
export function centredCalipers({ startSec, endSec }: EcgWindow): Calipers {
  const middle = (startSec + endSec) / 2;
  const half = (endSec - startSec) / 10;
  return {
    first: { sec: middle - half, lead: 0, value: 0 },
    second: { sec: middle + half, lead: 0, value: 0 },
  };
}

/**
 * An end after a key: left and right move it by 10 ms, up and down by 0.01 mV (or what the lead is in), with Shift by ten
 * times as much, but never by less than a pixel; undefined for every other key.
 */
export function endAfterKey(
  key: string,
  shift: boolean,
  end: CaliperEnd,
  { pxPerSec, pxPerUnit }: { pxPerSec: number; pxPerUnit: number },
): CaliperEnd | undefined {
  const times = shift ? LARGER : 1;
  const stepSec = Math.max(STEP_SEC, 1 / pxPerSec) * times;
  const stepValue = Math.max(STEP_VALUE, 1 / pxPerUnit) * times;
  switch (key) {
    case 'ArrowLeft':
      return { ...end, sec: Math.max(0, end.sec - stepSec) };
    case 'ArrowRight':
      return { ...end, sec: end.sec + stepSec };
    case 'ArrowUp':
      return { ...end, value: end.value + stepValue };
    case 'ArrowDown':
      return { ...end, value: end.value - stepValue };
    default:
      return undefined;
  }
}
