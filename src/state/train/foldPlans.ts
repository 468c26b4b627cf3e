import { canonicalJson } from '../../base/canonicalJson';
import { rememberLast } from '../../base/remember';
import type { BeatIndex } from '../../beats/types';
import { type LeakCheckOptions, type LeakSettings, leakCheck } from '../../experiment/plan/leakCheck';
import { type FoldPlan, type PlanSettings, planFolds } from '../../experiment/plan/planFolds';

/**
 * `planFolds`, with its last result cached: most settings do not affect it. Only one result, since the folds of a
 * leave-one-out take tens of megabytes.
 */
export const plannedFolds = rememberLast(
  (index: BeatIndex, settings: PlanSettings): FoldPlan[] => planFolds(index, planSettings(settings)),
  (index, settings) => [index, canonicalJson(planSettings(settings))],
);

/** `leakCheck`, with its last result cached; `plans` are those of `plannedFolds`, compared by identity. */
export const leaksIn = rememberLast(
  ({ index, plans, networkLabelled = [], ...settings }: LeakCheckOptions) =>
    leakCheck({ index, plans, networkLabelled, ...leakSettings(settings) }),
  ({ index, plans, networkLabelled = [], ...settings }) => [
    ...[index, plans],
    canonicalJson([networkLabelled, leakSettings(settings)]),
  ],
);

/** The settings that planning reads, and no others: a setting that is missing here cannot affect a plan. */
function planSettings(settings: PlanSettings): PlanSettings {
  const { protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed } = settings;
  return { protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed };
}

/** The settings that the leak check reads, and no others. */
function leakSettings({ prepare, train }: LeakSettings): LeakSettings {
  const { window, windowRule, align, normalise, denoise } = prepare;
  const { protocol, bestEpochOn, sampling, input, network, adaptation } = train;
  return {
    prepare: { window, windowRule, align, normalise, denoise },
    train: { protocol, bestEpochOn, sampling, input, adaptation, network: leakNetwork(network) },
  };
}

function leakNetwork(network: LeakSettings['train']['network']): LeakSettings['train']['network'] {
  if (network.kind !== 'context') return { kind: network.kind };
  const { kind, dilations, lookAheadBeats } = network;
  return { kind, dilations, lookAheadBeats };
}
