import { expect, it } from 'vitest';
import { recordSummary } from '../../../../src/state/records/marks/recordSummary';
import { marksOf } from './marks';

/** Beats half a second apart, by their symbols; a blank is a second without one. */
function beats(text: string) {
  let at = 0;
  return marksOf(
    [...text].flatMap((symbol) => {
      at += symbol === ' ' ? 1 : 0.5;
      return symbol === ' ' ? [] : [{ at, symbol }];
    }),
  );
}

it('counts classes, and beats without one', () => {
  expect(recordSummary(beats('NNAVVFQ/?L'))).toMatchObject({
    beats: 10,
    classCounts: [3, 1, 2, 1, 2],
    ventricularRuns: [],
    supraventricularRuns: [],
  });
});

it('finds runs of three and more, the longest first, and their rate', () => {
  const { ventricularRuns, supraventricularRuns } = recordSummary(beats('NVVNVVVNEVVVNAAASN'));
  expect(ventricularRuns).toEqual([
    { startSec: 4.5, beats: 4, bpm: 120 },
    { startSec: 2.5, beats: 3, bpm: 120 },
  ]);
  expect(supraventricularRuns).toEqual([{ startSec: 7, beats: 4, bpm: 120 }]);
});

it('does not join a run over flutter or a gap', () => {
  expect(recordSummary(beats('NVV[VVN')).ventricularRuns).toEqual([]);
  expect(recordSummary(beats('NVV      VN')).ventricularRuns).toEqual([]);
  expect(recordSummary(beats('NVV~VN')).ventricularRuns).toHaveLength(1);
});

it('finds pauses over two seconds, not gaps over five', () => {
  expect(recordSummary(beats('NN  NN   N      N')).pauses).toEqual(
    [
      { endSec: 7.5, rrSec: 3.5 },
      { endSec: 3.5, rrSec: 2.5 },
    ].map((pause) => expect.objectContaining(pause)),
  );
});
