import type { BeatSet } from '../types';
import type { QrsRows } from './qrsRows';

/** The beats of a record that are clustered, in order of time, as columns. */
export interface ClusteredBeats {
  /** Where they are marked, in samples of the record. */
  sample: Int32Array;
  /** n × lengthSamples, row after row, mV: what is drawn of them. */
  waveform: Float32Array;
  lengthSamples: number;
  /** The stretch around R that every row shows. */
  window: BeatSet['window'];
  /** By which they are compared. */
  qrs: QrsRows;
  /** 1 for those that come early. */
  early: Uint8Array;
}

/** Beats of one shape, and of one timing: early ones, or others. */
export interface Template {
  /** Which of the clustered beats, ascending. */
  beats: Int32Array;
  /** lengthSamples each, mV: mean, and standard deviation (n − 1). */
  mean: Float32Array;
  sd: Float32Array;
  /** How many of the beats are early. */
  early: number;
}
