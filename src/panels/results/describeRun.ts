import type { PrepareSettings } from '../../beats/types';
import type { results } from '../../i18n/en/results';
import type { train } from '../../i18n/en/train';
import type { EngineInfo, TrainSettings } from '../../training/types';
import { formatCount, formatPercent, formatQuantity } from '../../widgets/format';

type ResultsWords = typeof results;
type TrainWords = typeof train;

/** `5-fold`, `hold-out, 20 % tested`. */
export function protocolWords(protocol: TrainSettings['protocol'], words: ResultsWords): string {
  return protocol.kind === 'kfold'
    ? words.kfold(formatCount(protocol.folds))
    : words.holdout(formatPercent(protocol.testFraction, 0));
}

/** How the beats were made, in one line: lead, wavelet, window, length, normalising, classes. */
export function preparingWords(prepare: PrepareSettings, words: ResultsWords): string {
  const { lead, denoise, window } = prepare;
  const zeroed = [
    ...(denoise.zeroApproximation ? [`cA${denoise.levels}`] : []),
    ...[...denoise.zeroDetails].sort((a, b) => b - a).map((level) => `cD${level}`),
  ];
  const wavelet = { wavelet: denoise.wavelet, levels: formatCount(denoise.levels) };
  return [
    lead.kind === 'first'
      ? words.leadFirst
      : lead.kind === 'mlii'
        ? words.leadMlii
        : words.leadNamed(lead.name),
    denoise.wavelet === 'none'
      ? words.noDenoising
      : zeroed.length > 0
        ? words.denoised({ ...wavelet, zeroed: zeroed.join(' ') })
        : words.denoisedPlain(wavelet),
    words.window({
      before: formatQuantity(window.beforeSec, 's'),
      after: formatQuantity(window.afterSec, 's'),
    }),
    words.samples(formatCount(prepare.lengthSamples)),
    words.normalise[prepare.normalise],
    words.classes(formatCount(prepare.classCount)),
  ].join(' · ');
}

/** How the network was trained, in one line. */
export function trainingWords(settings: TrainSettings, words: ResultsWords, train: TrainWords): string {
  return [
    words.recipe({
      optimizer: train.optimizers[settings.optimizer],
      rate: String(settings.learningRate),
      schedule: train.schedules[settings.schedule].toLowerCase(),
      batch: formatCount(settings.batchSize),
      epochs: formatCount(settings.epochs),
    }),
    words.network({
      activation: train.denseActivations[settings.denseActivation],
      dropout: String(settings.dropout),
      weights: train.classWeightOptions[settings.classWeights].toLowerCase(),
    }),
  ].join(' · ');
}

/** `WebGL · ANGLE (…) · worker`, `WASM SIMD × 2 · relaxed SIMD · worker`; runs of before threads were counted do without. */
export function engineWords(engine: EngineInfo, train: TrainWords): string {
  return [
    engine.backend === 'wasm' && engine.threads !== undefined
      ? `${train.backend.wasm} × ${engine.threads}`
      : train.backend[engine.backend],
    ...(engine.renderer === undefined ? [] : [engine.renderer]),
    ...(engine.kernels === 'relaxed-simd' ? [train.kernels['relaxed-simd']] : []),
    train.where[engine.where],
  ].join(' · ');
}
