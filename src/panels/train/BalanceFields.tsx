import { TRAIN_SECTIONS } from '../../experiment/settings/trainSettings';
import type { SamplingSettings } from '../../experiment/settings/types';
import { classNamesOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/fields/NumberField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { TrainFields } from './TrainFields';
import styles from './TrainSettingsSide.module.css';

/** Settings for rare classes: loss, weights, sampling. */
export function BalanceFields() {
  const { input: words } = useWords();
  const hasOwn = useLab((state) => state.trainSettings.classWeights === 'own');
  const sampling = useLab((state) => state.trainSettings.sampling);
  const { kind } = sampling;
  const change = (part: Partial<SamplingSettings>) =>
    commands.setTrainSettings({ sampling: { ...sampling, ...part } });
  return (
    <TrainFields
      section="balance"
      adjust={{
        ownWeights: hasOwn ? { replace: <OwnWeights /> } : { hidden: true },
        sampling: {
          fields: {
            kind: {
              // Subsampling leaves no copies: there is no fault to show.
              onChange: (next: SamplingSettings['kind']) =>
                change(next === 'oversample' ? { kind: next } : { kind: next, when: 'training' }),
            },
            ratio: kind === 'none' ? { hidden: true } : { hint: words.ratioHint[kind] },
            when: { hidden: kind !== 'oversample' },
          },
        },
      }}
    />
  );
}

/** A weight for each class. */
function OwnWeights() {
  const { input: words } = useWords();
  const weights = useLab((state) => state.trainSettings.ownWeights);
  const { classCount, rows } = useLab((state) => state.prepareSettings);
  const { initial, min, max, step } = TRAIN_SECTIONS.balance.ownWeights.item;
  return (
    <div className={styles.pairs}>
      {classNamesOf({ rows }, classCount).map((name, index) => (
        <NumberField
          key={name}
          label={words.ownWeight(name)}
          name={`train.ownWeights.${index}`}
          value={weights[index] ?? initial}
          {...{ min, max, step }}
          onChange={(weight) => commands.setTrainSettings({ ownWeights: weights.with(index, weight) })}
        />
      ))}
    </div>
  );
}
