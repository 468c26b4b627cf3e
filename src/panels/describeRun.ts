import type { PrepareSettings } from '../beats/types';
import type { EngineInfo } from '../experiment/engines/types';

import type { TrainSettings } from '../experiment/settings/types';
import type { Words } from '../i18n';
import type { results } from '../i18n/en/results';
import type { train } from '../i18n/en/train';
import { contextReach } from '../state/train/contextReach';
import { formatCount, formatPercent, formatQuantity } from '../widgets/format';

type ResultsWords = typeof results;
type TrainWords = typeof train;
type SettingsWords = Pick<Words, 'settings'>;

/** The preparation of the beats in one line: lead, wavelet, window, length, normalisation, classes. */
export function preparingWords(prepare: PrepareSettings, words: ResultsWords): string {
  return [
    leadWords(prepare.lead, words),
    ...(prepare.secondLead ? [words.secondLead] : []),
    denoiseWords(prepare.denoise, words),
    windowWords(prepare.window, words),
    ...(prepare.windowRule === 'tutorial' ? [words.windowByClass] : []),
    ...(prepare.align === 'deflection' ? [words.aligned] : []),
    words.samples(formatCount(prepare.lengthSamples)),
    words.normalise[prepare.normalise],
    words.classes(formatCount(prepare.classCount)),
    ...(prepare.rows === 'pieces' ? [words.ofRhythm] : []),
  ].join(' · ');
}

export function leadWords(lead: PrepareSettings['lead'], words: ResultsWords): string {
  if (lead.kind === 'named') return words.leadNamed(lead.name);
  return lead.kind === 'first' ? words.leadFirst : words.leadMlii;
}

export function denoiseWords(denoise: PrepareSettings['denoise'], words: ResultsWords): string {
  if (denoise.wavelet === 'none') return words.noDenoising;
  if (denoise.kind === 'band') {
    const { wavelet, lowHz, highHz } = denoise;
    return words.denoisedBand({
      wavelet,
      low: formatQuantity(lowHz, '').trim(),
      high: formatQuantity(highHz, 'Hz'),
    });
  }
  const zeroed = [
    ...(denoise.zeroApproximation ? [`cA${denoise.levels}`] : []),
    ...[...denoise.zeroDetails].sort((a, b) => b - a).map((level) => `cD${level}`),
  ].join(' ');
  const wavelet = { wavelet: denoise.wavelet, levels: formatCount(denoise.levels) };
  return zeroed === '' ? words.denoisedPlain(wavelet) : words.denoised({ ...wavelet, zeroed });
}

export function windowWords(window: PrepareSettings['window'], words: ResultsWords): string {
  return words.window({
    before: formatQuantity(window.beforeSec, 's'),
    after: formatQuantity(window.afterSec, 's'),
  });
}

/** `beat + difference from the record’s median beat + rhythm features`. */
export function inputWords(
  { beat, difference, longDifference, past, neighbours, features, absolute, shape }: TrainSettings['input'],
  words: ResultsWords,
): string {
  return [
    // Without a difference the beat is always used (see `inputChannels`).
    ...(beat || !(difference || longDifference || past) ? [words.inputs.beat] : []),
    ...(difference ? [words.inputs.difference] : []),
    ...(longDifference ? [words.inputs.longDifference] : []),
    ...(past ? [words.inputs.past] : []),
    ...(neighbours ? [words.inputs.neighbours] : []),
    ...(features === 'none' ? [] : [words.inputs[features]]),
    ...(absolute ? [words.inputs.absolute] : []),
    ...(shape ? [words.inputs.shape] : []),
  ].join(' + ');
}

/** The architecture of the network: `heads with kernels 4–6, 6–8, 8–10, filters 8, 16, dense 256, 32 · L2 0.0001`. */
export function networkWords(network: TrainSettings['network'], words: ResultsWords): string {
  if (network.kind === 'scalogram') {
    return words.scalogram({ filters: formatCount(network.filters), kernel: formatCount(network.kernel) });
  }
  if (network.kind === 'unet') {
    const { sectionCells, filters, kernel, threshold } = network;
    return words.unet({
      cells: formatCount(sectionCells),
      filters: filters.join(', '),
      kernel: formatCount(kernel),
      threshold: String(threshold),
    });
  }
  if (network.kind === 'encoder') {
    return words.encoder({ filters: network.filters.join(', '), kernel: formatCount(network.kernel) });
  }
  if (network.kind === 'context') {
    const { stretchBeats, dense, units, dilations, beatDropout } = network;
    return [
      words.context({
        stretch: formatCount(stretchBeats),
        dense: dense.join(', ') || words.noEncoder,
        units: formatCount(units),
        dilations: dilations.join(', '),
        lookAhead: formatCount(contextReach(network).after),
      }),
      ...(beatDropout > 0 ? [words.beatDropout(String(beatDropout))] : []),
    ].join(' · ');
  }
  const kernels = network.heads.map(({ firstKernel, secondKernel }) => `${firstKernel}–${secondKernel}`);
  return [
    words.multihead({
      kernels: kernels.join(', '),
      filters: `${network.firstFilters}, ${network.secondFilters}`,
      dense: network.dense.join(', '),
    }),
    ...(network.batchNorm ? [words.batchNorm] : []),
    ...(network.shapeDropout > 0 ? [words.shapeDropout(String(network.shapeDropout))] : []),
    words.l2(String(network.l2)),
  ].join(' · ');
}

