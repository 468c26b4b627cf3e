import { featureColumns, inputChannels } from '../../beats/inputChannels';
import { FEATURE_COLUMNS, type InputSettings, type PrepareSettings } from '../../beats/types';
import type { Run } from '../../experiment/run/types';
import type { Experiment, TrainSettings } from '../../experiment/settings/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { splitsOf } from '../capsule/splitsOf';
import type { CapsuleSplit } from '../capsule/types';

/** What of a run the script is made from. */
export type ScriptRun = Pick<Run, 'title' | 'createdAt' | 'experiment' | 'beats' | 'versions' | 'leaks'> & {
  folds: Pick<Run['folds'][number], 'fold' | 'testIndex'>[];
};

/** What the parts of the script are written from. */
export interface ScriptContext {
  run: ScriptRun;
  records: Experiment['records'];
  prepare: PrepareSettings;
  train: TrainSettings;
  splits: CapsuleSplit[];
  /** Channels of one lead. */
  channels: ReturnType<typeof inputChannels>;
  /** Both leads are fed. */
  bothLeads: boolean;
  /** Names of the feature columns that are fed. */
  features: string[];
  /** Whole records stand on the sides of the splits. */
  dealsRecords: boolean;
  /** The fold of every beat can be read from the exported NPZ. */
  readsFolds: boolean;
  /** Training beats are changed at random. */
  isAugmented: boolean;
  /** Validation beats are those of whole records, the same as in the run. */
  validatesRecords: boolean;
}

/** The 2-D network sees three windows of one lead, whatever the input's settings say. */
const imageInput: InputSettings = {
  beat: true,
  difference: false,
  neighbours: true,
  features: 'none',
  shape: false,
};

export function scriptContext(run: ScriptRun): ScriptContext {
  const { records, prepare, train } = upgradeExperiment(run.experiment);
  const { protocol, sampling, maxBeats } = train;
  const isImages = train.network.kind === 'scalogram';
  const input = isImages ? imageInput : train.input;
  const dealsRecords = protocol.kind !== 'kfold' && protocol.kind !== 'holdout';
  const isCopied = sampling.kind !== 'none' && sampling.when === 'beforeSplit';
  const splits = splitsOf({ ...run, experiment: { ...run.experiment, prepare, train } });
  return {
    ...{ run, records, prepare, train, splits, dealsRecords },
    channels: isImages ? ['beat', 'previous', 'next'] : inputChannels(input),
    bothLeads: prepare.secondLead && !isImages,
    isAugmented: Object.values(train.augmentation).some((value) => Number(value) > 0),
    features: featureColumns(input).map((column) => FEATURE_COLUMNS[column]!.name),
    readsFolds: !dealsRecords && !isCopied && !(protocol.kind === 'holdout' && maxBeats !== null),
    validatesRecords: dealsRecords && train.bestEpochOn === 'validation' && splits.every(validatesRecords),
  };
}

/** Whether the validation beats of a fold are all that there are of their records on its learning side. */
function validatesRecords({ training, validation }: CapsuleSplit): boolean {
  if (!training?.records || !validation?.records || validation.beats === 0) return false;
  const learnt = new Set(training.records);
  return !validation.records.some((name) => learnt.has(name));
}
