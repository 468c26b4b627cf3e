import { marksBeat } from '../beats/classMap';
import type { RhythmBeat } from '../rhythm';
import type { MarkColumns } from './types';

/** Whether the annotation is of ventricular flutter or fibrillation: its beginning, its end, one of its waves. */
export const marksFlutter = (symbol: string): boolean => symbol === '[' || symbol === ']' || symbol === '!';

/** The beats of a record, with a gap at flutter, whose waves are not annotated as beats. */
export function* markedBeats(marks: MarkColumns): Generator<RhythmBeat | undefined> {
  const isBeat = marks.symbols.map(marksBeat);
  const isFlutter = marks.symbols.map(marksFlutter);
  for (const [i, symbol] of marks.symbol.entries()) {
    if (isFlutter[symbol]) yield undefined;
    if (isBeat[symbol]) yield { timeSec: marks.timeSec[i]!, classIndex: marks.classIndex[i]! };
  }
}