export function lossWords(loss: TrainSettings['loss'], words: ResultsWords): string {
  return loss.kind === 'focal' ? words.losses.focal(String(loss.gamma)) : words.losses[loss.kind];
}

export function samplingWords({ kind, ratio, when }: TrainSettings['sampling'], words: ResultsWords): string {
  if (kind === 'none') return words.sampling.none;
  const text = words.sampling[kind](formatPercent(ratio, 0));
  return when === 'beforeSplit' ? `${text} (${words.sampling.beforeSplit})` : text;
}

export function augmentationWords(
  { noiseMv, scale, shiftMs, baselineMv, flip, swapLeads, references }: TrainSettings['augmentation'],
  words: ResultsWords,
): string {
  const parts = [
    ...(noiseMv > 0 ? [words.augmentation.noiseMv(formatQuantity(noiseMv, 'mV'))] : []),
    ...(scale > 0 ? [words.augmentation.scale(formatPercent(scale, 0))] : []),
    ...(shiftMs > 0 ? [words.augmentation.shiftMs(formatQuantity(shiftMs, 'ms'))] : []),
    ...(baselineMv > 0 ? [words.augmentation.baselineMv(formatQuantity(baselineMv, 'mV'))] : []),
    ...(flip ? [words.augmentation.flip] : []),
    ...(swapLeads ? [words.augmentation.swapLeads] : []),
    ...(references > 1 ? [words.augmentation.references(formatCount(references))] : []),
  ];
  return parts.length === 0 ? words.augmentationNone : parts.join(', ');
}

export function validationWords(
  { validationFraction, validationBy }: Pick<TrainSettings, 'validationFraction' | 'validationBy'>,
  words: ResultsWords,
): string {
  if (validationFraction === 0) return words.noValidation;
  const percent = formatPercent(validationFraction, 0);
  return validationBy === 'patients' ? words.validationOfPatients(percent) : words.validationOf(percent);
}

/** The criterion by which the best epoch of a fold was chosen. */
export function bestEpochWords(
  settings: Pick<TrainSettings, 'bestEpochBy' | 'bestEpochOn' | 'validationFraction'>,
  words: ResultsWords,
): string {
  const { bestEpochBy, bestEpochOn, validationFraction } = settings;
  if (bestEpochOn === 'validation' && validationFraction === 0) return words.lastEpoch;
  return words.bestEpochOn[bestEpochOn][bestEpochBy];
}

/** The criterion of the best epoch, and the beats that it is chosen on. */
export function choosingWords(settings: TrainSettings, words: ResultsWords): string {
  const best = bestEpochWords(settings, words);
  if (settings.bestEpochOn === 'test' || settings.validationFraction === 0) return best;
  return `${best} · ${validationWords(settings, words)}`;
}

/** `Own: SVEB 2, F 0.2`: of custom weights those that are not 1. */
export function weightsWords(
  { kind, own }: { kind: TrainSettings['classWeights']; own: readonly number[] },
  { settings: words }: SettingsWords,
  names: readonly string[],
): string {
  const name = words.train.classWeights.options[kind];
  const weights = own.flatMap((weight, index) => (weight === 1 ? [] : [`${names[index]} ${weight}`]));
  return kind === 'own' && weights.length > 0 ? `${name}: ${weights.join(', ')}` : name;
}

/** Loss, class weights and resampling in one line. @param names of the classes */
export function balanceWords(
  settings: TrainSettings,
  words: ResultsWords,
  all: SettingsWords,
  names: readonly string[],
): string {
  return [
    lossWords(settings.loss, words),
    words.weights(
      within(weightsWords({ kind: settings.classWeights, own: settings.ownWeights }, all, names)),
    ),
    samplingWords(settings.sampling, words),
  ].join(' · ');
}

/** The training of the network, in one line. */
export function trainingWords(settings: TrainSettings, words: ResultsWords, all: SettingsWords): string {
  const epochs = words.epochs(formatCount(settings.epochs), settings.epochs === 1);
  const recipe = `${optimiserWords(settings, words, all)}, ${epochs}`;
  if (settings.network.kind === 'scalogram') return recipe;
  const dense = words.denseWith({
    activation: all.settings.train.denseActivation.options[settings.denseActivation],
    dropout: String(settings.dropout),
  });
  return `${recipe} · ${dense}`;
}

/** Optimiser, rate and batch in one line. */
export function optimiserWords(
  settings: TrainSettings,
  words: ResultsWords,
  { settings: { train } }: SettingsWords,
): string {
  return words.recipe({
    optimizer: train.optimizer.options[settings.optimizer],
    rate: String(settings.learningRate),
    schedule: train.schedule.options[settings.schedule].toLowerCase(),
    batch: formatCount(settings.batchSize),
  });
}

/**
 * `WebGL · ANGLE (…) · worker`, `WASM SIMD × 2 · relaxed SIMD · worker`; older runs do not have the number of
 * threads.
 */
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

/** As written inside a sentence. */
function within(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
