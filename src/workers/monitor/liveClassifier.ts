import { windowInSamples } from '../../beats/cutWindows';
import { featureColumns } from '../../beats/inputChannels';
import { normaliseRows } from '../../beats/normaliseRows';
import { FEATURE_COLUMNS, NO_CLASS } from '../../beats/types';
import { networkOf } from '../../experiment/network/networkOf';
import type { FoundBeat } from '../../live';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { createResampler } from '../../signal';
import type { Batch } from '../../training/input/batches';
import { modelSteps } from '../../training/network/modelSteps';
import { softmaxRows } from '../../training/network/softmaxRows';
import type { LiveNetwork } from './types';

export interface LiveClassifier {
  /** 0…4; NO_CLASS if samples of the window are missing. */
  classify(beat: Pick<FoundBeat, 'sample' | 'features' | 'strip'>): number;
  /** How much of the signal after a beat has to be there. */
  lookAheadSec: number;
  dispose(): void;
}

/**
 * Classes of beats one by one, by trained networks without `liveLacks`, on tfjs's backend of this thread: a beat is cut, resampled and
 * normalised as in the networks' training, but from the causally filtered signal instead of one denoised with wavelets, which need what
 * comes after. The mean over the networks decides.
 *
 * @param samplingHz of the path
 * @throws Error with a sentence if the weights are those of another network
 */
export function createLiveClassifier(
  { experiment, classCount, models }: LiveNetwork,
  samplingHz: number,
): LiveClassifier {
  const { prepare, train } = experiment;
  const { lengthSamples, normalise, window } = prepare;
  const { beforeSamples, afterSamples } = windowInSamples(window, samplingHz);
  const length = beforeSamples + afterSamples;
  const resampler = createResampler(length, lengthSamples);
  const windowSec = window.beforeSec + window.afterSec;
  const shape = networkOf(train, { lengthSamples, classCount, secondLead: false, windowSec });
  const names = featureColumns(train.input).map((column) => FEATURE_COLUMNS[column]!.name);
  const networks = models.map((artifacts) => {
    const model = createModel(shape);
    assignArtifacts(model, artifacts);
    return { model, steps: modelSteps(model) };
  });
  const batch: Batch = {
    ...{
      size: 1,
      count: 0,
      waveform: new Float32Array(lengthSamples),
      features: new Float32Array(names.length),
    },
    ...{ oneHot: new Float32Array(classCount), label: Int32Array.of(-1), weight: new Float32Array(1) },
  };

  return {
    lookAheadSec: Math.max(0, afterSamples / samplingHz),
    classify({ sample, features, strip }) {
      const { waveform } = batch;
      resampler.run(strip(sample - beforeSamples, length), [0], waveform);
      if (waveform.some(Number.isNaN)) return NO_CLASS;
      if (normalise === 'zscore' || normalise === 'minmax') normaliseRows(waveform, lengthSamples, normalise);
      names.forEach((name, i) => {
        batch.features[i] = features[name] ?? 0;
      });
      const mean = new Float32Array(classCount);
      for (const { steps } of networks) {
        const logits = steps.logits(batch);
        softmaxRows(logits.dataSync<'float32'>(), classCount).forEach((value, i) => {
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
