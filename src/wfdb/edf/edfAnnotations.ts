import { problem } from '../problem';
import type { Annotations, ReadAnnotations, WfdbProblem } from '../types';
import { eventSymbol } from './eventSymbol';
import type { EdfEvent } from './types';

export interface EventContext {
  /** The record's sampling frequency. */
  samplingHz: number;
  /** Time of sample 0 on the clock of the events. */
  firstSampleSec: number;
  /** Labels of the signals, for texts that name one (`text@@label`, EDF+). */
  labels: readonly string[];
}

/**
 * EDF+ events as annotations at the record's frequency, in order of time (file order for equal times). An event is at
 * the sample nearest to its onset; one before the first sample has a negative index. Symbols and aux come from
 * `eventSymbol`; a text that names a signal belongs to that channel. Annotations have no durations: `EdfReader.events`
 * has them.
 */
export function annotationsOfEvents(events: readonly EdfEvent[], context: EventContext): Annotations {
  const { samplingHz, firstSampleSec, labels } = context;
  const channels = new Map(labels.slice(0, 255).map((label, index) => [label, index] as const));
  const located = events.map(({ onsetSec, text }) => {
    const mark = text.lastIndexOf('@@');
    const channel = mark < 0 ? undefined : channels.get(text.slice(mark + 2).trim());
    return {
      // + 0 turns −0 into 0.
      sample: Math.floor((onsetSec - firstSampleSec) * samplingHz + 0.5) + 0,
      channel: channel ?? 0,
      ...eventSymbol(channel === undefined ? text : text.slice(0, mark)),
    };
  });
  // So far out that the sample index would not be exact: damage, like an impossible onset.
  const placed = located.filter(({ sample }) => Number.isSafeInteger(sample));
  placed.sort((a, b) => a.sample - b.sample);
  return {
    count: placed.length,
    sample: Float64Array.from(placed, ({ sample }) => sample),
    symbol: placed.map(({ symbol }) => symbol),
    subtype: new Int8Array(placed.length),
    channel: Uint8Array.from(placed, ({ channel }) => channel),
    num: new Int8Array(placed.length),
    aux: placed.map(({ aux }) => aux),
    samplingHz: undefined,
  };
}

/** Adds the warning about annotations that had to be left out. */
export function withWarnings(annotations: Annotations, malformed: number, fileName: string): ReadAnnotations {
  const warnings: WfdbProblem[] = [];
  if (malformed > 0) {
    warnings.push(
      problem(
        'edf-annotations',
        fileName,
        `${malformed} annotations of ${fileName} do not follow the EDF+ specification and were left out; ${annotations.count} were read.`,
        { malformed, annotations: annotations.count },
      ),
    );
  }
  return { ...annotations, warnings };
}
