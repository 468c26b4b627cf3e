import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beatMarks,
  hasRoomForLetters,
  noteText,
  placeLetters,
  placeNotes,
  predictionAt,
} from '../../../src/widgets/ecg/ecgMarks';

const beat = (timeSec: number, classIndex: number, letter = 'NAVF/'[classIndex]!) => ({
  timeSec,
  classIndex,
  letter,
});
const note = (timeSec: number, symbol: string, aux = '') => ({ timeSec, symbol, classIndex: undefined, aux });
const label = (timeSec: number, symbol: string, classIndex: number) => ({
  timeSec,
  symbol,
  classIndex,
  aux: '',
});

describe('hasRoomForLetters', () => {
  it('needs 15 px per beat on paper and 22 px in a trend, for the beats in the window', () => {
    const beats = Array.from({ length: 20 }, (_, i) => label(i, 'N', 0));
    const window = { startSec: 5, endSec: 15 };
    // 11 beats in 10 s.
    expect(hasRoomForLetters(beats, window, 16.5, true)).toBe(true);
    expect(hasRoomForLetters(beats, window, 16.4, true)).toBe(false);
    expect(hasRoomForLetters(beats, window, 24.2, false)).toBe(true);
    expect(hasRoomForLetters(beats, window, 24.1, false)).toBe(false);
    expect(hasRoomForLetters([note(6, '+')], window, 1e-3, false)).toBe(true);
  });
});

describe('placeLetters', () => {
  it('prefers the letter of an ectopic beat to those of its normal neighbours', () => {
    const placed = placeLetters([beat(0, 0), beat(0.1, 2), beat(0.2, 0), beat(0.4, 0)], 100, true);
    expect(placed.map(({ letter }) => letter)).toEqual(['', 'V', '', 'N']);
  });

  it('never lets letters overlap and keeps every beat', () => {
    const anyBeats = fc.array(
      fc.tuple(fc.double({ min: 0, max: 60, noNaN: true }), fc.integer({ min: 0, max: 4 })),
    );
    fc.assert(
      fc.property(anyBeats, fc.double({ min: 0.1, max: 100, noNaN: true }), (pairs, pxPerSec) => {
        const beats = pairs.map(([timeSec, classIndex]) => beat(timeSec, classIndex));
        const placed = placeLetters(beats, pxPerSec, true);
        expect(placed.map(({ timeSec }) => timeSec)).toEqual(beats.map(({ timeSec }) => timeSec));
        const at = placed
          .filter(({ letter }) => letter !== '')
          .map(({ timeSec }) => timeSec * pxPerSec)
          .sort((a, b) => a - b);
        for (let i = 1; i < at.length; i++) expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(11 - 1e-9);
        // None is left out without need: every beat that lost its letter is near one that kept it.
        for (const lost of placed.filter(({ letter }) => letter === '')) {
          expect(at.some((px) => Math.abs(px - lost.timeSec * pxPerSec) < 11)).toBe(true);
        }
      }),
    );
  });

  it('gives none without space', () => {
    expect(placeLetters([beat(0, 2), beat(9, 0)], 100, false).map(({ letter }) => letter)).toEqual(['', '']);
  });
});

describe('placeNotes', () => {
  it('keeps every tick, and the texts that do not overlap', () => {
    const notes = [
      note(0, '+', '(N'),
      label(0.5, 'N', 0),
      note(1, '~'),
      note(1.2, '+', '(AFIB'),
      note(9, '~'),
    ];
    expect(placeNotes(notes, 20)).toEqual([
      { text: '(N', timeSec: 0 },
      { text: '', timeSec: 1 },
      { text: '(AFIB', timeSec: 1.2 },
      { text: '~', timeSec: 9 },
    ]);
  });
});

describe('noteText', () => {
  it('is the auxiliary text without its NULs, else the symbol, cut to 14 letters', () => {
    expect(noteText('+', '(AFIB\0')).toBe('(AFIB');
    expect(noteText('~', '')).toBe('~');
    expect(noteText('"', 'A very long comment')).toBe('A very long c…');
  });
});

describe('beatMarks', () => {
  const annotations = [label(1, 'N', 0), label(2, 'V', 2), note(3, '+', '(N')];
  const options = {
    ...{ annotations, predictions: undefined, beatTimesSec: undefined, letters: true, pxPerSec: 100 },
    classLetters: ['N', 'S', 'V', 'F', 'Q'],
  };
  const predictions = [
    { timeSec: 1, predicted: 0 },
    { timeSec: 2, predicted: 3 },
  ];

  it('are those of the beats, and name a prediction only if it differs', () => {
    const marks = beatMarks({ ...options, predictions });
    expect(
      marks.map(({ letter, predicted, predictedLetter }) => [letter, predicted, predictedLetter]),
    ).toEqual([
      ['N', 0, ''],
      ['V', 3, 'F'],
    ]);
  });

  it('have no letters if there is no space', () => {
    const marks = beatMarks({ ...options, predictions, letters: false });
    expect(marks.map(({ letter, predictedLetter }) => letter + predictedLetter)).toEqual(['', '']);
  });

  it('have their RR intervals, and where two would overlap that of the beat out of rhythm', () => {
    const times = Float64Array.of(1, 1.8, 2.6, 3.4, 4.2, 4.6, 5.4);
    const beats = [...times].map((sec) => label(sec, 'N', 0));
    const marks = beatMarks({ ...options, annotations: beats, beatTimesSec: times, pxPerSec: 60 });
    expect(marks.map(({ interval }) => interval?.rrMs?.toFixed(0))).toEqual(
      [undefined, 800, 800, 800, 800, 400, 800].map((rr) => rr?.toFixed(0)),
    );
    expect(marks.map(({ intervalFits }) => intervalFits)).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(marks[5]!.interval!.offset).toBeCloseTo(-0.5, 9);
  });
});

describe('predictionAt', () => {
  it('finds the prediction of the sample, not of a neighbour', () => {
    const predictions = [
      { timeSec: 1, predicted: 0 },
      { timeSec: 1 + 1 / 360, predicted: 2 },
    ];
    expect(predictionAt(predictions, 1)?.predicted).toBe(0);
    expect(predictionAt(predictions, 361 / 360)?.predicted).toBe(2);
    expect(predictionAt(predictions, 1.0014)).toBeUndefined();
  });
});
