import { canonicalJson } from '../../base/canonicalJson';
import { rememberLast } from '../../base/remember';
import type { BeatIndex } from '../../beats/types';
import { type LeakCheckOptions, type LeakSettings, leakCheck } from '../../experiment/plan/leakCheck';
import { type FoldPlan, type PlanSettings, planFolds } from '../../experiment/plan/planFolds';

/**
 * `planFolds`, its last answer remembered: most settings change nothing of it. One answer only, since the folds of a
 * leave-one-out take tens of megabytes.
 */
export const plannedFolds = rememberLast(
  (index: BeatIndex, settings: PlanSettings): FoldPlan[] => planFolds(index, planSettings(settings)),
  (index, settings) => [index, canonicalJson(planSettings(settings))],
);

/** `leakCheck`, its last answer remembered; `plans` are those of `plannedFolds`, told apart by identity. */
export const leaksIn = rememberLast(
  ({ index, plans, ...settings }: LeakCheckOptions) => leakCheck({ index, plans, ...leakSettings(settings) }),
  ({ index, plans, ...settings }) => [index, plans, canonicalJson(leakSettings(settings))],
);

/** What planning reads, and nothing else: what is not here cannot decide a plan. */
function planSettings(settings: PlanSettings): PlanSettings {
  const { protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed } = settings;
  return { protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed };
}

/** What the leak check reads, and nothing else. */
function leakSettings({ prepare, train }: LeakSettings): LeakSettings {
  const { window, windowRule, normalise } = prepare;
  const { protocol, bestEpochOn, sampling, input, network } = train;
  return {
    prepare: { window, windowRule, normalise },
    train: { protocol, bestEpochOn, sampling, input, network: { kind: network.kind } },
  };
}
