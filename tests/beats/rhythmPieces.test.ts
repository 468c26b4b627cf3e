import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings, type PrepareSettings, settingsProblems } from '../../src/beats';
import { classNamesOf, classSymbolsOf } from '../../src/beats/classNames';
import { RHYTHM_SHARE, rhythmPieces } from '../../src/beats/rhythmPieces';
import { RHYTHM_CLASSES } from '../../src/beats/types';
import { PRESETS } from '../../src/experiment/settings/presets';
import { describeWithShared } from '../shared';
import { makeAnnotations, makeRecord } from './makeRecord';
import { prepareRecord } from './prepareRecord';
import { readReal } from './realRecord';

const HZ = 100;
/** Marks of rhythms at these seconds, with beats in between, which say nothing. */
function marked(marks: readonly [number, string][], hz = HZ) {
  const pairs = marks.flatMap(([sec]): [number, string][] => [
    [sec * hz, '+'],
    [sec * hz + 7, 'N'],
  ]);
  const annotations = makeAnnotations(pairs, hz);
  marks.forEach(([, text], i) => {
    annotations.aux[2 * i] = text;
  });
  return annotations;
}
const pieces = (
  marks: readonly [number, string][],
  sec: number,
  window = { beforeSec: 5, afterSec: 5 },
  hz = HZ,
) => rhythmPieces(marked(marks, hz), { recordHz: HZ, lengthSamples: sec * HZ, window });

describe('the rhythm of pieces', () => {
  it('is that of the marks, from each to the next; where it begins, ends and mixes, there is none', () => {
    const { sample, symbol, truth } = pieces(
      [
        [5, '(N'],
        [41, '(AFIB'],
        [59, '(B'],
        [70, '(VT'],
      ],
      95,
    );
    // Half of 0–10 is before the first mark; 40–50 has one second of another; 50–60 too.
    expect(truth).toEqual(['noRhythm', 0, 0, 0, 1, 1, 2, 'unmapped', 'unmapped']);
    expect(symbol).toEqual(['(N', '(N', '(N', '(N', '(AFIB', '(AFIB', '(B', '(VT', '(VT']);
    expect([...sample]).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85].map((sec) => sec * HZ));
  });

  it('needs nine tenths of a piece, whatever the parts that these are in', () => {
    expect(pieces([[1, '(T']], 10).truth).toEqual([3]);
    expect(pieces([[1.01, '(T']], 10).truth).toEqual(['noRhythm']);
    expect(
      pieces(
        [
          [0, '(T'],
          [2, '(N'],
          [3, '(T'],
        ],
        10,
      ).truth,
    ).toEqual([3]);
    const mixed: [number, string][] = [
      [0, '(T'],
      [8.99, '(N'],
    ];
    expect(pieces(mixed, 10).truth).toEqual(['twoRhythms']);
  });

  it('takes slow sinus rhythm for N and flutter for AF, and paced rhythm for none', () => {
    const names = ['(SBR', '(AFL', '(P', '(BII', '(AB', '(PREX'];
    expect(names.map((name) => pieces([[0, name]], 10).truth![0])).toEqual([
      ...[0, 1, 'unmapped', 'unmapped', 'unmapped', 'unmapped'],
    ]);
  });

  it('knows of none without marks, and makes nothing of comments that are no rhythm', () => {
    expect(pieces([], 30).truth).toEqual(['noRhythm', 'noRhythm', 'noRhythm']);
    expect(pieces([[0, 'MISSB']], 10).truth).toEqual(['noRhythm']);
  });

  it('counts time as the annotator does, and trailing blanks for nothing', () => {
    expect(pieces([[3, '(AFIB ']], 30, undefined, 250).truth).toEqual(['noRhythm', 1, 1]);
  });

  const rhythms = fc.constantFrom('(N', '(SBR', '(AFIB', '(AFL', '(B', '(T', '(VT', '(P');
  const timeline = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), rhythms), { maxLength: 12 });
  const lengths = fc.record({
    beforeSec: fc.integer({ min: 0, max: 10 }),
    afterSec: fc.integer({ min: 1, max: 10 }),
  });

  it('fills the record with pieces side by side, and has a truth for each', () => {
    fc.assert(
      fc.property(timeline, lengths, fc.integer({ min: 0, max: 700 }), (marks, window, sec) => {
        const { sample, symbol, truth, timeSec, rr } = pieces(marks, sec, window);
        const length = window.beforeSec + window.afterSec;
        expect(sample.length).toBe(Math.floor(sec / length));
        for (const list of [symbol, truth!, timeSec]) expect(list.length).toBe(sample.length);
        sample.forEach((at, i) => {
          expect(at).toBe((i * length + window.beforeSec) * HZ);
        });
        expect(rr.every(Number.isNaN)).toBe(true);
      }),
    );
  });

  it('agrees with looking at every tenth of a second', () => {
    fc.assert(
      fc.property(timeline, lengths, (marks, window) => {
        const { truth } = pieces(marks, 600, window);
        const length = window.beforeSec + window.afterSec;
        // Of marks at one time the last holds.
        const sorted = [...marks].sort((a, b) => a[0] - b[0]);
        const at = (sec: number) => sorted.findLast(([from]) => from <= sec)?.[1];
        truth!.forEach((said, piece) => {
          const looks = Array.from({ length: 10 * length }, (_, i) => at(piece * length + i / 10));
          const share = (name: string | undefined) =>
            looks.filter((look) => look === name).length / looks.length;
          const most = [...new Set(looks)].find((name) => share(name) >= RHYTHM_SHARE - 1e-9);
          if (typeof said === 'number') {
            expect(most).toBeDefined();
            expect(classSymbolsOf({ rows: 'pieces' }, 4)[RHYTHM_CLASSES[said]!]).toContain(most);
          } else if (said === 'noRhythm') expect(share(undefined)).toBeGreaterThan(1 - RHYTHM_SHARE - 1e-9);
          else if (said === 'twoRhythms') expect(most).toBeUndefined();
          else expect(['(VT', '(P']).toContain(most);
        });
      }),
    );
  });
});

