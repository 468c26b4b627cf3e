import { problemList, TRAIN_LIMITS, type TrainSettingsProblem, whole } from './rules';
import type { NetworkChoice, TrainSettings } from './types';

/** What cannot be of loss, sampling, augmentation and network. */
export function learningProblems(settings: TrainSettings): TrainSettingsProblem[] {
  const { problems, say } = problemList();
  const { loss, sampling, augmentation, network, ownWeights } = settings;
  if (loss.kind === 'focal' && !(loss.gamma >= 0 && loss.gamma <= TRAIN_LIMITS.gamma)) {
    const message = `A focal loss with gamma ${loss.gamma} is not possible. Choose 0 to ${TRAIN_LIMITS.gamma}.`;
    say('gamma-invalid', message, { gamma: loss.gamma, maximum: TRAIN_LIMITS.gamma });
  }
  const isWeight = (weight: number) => weight >= 0 && weight <= TRAIN_LIMITS.weight;
  if (settings.classWeights === 'own' && !(ownWeights.every(isWeight) && ownWeights.some(Boolean))) {
    const weights = ownWeights.join(', ');
    const message = `Class weights of ${weights} are not possible. Choose 0 to ${TRAIN_LIMITS.weight}, and not 0 for all.`;
    say('weights-invalid', message, { weights, maximum: TRAIN_LIMITS.weight });
  }
  if (sampling.kind !== 'none' && !(sampling.ratio > 0 && sampling.ratio <= 1)) {
    const message = `A sampling ratio of ${sampling.ratio} is not possible. Choose more than 0, 1 at most.`;
    say('sampling-invalid', message, { ratio: sampling.ratio });
  }
  for (const name of ['noiseMv', 'scale', 'shiftMs', 'baselineMv'] as const) {
    const value = augmentation[name];
    const maximum = TRAIN_LIMITS[name];
    if (value >= 0 && value <= maximum) continue;
    const message = `An augmentation with ${AUGMENTATION_NAMES[name]} ${value} is not possible. Choose 0 to ${maximum}.`;
    say('augmentation-invalid', message, { what: name, value, maximum });
  }
  for (const { what, value, least, most } of networkFaults(network)) {
    const message = `A network with ${what} ${value} is not possible. Choose ${least} to ${most}.`;
    say('network-invalid', message, { what, value, least, most });
  }
  return problems;
}

const AUGMENTATION_NAMES = {
  noiseMv: 'noise (mV)',
  scale: 'scale',
  shiftMs: 'shift (ms)',
  baselineMv: 'baseline (mV)',
};

interface NetworkFault {
  what: string;
  value: number;
  least: number;
  most: number;
}

function networkFaults(network: NetworkChoice): NetworkFault[] {
  const { heads, kernel, filters, denseLayers, dense } = TRAIN_LIMITS;
  const sizes: [string, number, number, number][] =
    network.kind === 'scalogram'
      ? [
          ['filters', network.filters, 1, filters],
          ['kernel', network.kernel, 1, kernel],
        ]
      : [
          ['heads', network.heads.length, 1, heads],
          ...network.heads.flatMap(({ firstKernel, secondKernel }): [string, number, number, number][] => [
            ['first kernel', firstKernel, 1, kernel],
            ['second kernel', secondKernel, 1, kernel],
          ]),
          ['first filters', network.firstFilters, 1, filters],
          ['second filters', network.secondFilters, 1, filters],
          ['dense layers', network.dense.length, 0, denseLayers],
          ...network.dense.map((size): [string, number, number, number] => ['dense units', size, 1, dense]),
        ];
  const faults = sizes
    .filter(([, value, least, most]) => !whole(value, least, most))
    .map(([what, value, least, most]) => ({ what, value, least, most }));
  if (network.kind === 'multihead' && !(network.l2 >= 0 && network.l2 <= 1)) {
    faults.push({ what: 'L2', value: network.l2, least: 0, most: 1 });
  }
  return faults;
}
