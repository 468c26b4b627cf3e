import { defaultPrepareSettings } from '../../beats/defaults';
import { SCALOGRAM_SHAPE } from '../../experiment/network/defaults';
import { createScalogram, defaultScalogramGrid, type ScalogramPlan } from '../../signal';

const { scales, steps, channels } = SCALOGRAM_SHAPE;
const PIXELS = scales * steps;
const { beforeSec, afterSec } = defaultPrepareSettings.window;

/** Makes the images for one length and sampling rate of rows. */
interface ImageMaker {
  plan: ScalogramPlan;
  /** Magnitudes of the current row, one array per channel. */
  magnitudes: Float32Array[];
}

const makers = new Map<string, ImageMaker>();
let image = new Float32Array(0);

/**
 * The input images of the 2-D network: the scalograms of the beat before, the beat and the beat after as three channels.
 *
 * Each value is the square root of a magnitude (see `createScalogram`), divided by the largest of the three scalograms:
 * 0…1, whatever the gain of the lead, while a beat that is larger than its neighbours stays larger. The root brings out
 * what is weak beside a QRS. Only the three windows are used, no label. A missing neighbour (a row of zeros) is an image
 * of zeros, and so is padding.
 *
 * Two thirds of the work are saved if the beats of a batch are in the order of their record, as in validation and test.
 *
 * @param waveform size × lengthSamples × 3, `previous, beat, next` side by side
 * @param rowHz sampling rate of the rows; by default `lengthSamples` cover the reference window of 0.9 s
 * @returns size × 128 scales (from 45 down to 0.5 Hz) × 128 time steps × 3. The next call reuses the memory: copy it, or
 *   pass it to a tensor, before that
 */
export function imagesOf(
  waveform: Float32Array,
  size: number,
  lengthSamples: number,
  rowHz = lengthSamples / (beforeSec + afterSec),
): Float32Array {
  const maker = makerOf(lengthSamples, rowHz);
  const length = size * PIXELS * channels;
  if (image.length !== length) image = new Float32Array(length);
  const rowLength = lengthSamples * channels;
  for (let row = 0; row < size; row++) {
    magnitudesOf(maker, waveform, row * rowLength, lengthSamples, row > 0);
    join(maker.magnitudes, image, row * PIXELS * channels);
  }
  return image;
}

/**
 * The magnitudes of the three scalograms of one row of a batch; the beat of the row before may be the previous beat now.
 *
 * @param follows there is a row before in the batch, whose magnitudes `maker.magnitudes` holds
 */
function magnitudesOf(
  { plan, magnitudes }: ImageMaker,
  waveform: Float32Array,
  at: number,
  lengthSamples: number,
  follows: boolean,
): void {
  const before = at - lengthSamples * channels;
  for (let channel = 0; channel < channels; channel++) {
    const here = at + channel;
    if (follows && channel + 1 < channels && equalRows(waveform, here, before + channel + 1, lengthSamples)) {
      magnitudes[channel]!.set(magnitudes[channel + 1]!);
    } else plan.run(waveform, magnitudes[channel]!, here, channels);
  }
}

function equalRows(waveform: Float32Array, one: number, other: number, lengthSamples: number): boolean {
  for (let i = 0; i < lengthSamples * channels; i += channels) {
    if (waveform[one + i] !== waveform[other + i]) return false;
  }
  return true;
}

/** Square roots of the magnitudes divided by the largest of all, the channels side by side. */
function join(magnitudes: Float32Array[], out: Float32Array, at: number): void {
  let largest = 0;
  for (const magnitude of magnitudes) {
    for (let i = 0; i < PIXELS; i++) if (magnitude[i]! > largest) largest = magnitude[i]!;
  }
  const factor = largest > 0 ? 1 / largest : 0;
  magnitudes.forEach((magnitude, channel) => {
    for (let i = 0, to = at + channel; i < PIXELS; i++, to += channels) {
      out[to] = Math.sqrt(magnitude[i]! * factor);
    }
  });
}

/** Reuses one maker, with its tables, for each length and rate. */
function makerOf(lengthSamples: number, rowHz: number): ImageMaker {
  const key = `${lengthSamples} ${rowHz}`;
  let maker = makers.get(key);
  if (!maker) {
    const grid = { ...defaultScalogramGrid, scales, steps };
    maker = {
      plan: createScalogram(lengthSamples, rowHz, grid),
      magnitudes: Array.from({ length: channels }, () => new Float32Array(PIXELS)),
    };
    makers.set(key, maker);
  }
  return maker;
}
