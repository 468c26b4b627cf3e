/** A beat as the rules of rhythm see it. */
export interface RhythmBeat {
  /** Ascending from beat to beat. */
  timeSec: number;
  /** 0…4: N, SVEB, VEB, F, Q; anything else is a beat without a class. */
  classIndex: number;
}

/** Indices of the classes that the rules name. */
export const NORMAL = 0;
export const SVEB = 1;
export const VEB = 2;
export const FUSION = 3;

/** SVEB, VEB and fusion beats. */
export const isEctopic = (classIndex: number) => [SVEB, VEB, FUSION].includes(classIndex);

/** Where ectopic beats come from: class SVEB, or class VEB. */
export type Origin = 'supraventricular' | 'ventricular';

export type EpisodeKind =
  | 'fibrillation'
  | 'run'
  | 'couplet'
  | 'bigeminy'
  | 'trigeminy'
  | 'pause'
  | 'bradycardia'
  | 'tachycardia';

/** A stretch of a record in which a rule holds. */
export interface Episode {
  kind: EpisodeKind;
  /** Of runs, couplets, bigeminy and trigeminy. */
  origin?: Origin | undefined;
  /** Time of its first and of its last beat. */
  startSec: number;
  endSec: number;
  /** From the first to the last, both included. */
  beats: number;
  /** 60 s by the mean of its intervals; NaN of a pause that no beat has ended. */
  bpm: number;
}

/** Something a rule says while the beats come: an episode is certain, or over. */
export interface RhythmEvent {
  /** `begin` once per episode, with what of it is known by then; `end` with the complete episode. */
  phase: 'begin' | 'end';
  episode: Episode;
}

/** A rule as a state that takes beats. What it says does not depend on how often it is asked. */
export interface RhythmRule {
  push(beat: RhythmBeat): void;
  /** No further beat comes at or before this time. */
  advance(timeSec: number): void;
  /** Nobody knows what came after the last beat: nothing goes on over it. Also the end of a record. */
  gap(): void;
}

/** Called for each event, in the order in which they become certain. */
export type Say = (phase: RhythmEvent['phase'], episode: Episode) => void;

/** What the rules ask for; see `RHYTHM_LIMITS` for the defaults and their sources. */
export interface RhythmLimits {
  /** Ectopic beats in a row that are a run. */
  runBeats: number;
  /** Cycles of bigeminy or trigeminy in a row. */
  geminyCycles: number;
  /** An interval longer than this is a pause. */
  pauseSec: number;
  /** A longer one is no interval between two beats, but a gap; infinite where gaps are told otherwise. */
  longestRrSec: number;
  /** Number of intervals whose mean is the heart rate. */
  rateIntervals: number;
  /** Rates below are bradycardia, rates above tachycardia. */
  bradycardiaBpm: number;
  tachycardiaBpm: number;
  fibrillation: FibrillationSettings;
}

export interface FibrillationSettings {
  /** How intervals become symbols: by the deviation from slow means (Zhou 2014), or by the heart rate (Zhou 2015). */
  symbols: 'deviation' | 'rate';
  /** Number of words whose entropy decides. */
  words: number;
  /** Above it, the rhythm in the middle of the words is fibrillation. */
  threshold: number;
  /** Whether intervals that begin or end with an SVEB, a VEB or a fusion beat are left out. */
  leaveOutEctopics: boolean;
  /** Shorter episodes are not counted. */
  shortestSec: number;
}
