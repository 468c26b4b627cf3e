import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en';
import { markedBeat } from '../../../src/panels/viewer/markedBeat';
import type { PredictedBeat } from '../../../src/state/records/viewTypes';
import type { RecordEntry, ViewState } from '../../../src/state/types';
import { marksOf } from '../../state/records/marks/marks';

describe('the marked annotation', () => {
  const marks = marksOf([
    { at: 1, symbol: '+', aux: '(AFIB' },
    { at: 2, symbol: 'V' },
  ]);
  const beat = (predicted: number): PredictedBeat => ({ sample: 720, timeSec: 2, truth: 2, predicted });
  const sentence = (markSample: number | undefined, beats?: PredictedBeat[], isOtherRecord = false) =>
    markedBeat({
      view: { markSample, marks, run: beats && { id: 'r', beats, isOtherRecord } } as ViewState,
      record: { samplingHz: 360 } as RecordEntry,
      words: en,
      noteOf: (index) => (index === 0 ? 'atrial fibrillation' : ''),
    })?.sentence;

  const VENTRICULAR = 'At 0:02.00: V, premature ventricular contraction, class VEB.';
  it.each([
    ['a beat', 720, undefined, VENTRICULAR],
    ['a misread beat', 720, [beat(0)], `${VENTRICULAR} Predicted N: misread.`],
    ['a beat read as labelled', 720, [beat(2)], `${VENTRICULAR} Predicted VEB, as labelled.`],
    ['a beat that the run did not test', 720, [], `${VENTRICULAR} The run did not test this beat.`],
    ['a rhythm', 360, [], 'At 0:01.00: +, rhythm change: atrial fibrillation.'],
    ['no annotation', 5, undefined, undefined],
    ['nothing', undefined, undefined, undefined],
  ])('is said in words: %s', (_, sample, beats, expected) => {
    expect(sentence(sample, beats)).toBe(expected);
  });

  it('has no prediction of a run that was made with another record', () => {
    expect(sentence(720, [], true)).toBe(VENTRICULAR);
  });
});
