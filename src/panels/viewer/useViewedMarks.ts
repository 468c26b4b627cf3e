import { useMemo } from 'react';
import { beatTimes } from '../../state/records/marks/rrIntervals';
import { rhythmSpans } from '../../state/records/marks/spans';
import type { RecordMarks, ViewAnnotation, ViewData } from '../../state/types';
import type { EcgRhythm } from '../../widgets/ecg/ecgTypes';
import { noteInWords, rhythmName } from '../annotationWords';
import { useWords } from '../useWords';

/** The annotations of the viewed record as the strip and the search need them. */
export interface ViewedMarks {
  /** Those of the loaded range, their notes in words. */
  annotations: ViewAnnotation[];
  rhythms: EcgRhythm[];
  /** Of all beats; undefined until they are read. */
  beatTimesSec: Float64Array | undefined;
  /** The note of an annotation in words, by its index in the marks. */
  noteOf: (index: number) => string;
}

export function useViewedMarks(options: {
  marks: RecordMarks | undefined;
  data: ViewData | undefined;
  leadNames: readonly string[];
  durationSec: number;
}): ViewedMarks {
  const { marks, data, durationSec } = options;
  const words = useWords();
  const leadsKey = options.leadNames.join('\n');
  const whole = useMemo(() => {
    const leadNames = leadsKey.split('\n');
    const quality = marks?.symbols.indexOf('~') ?? -1;
    const qualityAt = new Map<number, number>();
    marks?.symbol.forEach((code, i) => {
      if (code === quality) qualityAt.set(marks.timeSec[i]!, marks.subtype[i]!);
    });
    return {
      leadNames,
      qualityAt,
      noteOf(index: number): string {
        if (!marks) return '';
        const symbol = marks.symbols[marks.symbol[index]!] ?? '';
        const subtype = marks.subtype[index];
        return noteInWords(words, { symbol, aux: marks.aux.get(index) ?? '', subtype }, leadNames);
      },
      rhythms: marks
        ? rhythmSpans(marks, durationSec).map(({ startSec, endSec, code }) => ({
            startSec,
            endSec,
            label: rhythmName(words, code),
          }))
        : [],
      beatTimesSec: marks && beatTimes(marks),
    };
  }, [marks, leadsKey, durationSec, words]);
  const annotations = useMemo(
    () =>
      (data?.annotations ?? []).map((annotation) => {
        if (annotation.classIndex !== undefined) return annotation;
        const subtype = whole.qualityAt.get(annotation.timeSec);
        return { ...annotation, aux: noteInWords(words, { ...annotation, subtype }, whole.leadNames) };
      }),
    [data, whole, words],
  );
  return { annotations, ...whole };
}
