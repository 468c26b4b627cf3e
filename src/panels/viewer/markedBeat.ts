import { CLASS_NAMES } from '../../beats/types';
import type { Words } from '../../i18n';
import { markAt } from '../../state/records/marks/searchMarks';
import type { RecordEntry, ViewState } from '../../state/types';
import { formatClock } from '../../widgets/format';
import { symbolName } from '../annotationWords';

/** The marked annotation: where it is, its classes, and all of that in a sentence. */
export interface Marked {
  timeSec: number;
  /** Class of the annotation, or the label that the run has for the beat; undefined for other annotations. */
  truth: number | undefined;
  predicted: number | undefined;
  sentence: string;
}

/** What is marked in the viewer; undefined if nothing is. */
export function markedBeat(options: {
  view: ViewState;
  record: RecordEntry;
  words: Words;
  noteOf: (index: number) => string;
}): Marked | undefined {
  const { view, record, words, noteOf } = options;
  const { viewer } = words;
  const { markSample, marks, run } = view;
  if (markSample === undefined || !marks) return undefined;
  const index = markAt(marks, record.samplingHz, markSample);
  const tested = run?.beats?.find(({ sample }) => sample === markSample);
  if (index === undefined && !tested) return undefined;
  const timeSec = markSample / record.samplingHz;
  const symbol = index === undefined ? '' : (marks.symbols[marks.symbol[index]!] ?? '');
  const classIndex = index === undefined ? undefined : marks.classIndex[index]!;
  const truth = tested?.truth ?? (classIndex !== undefined && classIndex < 5 ? classIndex : undefined);
  const className = truth === undefined ? undefined : CLASS_NAMES[truth];
  const note = index === undefined ? '' : noteOf(index);
  const meaning = [symbolName(words, symbol), note].filter(Boolean).join(': ');
  const sentence = viewer.marked({ time: formatClock(timeSec, 2), symbol, meaning, className });
  const isPredictionShown = run?.beats !== undefined && !run.isOtherRecord && truth !== undefined;
  const prediction = !isPredictionShown
    ? undefined
    : tested
      ? viewer.markedPredicted(CLASS_NAMES[tested.predicted] ?? '', tested.predicted === tested.truth)
      : viewer.markedUntested;
  return {
    timeSec,
    truth,
    predicted: tested?.predicted,
    sentence: [sentence, prediction].filter(Boolean).join(' '),
  };
}
