import { ALIGN_REACH_SEC, ALIGN_SEC, alignWindows } from '../../beats/alignWindows';
import { windowInSamples } from '../../beats/cutWindows';
import { normaliseRows } from '../../beats/normaliseRows';
import { FEATURE_COLUMNS, NO_CLASS, type PrepareSettings } from '../../beats/types';
import { createUsualBeat } from '../../beats/usualBeats';
import { shortestStretch } from '../../experiment/network/contextLayers';
import { networkOf } from '../../experiment/network/networkOf';
import type { FoundBeat } from '../../live';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { createResampler } from '../../signal';
import type { Batch } from '../../training/input/batches';
import { copyChannel } from '../../training/input/copyChannel';
import { type InputLayout, inputLayout } from '../../training/input/inputLayout';
import { modelSteps } from '../../training/network/modelSteps';
import { softmaxRows } from '../../training/network/softmaxRows';
import type { LiveNetwork } from './types';

export interface LiveClassifier {
  /** 0…4; NO_CLASS if samples of the window are missing. */
  classify(beat: Pick<FoundBeat, 'sample' | 'features' | 'strip' | 'isFirst'>): number;
  /** How much of the signal after a beat has to be there at most. */
  lookAheadSec: number;
  /** Where the window of this beat ends: index after its last sample; undefined if not enough of the signal is there to place it. */
  endOf(beat: Pick<FoundBeat, 'sample' | 'strip'>): number | undefined;
  dispose(): void;
}

/** What a network gets of a beat. */
interface Row {
  waveform: Float32Array;
  features: Float32Array;
}

/**
 * Classes of beats one by one, by trained networks without `liveLacks`, on tfjs's backend of this thread: a beat is cut, resampled and
 * normalised as in the networks' training, but from the causally filtered signal instead of one denoised with wavelets, which need what
 * comes after. The mean over the networks decides. A network over stretches of beats gets the beats before, since the last gap.
 *
 * @param samplingHz of the path
 * @throws Error with a sentence if the weights are those of another network
 */
export function createLiveClassifier(
  { experiment, classCount, models }: LiveNetwork,
  samplingHz: number,
): LiveClassifier {
  const { prepare, train } = experiment;
  const { lengthSamples, window } = prepare;
  const windowSec = window.beforeSec + window.afterSec;
  const given = networkOf(train, { lengthSamples, classCount, secondLead: false, windowSec });
  const stretchBeats = given.kind === 'context' ? shortestStretch(given) : 1;
  const shape = given.kind === 'context' ? { ...given, stretchBeats } : given;
  const names = inputLayout(train, false).columns.map((column) => FEATURE_COLUMNS[column]!.name);
  const networks = models.map((artifacts) => {
    const model = createModel(shape);
    assignArtifacts(model, artifacts);
    return { model, steps: modelSteps(model) };
  });
  const cutter = createCutter(prepare, samplingHz);
  const { channels } = inputLayout(train, false);
  let usualBeat = createUsualBeat(lengthSamples);
  /** Of the last beats with a window, this one included. */
  let rows: Row[] = [];

  return {
    lookAheadSec: cutter.lookAheadSec,
    endOf: cutter.endOf,
    classify({ sample, features, strip, isFirst }) {
      if (isFirst) {
        rows = [];
        usualBeat = createUsualBeat(lengthSamples);
      }
      const window = cutter.cut(sample, strip);
      if (!window) return NO_CLASS;
      const waveform = channelsOf(window, Float32Array.from(usualBeat.next(window)), channels);
      rows.push({ waveform, features: Float32Array.from(names, (name) => features[name] ?? 0) });
      if (rows.length > stretchBeats) rows.shift();
      const batch = batchOf(rows, stretchBeats, classCount);
      const mean = new Float32Array(classCount);
      for (const { steps } of networks) {
        const logits = steps.logits(batch);
        const from = (rows.length - 1) * classCount;
        const own = logits.dataSync<'float32'>().slice(from, from + classCount);
        softmaxRows(own, classCount).forEach((value, i) => {
          mean[i]! += value;
        });
        logits.dispose();
      }
      return mean.indexOf(Math.max(...mean));
    },
    dispose() {
      for (const { model } of networks) model.dispose();
    },
  };
}

/** A window as the channels of a network's input, a sample's side by side. */
function channelsOf(
  waveform: Float32Array,
  usual: Float32Array,
  channels: InputLayout['channels'],
): Float32Array {
  const beat = { count: 1, lengthSamples: waveform.length, label: new Uint8Array(1), waveform, usual };
  const values = new Float32Array(waveform.length * channels.length);
  channels.forEach((channel, start) => {
    copyChannel(beat, 0, channel, { values, start, step: channels.length });
  });
  return values;
}

/** Cuts windows out of a strip as out of a record. */
function createCutter({ align, lengthSamples, normalise, window }: PrepareSettings, samplingHz: number) {
  const { beforeSamples, afterSamples } = windowInSamples(window, samplingHz);
  const resampler = createResampler(beforeSamples + afterSamples, lengthSamples);
  const isAligned = align === 'deflection';
  const reach = Math.ceil(ALIGN_REACH_SEC * samplingHz) + 1;
  const moved = isAligned ? Math.round(ALIGN_SEC * samplingHz) : 0;

  const placeOf = (sample: number, strip: FoundBeat['strip']) => {
    const positions = { sample: Float64Array.of(reach) };
    const leads = [{ signal: strip(sample - reach, 2 * reach + 1), unit: 'mV' }];
    const placed = alignWindows({ positions, first: 0, end: 1, leads, firstSample: 0, samplingHz });
    return sample - reach + placed[0]!;
  };

  return {
    lookAheadSec: Math.max(0, afterSamples + moved, isAligned ? reach + 1 : 0) / samplingHz,
    /** What places a window, and the window: how far it is moved is known before the most that it may be moved has come. */
    endOf({ sample, strip }: Pick<FoundBeat, 'sample' | 'strip'>): number | undefined {
      if (!isAligned) return sample + afterSamples;
      return Number.isNaN(strip(sample + reach, 1)[0]) ? undefined : placeOf(sample, strip) + afterSamples;
    },
    /** @returns undefined if samples of the window are missing */
    cut(sample: number, strip: FoundBeat['strip']): Float32Array | undefined {
      const place = isAligned ? placeOf(sample, strip) : sample;
      const waveform = new Float32Array(lengthSamples);
      resampler.run(strip(place - beforeSamples, beforeSamples + afterSamples), [0], waveform);
      if (waveform.some(Number.isNaN)) return undefined;
      if (normalise === 'zscore' || normalise === 'minmax') normaliseRows(waveform, lengthSamples, normalise);
      return waveform;
    },
  };
}

/** The beats at the beginning of a stretch; what follows them is zeros, at which a network that looks back does not look. */
function batchOf(rows: readonly Row[], size: number, classCount: number): Batch {
  const joined = (width: number, of: (row: Row) => Float32Array) => {
    const values = new Float32Array(size * width);
    rows.forEach((row, i) => {
      values.set(of(row), i * width);
    });
    return values;
  };
  const { waveform, features } = rows[0]!;
  return {
    ...{ size, count: 0 },
    waveform: joined(waveform.length, (row) => row.waveform),
    features: joined(features.length, (row) => row.features),
    oneHot: new Float32Array(size * classCount),
    label: new Int32Array(size).fill(-1),
    weight: new Float32Array(size),
  };
}
