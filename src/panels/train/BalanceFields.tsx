import { CLASS_NAMES } from '../../beats/types';
import type { LossSettings, SamplingSettings } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

const MOST_WEIGHT = 1000;
/** What Lin et al. 2017 found best. */
const FOCAL_GAMMA = 2;

/** What is done about rare classes: loss, weights, sampling. */
export function BalanceFields() {
  return (
    <>
      <LossFields />
      <SamplingFields />
    </>
  );
}

function LossFields() {
  const { train, input: words } = useWords();
  const loss = useLab((state) => state.trainSettings.loss);
  const classWeights = useLab((state) => state.trainSettings.classWeights);
  const choose = (kind: LossSettings['kind']) =>
    commands.setTrainSettings({ loss: kind === 'focal' ? { kind, gamma: FOCAL_GAMMA } : { kind } });
  return (
    <>
      <SelectField
        label={words.loss}
        hint={words.lossHint[loss.kind]}
        value={loss.kind}
        options={[
          { value: 'crossEntropy', label: words.losses.crossEntropy },
          { value: 'focal', label: words.losses.focal },
          { value: 'batchWeighted', label: words.losses.batchWeighted },
        ]}
        onChange={choose}
      />
      {loss.kind === 'focal' && (
        <NumberField
          label={words.gamma}
          hint={words.gammaHint}
          value={loss.gamma}
          min={0}
          max={20}
          step={0.5}
          onChange={(gamma) => commands.setTrainSettings({ loss: { kind: 'focal', gamma } })}
        />
      )}
      <SelectField
        label={train.classWeights}
        hint={train.classWeightsHint}
        value={classWeights}
        options={[
          { value: 'none', label: train.classWeightOptions.none },
          { value: 'balanced', label: train.classWeightOptions.balanced },
          { value: 'sqrt', label: train.classWeightOptions.sqrt },
          { value: 'own', label: train.classWeightOptions.own },
        ]}
        onChange={(value) => commands.setTrainSettings({ classWeights: value })}
      />
      {classWeights === 'own' && <OwnWeights />}
    </>
  );
}

/** A weight for each class. */
function OwnWeights() {
  const { input: words } = useWords();
  const weights = useLab((state) => state.trainSettings.ownWeights);
  const classCount = useLab((state) => state.prepareSettings.classCount);
  return (
    <div className={styles.pairs}>
      {CLASS_NAMES.slice(0, classCount).map((name, index) => (
        <NumberField
          key={name}
          label={words.ownWeight(name)}
          value={weights[index] ?? 1}
          min={0}
          max={MOST_WEIGHT}
          step={0.1}
          onChange={(weight) => commands.setTrainSettings({ ownWeights: weights.with(index, weight) })}
        />
      ))}
    </div>
  );
}

function SamplingFields() {
  const { input: words } = useWords();
  const sampling = useLab((state) => state.trainSettings.sampling);
  const change = (part: Partial<SamplingSettings>) =>
    commands.setTrainSettings({ sampling: { ...sampling, ...part } });
  return (
    <>
      <SegmentedField
        label={words.sampling}
        hint={words.samplingHint[sampling.kind]}
        value={sampling.kind}
        options={[
          { value: 'none', label: words.samplings.none },
          { value: 'oversample', label: words.samplings.oversample },
          { value: 'undersample', label: words.samplings.undersample },
        ]}
        // Drawn in part, beats leave no copies: there is no fault to show.
        onChange={(kind) => change(kind === 'oversample' ? { kind } : { kind, when: 'training' })}
      />
      {sampling.kind !== 'none' && (
        <>
          <NumberField
            label={words.ratio}
            hint={words.ratioHint[sampling.kind]}
            value={sampling.ratio}
            min={0.001}
            max={1}
            step={0.1}
            onChange={(ratio) => change({ ratio })}
          />
          {sampling.kind === 'oversample' && (
            <SelectField
              label={words.when}
              hint={words.whenHint[sampling.when]}
              value={sampling.when}
              options={[
                { value: 'training', label: words.whenOptions.training },
                { value: 'beforeSplit', label: words.whenOptions.beforeSplit },
              ]}
              onChange={(when) => change({ when })}
            />
          )}
        </>
      )}
    </>
  );
}
