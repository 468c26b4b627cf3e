import { classOf, marksBeat } from '../../src/beats/classMap';
import { rhythmPieces } from '../../src/beats/rhythmPieces';
import { RHYTHM_CLASSES } from '../../src/beats/types';
import { detectBeats } from '../../src/detection';
import { epicmp } from '../../src/evaluation/ec57/epicmp/epicmp';
import { rxr } from '../../src/evaluation/ec57/rxr/rxr';
import type { AnnotatorMarks } from '../../src/evaluation/ec57/types';
import {
  CLASSLESS_LIMITS,
  type Episode,
  RHYTHM_LIMITS,
  type RhythmBeat,
  rhythmEpisodes,
} from '../../src/rhythm';
import type { FibrillationSettings } from '../../src/rhythm/types';
import { loadRecord, type RecordBytes } from './detectBench';

/** Where the beats come from: reference with classes, the times of the reference alone, the lab's detector on the first signal. */
export const beatSources = ['classes', 'times', 'signal'] as const;
export type BeatSource = (typeof beatSources)[number];

/** The pieces of the recipe `rhythm-pieces`. */
const PIECE = { beforeSec: 5, afterSec: 5 };
const AF = RHYTHM_CLASSES.indexOf('AF');

/** Atrial flutter: another rhythm, left out of what is scored, or fibrillation too. */
export const flutterRules = ['other', 'left out', 'fibrillation'] as const;
export type FlutterRule = (typeof flutterRules)[number];

export interface RhythmRecord {
  name: string;
  hz: number;
  sampleCount: number;
  reference: AnnotatorMarks;
  beats: Record<BeatSource, (RhythmBeat | undefined)[]>;
}

/** Seconds of fibrillation by the reference, by the lab, and by both; from 5:00 on. */
export interface Durations {
  reference: number;
  test: number;
  both: number;
}

export function loadRhythm(bytes: RecordBytes): RhythmRecord {
  const { leads, hz, annotations } = loadRecord(bytes);
  const classes: (RhythmBeat | undefined)[] = [];
  annotations.symbol.forEach((symbol, i) => {
    // Waves of ventricular flutter are no beats.
    if (symbol === '[' || symbol === ']') classes.push(undefined);
    if (marksBeat(symbol)) {
      classes.push({ timeSec: annotations.sample[i]! / hz, classIndex: classOf(symbol) ?? 255 });
    }
  });
  const beats = {
    classes,
    times: classes.map((beat) => beat && { ...beat, classIndex: 255 }),
    signal: detectBeats(leads[0]!, hz).map(({ sample }) => ({ timeSec: sample / hz, classIndex: 255 })),
  };
  return { name: bytes.name, hz, sampleCount: leads[0]!.length, reference: annotations, beats };
}

/** Settings that are not given are those of the lab, for beats with or without classes. */
function fibrillationOf(
  { beats }: RhythmRecord,
  source: BeatSource,
  settings: Partial<FibrillationSettings>,
): Episode[] {
  const limits = source === 'classes' ? RHYTHM_LIMITS : CLASSLESS_LIMITS;
  const fibrillation = { ...limits.fibrillation, ...settings };
  const episodes = rhythmEpisodes(beats[source], { ...limits, fibrillation });
  return episodes.filter(({ kind }) => kind === 'fibrillation');
}

/** Compares episodes of fibrillation with the reference's rhythm annotations by duration, as `epicmp` does; by each rule of flutter. */
export function compareFibrillation(
  record: RhythmRecord,
  source: BeatSource,
  settings: Partial<FibrillationSettings> = {},
): Record<FlutterRule, Durations> {
  const { hz } = record;
  const episodes = fibrillationOf(record, source, settings);
  const compare = (flutter: FlutterRule): Durations => {
    const compared = epicmp(comparedOf(record, episodes, flutter), 'AF');
    const { referenceDuration, testDuration, overlap } = compared;
    return { reference: referenceDuration / hz, test: testDuration / hz, both: overlap / hz };
  };
  return {
    other: compare('other'),
    'left out': compare('left out'),
    fibrillation: compare('fibrillation'),
  };
}

/** Pieces of ten seconds: marked as fibrillation or flutter, said to be so by the rule, and both. */
export interface PieceCounts {
  reference: number;
  test: number;
  both: number;
}

