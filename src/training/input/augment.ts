import { createRandom, type Random } from '../../base/random';
import type { AugmentationSettings } from '../../experiment/settings/types';
import type { InputLayout } from './inputLayout';

/**
 * Changes one beat of a training batch in place.
 *
 * @param waveform of the batch, the channels of a sample side by side
 * @param row row of the batch
 * @param seed the same seed gives the same change
 * @param recordingSeed decides in its place what belongs to the recording: polarity, order of the leads, scale
 */
export type Augment = (waveform: Float32Array, row: number, seed: number, recordingSeed?: number) => void;

export interface AugmentOptions {
  augmentation: AugmentationSettings;
  layout: InputLayout;
  lengthSamples: number;
  /** Length of the beats' window; needed if they are shifted in time. */
  windowSec: number | undefined;
}

/**
 * The random changes that training beats undergo each time they are shown, or undefined if there are none:
 *
 * - shift: by an integer number of samples, at most `shiftMs` in either direction, uniformly distributed; all channels
 *   together, the sample at the edge repeated
 * - swapLeads: exchanges the channels of the two leads, with probability ½
 * - flip: inverts each lead, with probability ½ each
 * - scale: by a factor around 1, normally distributed with SD `scale`; the same for all channels
 * - baseline: a sine of random phase, with 0…1 periods per window and an amplitude of 0…`baselineMv`, uniformly distributed
 * - noise: white, normally distributed with SD `noiseMv`
 *
 * Beats that are seen together, as one stretch, have the same scale, polarity and order of leads.
 *
 * Wave and noise belong to the recording: each window of each lead has its own, and the differences from median beats
 * have those of the beat. A channel of zeros marks a missing window, and stays unchanged. If beats are normalised, mV means
 * their unit after that.
 */
export function createAugment(options: AugmentOptions): Augment | undefined {
  const { augmentation, layout, lengthSamples } = options;
  const { noiseMv, scale, shiftMs, baselineMv, flip, swapLeads } = augmentation;
  if (!flip && !swapLeads && noiseMv === 0 && scale === 0 && shiftMs === 0 && baselineMv === 0)
    return undefined;

  const channels = layout.channels.length;
  const leads = layout.channels.some(({ lead }) => lead === 1) ? 2 : 1;
  const windows = windowsOf(layout);
  const mostShift = shiftMs === 0 ? 0 : (shiftMs / 1000) * (lengthSamples / options.windowSec!);
  const added = new Float64Array(lengthSamples);

  return (waveform, row, seed, recordingSeed) => {
    const random = createRandom(seed);
    const recording = recordingSeed === undefined ? random : createRandom(recordingSeed);
    const start = row * lengthSamples * channels;
    const beat = waveform.subarray(start, start + lengthSamples * channels);
    if (shiftMs !== 0) shiftSamples(beat, channels, Math.round((2 * random.uniform() - 1) * mostShift));
    if (scale !== 0) {
      const factor = 1 + scale * recording.normal();
      for (let i = 0; i < beat.length; i++) beat[i]! *= factor;
    }
    if (swapLeads && leads === 2 && recording.uniform() < 0.5) swapHalves(beat, channels);
    if (flip) {
      for (let lead = 0; lead < leads; lead++) {
        if (recording.uniform() < 0.5) invert(beat, channels, (lead * channels) / leads, channels / leads);
      }
    }
    if (noiseMv === 0 && baselineMv === 0) return;
    for (const windowChannels of windows) {
      added.fill(0);
      addWave(added, baselineMv, random);
      if (noiseMv !== 0) for (let i = 0; i < lengthSamples; i++) added[i]! += noiseMv * random.normal();
      for (const channel of windowChannels) addTo(beat, channel, channels, added);
    }
  };
}

/** The windows of recordings that the channels show, each as the indices of its channels. */
function windowsOf({ channels }: InputLayout): number[][] {
  const windows = new Map<string, number[]>();
  channels.forEach(({ lead, name }, channel) => {
    const key = `${lead} ${isOfBeat(name) ? 'beat' : name}`;
    windows.set(key, [...(windows.get(key) ?? []), channel]);
  });
  return [...windows.values()];
}

const isOfBeat = (name: string) => name !== 'previous' && name !== 'next';

/** All channels of the first lead come before those of the second. */
function swapHalves(beat: Float32Array, channels: number): void {
  const half = channels / 2;
  for (let row = 0; row < beat.length; row += channels) {
    for (let channel = row; channel < row + half; channel++) {
      [beat[channel], beat[channel + half]] = [beat[channel + half]!, beat[channel]!];
    }
  }
}

function invert(beat: Float32Array, channels: number, from: number, count: number): void {
  for (let row = from; row < beat.length; row += channels) {
    for (let channel = row; channel < row + count; channel++) beat[channel] = -beat[channel]!;
  }
}

/** Shifts to later times if `by` is positive. */
function shiftSamples(beat: Float32Array, channels: number, by: number): void {
  const rows = beat.length / channels;
  const shift = Math.max(1 - rows, Math.min(rows - 1, by));
  if (shift > 0) {
    beat.copyWithin(shift * channels, 0, (rows - shift) * channels);
    for (let row = 1; row < shift; row++) beat.copyWithin(row * channels, 0, channels);
  } else if (shift < 0) {
    const last = (rows - 1) * channels;
    beat.copyWithin(0, -shift * channels);
    for (let row = rows + shift; row < rows - 1; row++) beat.copyWithin(row * channels, last);
  }
}

function addWave(added: Float64Array, most: number, random: Random): void {
  if (most === 0) return;
  const amplitude = most * random.uniform();
  const perSample = (2 * Math.PI * random.uniform()) / added.length;
  const phase = 2 * Math.PI * random.uniform();
  for (let i = 0; i < added.length; i++) added[i]! += amplitude * Math.sin(phase + perSample * i);
}

function addTo(beat: Float32Array, channel: number, channels: number, added: Float64Array): void {
  let isThere = false;
  for (let i = channel; i < beat.length && !isThere; i += channels) isThere = beat[i] !== 0;
  if (!isThere) return;
  for (let i = 0; i < added.length; i++) beat[i * channels + channel]! += added[i]!;
}
