import { marksBeat } from '../../beats/classMap';
import type { Mark } from '../../edits/types';
import { markAt } from '../records/marks/searchMarks';
import { changesRhythm } from '../records/marks/spans';
import type { RecordMarks, ViewData } from '../types';

/** The annotation at a sample with all of its fields, a beat before others; undefined if there is none. */
export function markedAt(marks: RecordMarks, samplingHz: number, sample: number): Mark | undefined {
  const index = markAt(marks, samplingHz, sample);
  return index === undefined ? undefined : markOf(marks, samplingHz, index);
}

/** The beats from one sample to another, both ends included, in either order. */
export function beatsBetween(marks: RecordMarks, samplingHz: number, one: number, other: number): Mark[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return marksWhere(marks, samplingHz, (symbol, timeSec) => {
    const sample = Math.round(timeSec * samplingHz);
    return sample >= from && sample <= to && marksBeat(symbol);
  });
}

/** The rhythm changes, in order of time. */
export function rhythmChanges(marks: RecordMarks, samplingHz: number): Mark[] {
  return [...marks.aux].flatMap(([index, aux]) =>
    changesRhythm(marks.symbols[marks.symbol[index]!]!, aux) ? [markOf(marks, samplingHz, index)] : [],
  );
}

/** The sample of the next beat after (1) or before (−1) a sample; undefined if there is none. */
export function nextBeat(
  marks: RecordMarks,
  samplingHz: number,
  sample: number,
  direction: 1 | -1,
): number | undefined {
  const { length } = marks.timeSec;
  for (let i = direction === 1 ? 0 : length - 1; i >= 0 && i < length; i += direction) {
    const at = Math.round(marks.timeSec[i]! * samplingHz);
    if ((at - sample) * direction > 0 && marksBeat(marks.symbols[marks.symbol[i]!]!)) return at;
  }
  return undefined;
}

/**
 * The sample at which a lead is farthest from its zero line, within so many seconds of a moment: the R wave. Drawn lines keep the
 * lowest and highest sample of every column, so this is the record's own; where nothing is drawn, the moment itself.
 */
export function snapToPeak(
  lead: ViewData['leads'][number] | undefined,
  timeSec: number,
  { withinSec, samplingHz }: { withinSec: number; samplingHz: number },
): number {
  const trace = lead?.denoised ?? lead?.raw;
  const zero = (lead?.denoised ? lead.denoisedMedianValue : lead?.medianValue) ?? 0;
  let best = { atSec: timeSec, height: Number.NEGATIVE_INFINITY };
  trace?.timeSec.forEach((atSec, i) => {
    if (Math.abs(atSec - timeSec) > withinSec) return;
    const height = Math.abs(trace.value[i]! - zero);
    if (height > best.height) best = { atSec, height };
  });
  return Math.round(best.atSec * samplingHz);
}

function markOf(marks: RecordMarks, samplingHz: number, index: number): Mark {
  return {
    sample: Math.round(marks.timeSec[index]! * samplingHz),
    symbol: marks.symbols[marks.symbol[index]!]!,
    subtype: marks.subtype[index]!,
    channel: marks.channel[index]!,
    num: marks.num[index]!,
    aux: marks.aux.get(index) ?? '',
  };
}

/** Only those that are wanted are made: a long record has a hundred thousand. */
function marksWhere(
  marks: RecordMarks,
  samplingHz: number,
  isWanted: (symbol: string, timeSec: number) => boolean,
): Mark[] {
  const found: Mark[] = [];
  marks.timeSec.forEach((timeSec, i) => {
    if (isWanted(marks.symbols[marks.symbol[i]!]!, timeSec)) found.push(markOf(marks, samplingHz, i));
  });
  return found;
}