/**
 * The rule by pieces, for comparison with the network over pieces: the same pieces, of which those without a class take no part; the rule says fibrillation
 * where its episodes fill at least half of a piece. Flutter is fibrillation, as it is one class of the network.
 */
export function comparePieces(record: RhythmRecord, source: BeatSource): PieceCounts {
  const { hz, sampleCount, reference } = record;
  const { beforeSec, afterSec } = PIECE;
  const marks = { ...reference, samplingHz: hz };
  const { sample, truth } = rhythmPieces(marks, { recordHz: hz, lengthSamples: sampleCount, window: PIECE });
  const episodes = fibrillationOf(record, source, {});
  const counts = { reference: 0, test: 0, both: 0 };
  truth!.forEach((said, piece) => {
    if (typeof said === 'string') return;
    const [from, to] = [sample[piece]! / hz - beforeSec, sample[piece]! / hz + afterSec];
    const filled = episodes.reduce(
      (sum, { startSec, endSec }) => sum + Math.max(0, Math.min(endSec, to) - Math.max(startSec, from)),
      0,
    );
    const [isMarked, isFound] = [said === AF, filled >= (to - from) / 2];
    if (isMarked) counts.reference++;
    if (isFound) counts.test++;
    if (isMarked && isFound) counts.both++;
  });
  return counts;
}

/** Long supraventricular runs by `rxr`, which takes N beats in fibrillation for such: the reference's beats with the lab's rhythms. */
export function compareRuns(record: RhythmRecord) {
  const episodes = fibrillationOf(record, 'classes', {});
  const rhythms = comparedOf(record, episodes, 'other').test;
  const beats = record.reference;
  const marks = [
    ...beats.symbol.flatMap((symbol, i) =>
      symbol === '+' ? [] : [{ sample: beats.sample[i]!, symbol, aux: '' }],
    ),
    ...rhythms.symbol.map((symbol, i) => ({ sample: rhythms.sample[i]!, symbol, aux: rhythms.aux[i]! })),
  ];
  // A rhythm begins before the beat at its sample.
  marks.sort((a, b) => a.sample - b.sample || Number(b.symbol === '+') - Number(a.symbol === '+'));
  return rxr({ ...comparedOf(record, [], 'other'), test: marksOf(marks) }, 'supraventricular');
}

function comparedOf(record: RhythmRecord, episodes: readonly Episode[], flutter: FlutterRule) {
  const { name, hz, sampleCount, reference } = record;
  const rhythms = reference.symbol.flatMap((symbol, i) =>
    symbol === '+' ? [{ sample: reference.sample[i]!, symbol, aux: reference.aux[i]! }] : [],
  );
  let spans = episodes.map(({ startSec, endSec }) => ({
    from: Math.round(startSec * hz),
    to: Math.round(endSec * hz),
  }));
  if (flutter === 'left out') {
    rhythms.forEach(({ sample: from, aux }, i) => {
      if (!aux.startsWith('(AFL')) return;
      const to = rhythms[i + 1]?.sample ?? sampleCount;
      spans = spans
        .flatMap((span) => [
          { from: span.from, to: Math.min(span.to, from) },
          { from: Math.max(span.from, to), to: span.to },
        ])
        .filter((span) => span.to > span.from);
    });
  }
  const test = marksOf(
    spans.flatMap(({ from, to }) => [
      { sample: from, symbol: '+', aux: '(AFIB' },
      { sample: to, symbol: '+', aux: '(N' },
    ]),
  );
  const asFibrillation = rhythms.map((mark) => ({ ...mark, aux: mark.aux.replace(/^\(AFL/, '(AFIB') }));
  const scored = flutter === 'fibrillation' ? { ...reference, ...marksOf(asFibrillation) } : reference;
  return { record: name, reference: scored, test, samplingHz: hz, sampleCount };
}

function marksOf(marks: readonly { sample: number; symbol: string; aux: string }[]): AnnotatorMarks {
  return {
    sample: marks.map(({ sample }) => sample),
    symbol: marks.map(({ symbol }) => symbol),
    subtype: marks.map(() => 0),
    aux: marks.map(({ aux }) => aux),
  };
}