const settings: PrepareSettings = { ...PRESETS.rhythmPieces.prepare, secondLead: false, lengthSamples: 128 };

describe('a set of pieces', () => {
  it('has the signal of each piece, its rhythm and its mark, and counts those that take no part', () => {
    const signal = Float32Array.from({ length: 60 * HZ }, (_, i) => Math.sin(i / 9) + Math.sin(i / 1700));
    const annotations = marked([
      [10, '(N'],
      [24, '(B'],
      [40, '(VT'],
      [50, '(AFIB'],
    ]);
    const { beats, counts, dropped } = prepareRecord({
      record: makeRecord({ signals: [signal] }),
      annotations,
      settings,
    });
    expect([...beats.label]).toEqual([0, 2, 1]);
    expect(beats.symbol).toEqual(['(N', '(B', '(AFIB']);
    expect([...beats.sample]).toEqual([1500, 3500, 5500]);
    expect(counts).toEqual([1, 1, 1, 0]);
    expect(dropped).toMatchObject({ noRhythm: 1, twoRhythms: 1, unmapped: 1, windowOutside: 0, notBeats: 0 });
    expect(beats.waveform.length).toBe(3 * 128);
    // Of each piece by itself: mean 0, SD 1.
    for (let row = 0; row < 3; row++) {
      const piece = beats.waveform.subarray(128 * row, 128 * (row + 1));
      expect(piece.reduce((sum, value) => sum + value, 0) / 128).toBeCloseTo(0, 4);
    }
  });

  it('is refused with what only beats have, in a sentence', () => {
    for (const change of [
      { classCount: 5 as const },
      { align: 'deflection' as const },
      { windowRule: 'tutorial' as const },
      { trace: true },
    ]) {
      const [problem] = settingsProblems({ ...settings, ...change });
      expect(problem?.code).toBe('pieces-settings');
      expect(problem?.message).toMatch(/Pieces of rhythm have 4 classes/);
      expect(settingsProblems({ ...defaultPrepareSettings, ...change })).toEqual([]);
    }
    expect(settingsProblems(settings)).toEqual([]);
  });

  it('has classes with names of its own', () => {
    expect(classNamesOf(settings)).toEqual(['N', 'AF', 'B', 'T']);
    expect(classNamesOf(defaultPrepareSettings)).toEqual(['N', 'SVEB', 'VEB', 'F', 'Q']);
    expect(classSymbolsOf(settings, 4)).toEqual({
      ...{ N: ['(N', '(SBR'], AF: ['(AFIB', '(AFL'], B: ['(B'], T: ['(T'] },
    });
  });
});

describeWithShared('pieces of MIT-BIH', (shared) => {
  it('are as many of each rhythm as its marks say', () => {
    // Counted by a program of its own from the annotation files.
    const known = { '201': [66, 58, 0, 28], '203': [0, 158, 0, 0], '106': [122, 0, 31, 0] };
    for (const [name, expected] of Object.entries(known)) {
      const { counts, dropped } = prepareRecord({ ...readReal(shared, name), settings });
      const left = dropped.twoRhythms + dropped.noRhythm + dropped.unmapped + dropped.flat;
      expect([name, ...counts]).toEqual([name, ...expected]);
      expect(left + counts.reduce((sum, count) => sum + count, 0)).toBe(180);
    }
  });
});
